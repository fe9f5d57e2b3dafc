"""Questions in plain words: what they are about, and what answers them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from bot.handlers.replying import Moment
from bot.rendering.replies import Explained, NotCredited, Topic, Usage
from habits.actions.details import leader_week
from habits.actions.standing import show_standing
from habits.domain.calendar import local_date, monday_of
from habits.domain.details import LeaderWeek
from habits.domain.members import Member
from habits.parsing import MessageKind
from habits.storage import decisions, members, organisations

_ABOUT: Mapping[Topic, frozenset[str]] = {
    Topic.FREEZE: frozenset("freeze freezes frozen ❄".split()),
    Topic.SCORE: frozenset(("score",)),
    Topic.SEES: frozenset(
        "see sees seen private privacy anonymous boss manager know knows".split()
    ),
    Topic.COUNTS: frozenset("count counts counted log logged conversation conversations".split()),
    Topic.WHY: frozenset("why point worth purpose".split()),
}
_WATCHERS = frozenset("boss manager who anybody anyone else private privacy anonymous".split())
_OWN = frozenset("doing streak row far left more missing today week stand standing".split())


def answer(
    conn: Connection, whose: Member, moment: Moment, text: str, about: Sequence[str] = ()
) -> object:
    """What answers a question: where the habit stands, what a word of ours means, or where to look.

    `about` are the people whom it names: a manager is shown the week of one in the team.
    """
    asked = _of_team(conn, whose, moment, about) if about else None
    if asked is not None:
        return asked
    words = {word.strip(".,!?“”\"'()") for word in text.casefold().replace("’", "'").split()}
    topic = next((one for one, said in _ABOUT.items() if words & said), None)
    if about and topic is Topic.SEES and not words & _WATCHERS:
        topic = None  # "did you know Maya?" asks about Maya
    if whose.role.may_invite and "team" in words:
        return Usage("summary")
    is_own = bool(words & _OWN) or bool({"my", "i"} & words and words & {"score", "freezes"})
    if is_own and topic in (None, Topic.SCORE, Topic.FREEZE, Topic.COUNTS):
        return show_standing(conn, whose, moment.at)
    return NotCredited(MessageKind.QUESTION) if topic is None else Explained(topic)


def _of_team(
    conn: Connection, whose: Member, moment: Moment, about: Sequence[str]
) -> LeaderWeek | None:
    """This week of whoever a manager asks about by name; None where that is nobody, or more than one."""
    asked = {name.casefold() for name in about}
    monday = monday_of(local_date(moment.at, decisions.zone_of(conn, whose)))
    found = [
        (team, one)
        for team in organisations.managed_teams(conn, whose.organisation_id, whose.id)
        for one in members.of_team(conn, whose.organisation_id, team)
        if not asked.isdisjoint((one.name.casefold(), one.name.casefold().split()[0]))
    ]
    if len({one.id for _, one in found}) != 1:
        return None
    team, one = found[0]
    return leader_week(conn, whose, team, monday, one.id, moment.at)
