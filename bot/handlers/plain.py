"""Plain words that do what a command does: nobody should have to look one up to be left alone."""

from collections.abc import Mapping

from bot.handlers.habit import stopped
from bot.handlers.people import first_page
from bot.handlers.replying import Act
from bot.rendering.replies import Help
from habits.actions import absences, routine

_RESUME: Act = lambda conn, whose, at: routine.resume(conn, whose, at.at)  # noqa: E731
_BACK: Act = lambda conn, whose, at: absences.come_back(conn, whose, at.at)  # noqa: E731
_HELP: Act = lambda _, whose, __: Help(whose.role)  # noqa: E731
_MEANT: Mapping[str, Act] = {
    "stop": stopped,
    "stop it": stopped,
    "stop this": stopped,
    "unsubscribe": stopped,
    "resume": _RESUME,
    "go on": _RESUME,
    "back": _BACK,
    "i'm back": _BACK,
    "im back": _BACK,
    "i am back": _BACK,
    "help": _HELP,
    "people": first_page,
    "my people": first_page,
    "who is due": first_page,
    "who is due?": first_page,
    "who's due?": first_page,
    "who waits?": first_page,
}
_CANCEL, _OFF = {"cancel", "undo", "delete"}, {"off", "absence", "holiday", "holidays", "leave"}


def meant(text: str) -> Act | None:
    """What a text asks for by itself: a command's word, or days off to be cancelled."""
    plain = text.casefold().replace("’", "'").strip(" .!\n")
    words = set(plain.split())
    if not words.isdisjoint(_CANCEL) and not words.isdisjoint(_OFF):
        return _BACK
    return _MEANT.get(plain)
