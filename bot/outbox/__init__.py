"""Messages out: durably, in order, at the pace that Telegram allows."""

from bot.outbox.delivery import Delivery, Drawings
from bot.outbox.exchange import Settled
from bot.outbox.pace import UNPACED, Limits, Pace
from bot.outbox.sender import Outbox

__all__ = ["UNPACED", "Delivery", "Drawings", "Limits", "Outbox", "Pace", "Settled"]
