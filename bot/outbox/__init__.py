"""Messages out: durably, in order, at the pace that Telegram allows."""

from bot.outbox.delivery import Delivery, Draw
from bot.outbox.exchange import Settled
from bot.outbox.pace import Limits, Pace
from bot.outbox.sender import Outbox

__all__ = ["Delivery", "Draw", "Limits", "Outbox", "Pace", "Settled"]
