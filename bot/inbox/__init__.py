"""Updates in: kept before they are confirmed, handled once, in a chat in order."""

from bot.inbox.attendant import Attendant
from bot.inbox.poller import Poller
from bot.inbox.reception import Reception

__all__ = ["Attendant", "Poller", "Reception"]
