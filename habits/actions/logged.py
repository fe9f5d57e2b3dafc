"""What a log says and makes of the days: the answer to whoever logged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.contacts import rivals_of
from habits.actions.habit import Unwritten
from habits.actions.standing import DayState, day_state, state_on
from habits.domain.calendar import ONE_DAY
from habits.domain.contacts import Known
from habits.domain.history import is_closed, today
from habits.domain.members import Member
from habits.domain.standing import Standing
from habits.storage import engagements
from habits.storage.engagements import Engagement, Log


@dataclass(frozen=True, slots=True)
class Asked:
    """A conversation with somebody whose name may mean one of several people."""

    line: Engagement
    rivals: Sequence[Known]


@dataclass(frozen=True, slots=True)
class Logged:
    """What was understood and credited, a line a conversation, and what that makes of today and of the habit.

    `others` are other days that the log concerns, or did before it changed; `repeated` are lines with somebody who was
    counted on that day already; `movable` is a day, with the one to which the lines on it can be moved by a press.
    `asked` is the first conversation whose name may mean several people.
    `refused` are days that lay too far back. `corrected` says that an earlier log of the same message was replaced,
    `undone` that it was taken back, `total` that a bare number was read as all of a day, so that what was logged before
    is part of it.
    """

    log_id: int
    answer_id: int | None
    organisation: str
    lines: Sequence[Engagement]
    today: DayState
    standing: Standing
    others: Sequence[DayState] = ()
    repeated: frozenset[int] = frozenset()
    movable: tuple[date, date] | None = None
    asked: Asked | None = None
    refused: Sequence[date] = ()
    corrected: bool = False
    undone: bool = False
    total: bool = False

    @property
    def counted(self) -> int:
        """How many people of the lines count: all but those who were counted on that day already."""
        return sum(one.people for place, one in enumerate(self.lines) if place not in self.repeated)


def answer(
    conn: Connection,
    whose: Member,
    known: Log,
    habit: Unwritten,
    lines: Sequence[Engagement],
    now: datetime,
    concerned: Iterable[date] = (),
) -> Logged:
    """What a log says and makes of its days and of `concerned`."""
    state = day_state(conn, whose, habit, now)
    others = sorted({*concerned, *(one.date for one in lines)} - {state.date})
    return Logged(
        log_id=known.id,
        answer_id=known.answer_id,
        organisation=whose.organisation,
        lines=lines,
        today=state,
        standing=habit.standing,
        others=[state_on(conn, whose, habit, day) for day in others],
        repeated=_repeated(conn, whose, known, lines),
        movable=_movable(habit, known, lines, now),
        asked=_asked(conn, whose, lines),
    )


def _asked(conn: Connection, whose: Member, lines: Sequence[Engagement]) -> Asked | None:
    """The first conversation of which it is asked who it was with; none where nobody else goes by the name by now."""
    for one in lines:
        rivals = rivals_of(conn, whose, one) if one.unsure else ()
        if rivals:
            return Asked(one, rivals)
    return None


def _repeated(
    conn: Connection, whose: Member, known: Log, lines: Sequence[Engagement]
) -> frozenset[int]:
    """The places of lines with somebody whom the leader talked to on the same day before."""
    met = engagements.met_before(conn, whose.id, known.id, {one.date for one in lines})
    repeated = set()
    for place, one in enumerate(lines):
        if (one.date, one.counts_as) in met:
            repeated.add(place)
        elif one.counts_as is not None:
            met.add((one.date, one.counts_as))
    return frozenset(repeated)


def _movable(
    habit: Unwritten, known: Log, lines: Sequence[Engagement], now: datetime
) -> tuple[date, date] | None:
    """Until a day closes at 03:00, what was said after midnight may be meant for the day before, and moved there."""
    local, said_on = today(habit.history, now), today(habit.history, known.said_at)
    yesterday, days = local - ONE_DAY, {one.date for one in lines}
    if said_on != local or is_closed(habit.history, yesterday, now):
        return None
    if days == {local}:
        return local, yesterday
    if days == {yesterday}:
        return yesterday, local if known.date == yesterday else yesterday - ONE_DAY
    return None
