"""Questions in plain words: what they are about, and what answers them."""

from collections.abc import Mapping

from sqlalchemy import Connection

from bot.handlers.replying import Moment
from bot.rendering.replies import Explained, NotCredited, Topic
from habits.actions.standing import show_standing
from habits.domain.members import Member
from habits.parsing import MessageKind

_ABOUT: Mapping[Topic, frozenset[str]] = {
    Topic.FREEZE: frozenset("freeze freezes frozen ❄".split()),
    Topic.SCORE: frozenset(("score",)),
    Topic.SEES: frozenset(
        "see sees seen private privacy anonymous boss manager know knows".split()
    ),
    Topic.COUNTS: frozenset("count counts counted log logged conversation conversations".split()),
    Topic.WHY: frozenset("why point worth purpose".split()),
}
_OWN = frozenset("doing streak row far left more missing today week stand standing".split())


def answer(conn: Connection, whose: Member, moment: Moment, text: str) -> object:
    """What answers a question: where the habit stands, what a word of ours means, or where to look."""
    words = {word.strip(".,!?“”\"'()") for word in text.casefold().replace("’", "'").split()}
    topic = next((one for one, about in _ABOUT.items() if words & about), None)
    is_own = bool(words & _OWN) or bool({"my", "i"} & words and words & {"score", "freezes"})
    if is_own and topic in (None, Topic.SCORE, Topic.FREEZE, Topic.COUNTS):
        return show_standing(conn, whose, moment.at)
    return NotCredited(MessageKind.QUESTION) if topic is None else Explained(topic)
