"""Whole lives that hypothesis makes up: where a leader was, what was said, what was sent."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st

from habits.domain.changes import Change, Times
from habits.domain.history import Absence, History, Prompt, ZoneChange
from tests.domain import oracle
from tests.domain.strategies import WALL_TIMES

T = TypeVar("T")

DAYS_OF_A_LIFE = 16

ZONES = (
    "Europe/Amsterdam",
    "Asia/Tokyo",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Pacific/Apia",
    "America/New_York",
    "America/Santiago",  # midnight is in the gap, and comes twice
    "America/Nuuk",  # the hour before midnight is
    "Africa/Cairo",
    "Europe/Athens",  # 03:00 is
    "Australia/Lord_Howe",  # half an hour is
    "Antarctica/Troll",  # two hours are
)
FIRST_DAYS = (
    date(2025, 3, 24),
    date(2025, 3, 31),
    date(2025, 4, 21),
    date(2025, 9, 1),
    date(2025, 10, 20),
    date(2025, 10, 29),
    date(2011, 12, 26),  # before Apia left out a day
    date(2025, 6, 2),
)

DATES = st.integers(0, DAYS_OF_A_LIFE)
WEEKS = st.one_of(
    st.just(frozenset(range(5))),
    st.just(frozenset[int]()),
    st.frozensets(st.integers(0, 6), min_size=3),
)
TIMES = st.builds(Times, st.sampled_from((time(8, 30), time(0), time(2, 30), time(20))), WALL_TIMES)


@st.composite
def changes(
    draw: st.DrawFn, first: date, values: st.SearchStrategy[T], delays: Sequence[int] = (1, 7)
) -> list[Change[T]]:
    """A first value from joining on, and others said on days that never run back."""
    said_on, said = first, [Change(first, first, draw(values))]
    for _ in range(draw(st.integers(0, 4))):
        said_on += timedelta(days=draw(st.integers(0, 6)))
        holds_from = said_on + timedelta(days=draw(st.sampled_from(delays)))
        said.append(Change(said_on, holds_from, draw(values)))
    return said


@st.composite
def travels(draw: st.DrawFn, joined_at: datetime) -> list[ZoneChange]:
    """The zone joined in, and up to four arrivals elsewhere."""
    zones, at = [ZoneChange(joined_at, draw(st.sampled_from(ZONES)))], joined_at
    for _ in range(draw(st.integers(0, 4))):
        at += timedelta(hours=draw(st.integers(1, 100)))
        zones.append(ZoneChange(at, draw(st.sampled_from(ZONES))))
    return zones


@st.composite
def prompts(draw: st.DrawFn, day: date, zones: Sequence[str], now: datetime) -> Prompt:
    """A prompt that went out about the right hour, or late, or not at all: what is known of it now."""
    zone = draw(st.sampled_from(zones))
    due = oracle.moment(day, time(8, 30), zone)
    sent_at = due + timedelta(minutes=draw(st.integers(-600, 1200)))
    is_sent = draw(st.booleans()) and sent_at <= now
    return Prompt(zone, sent_at if is_sent else None, withheld=draw(st.integers(0, 4)) == 0)


@st.composite
def absences(draw: st.DrawFn, first: date) -> Absence:
    """Days off somewhere in the life, with an end or without."""
    begins = first + timedelta(days=draw(DATES))
    length = draw(st.one_of(st.none(), st.integers(0, 6)))
    return Absence(begins, None if length is None else begins + timedelta(days=length))


@st.composite
def lives(draw: st.DrawFn) -> tuple[History, dict[date, int], datetime]:
    """A leader's dated facts, the conversations of each day, and the instant at which one asks."""
    midnight = datetime.combine(draw(st.sampled_from(FIRST_DAYS)), time(0), UTC)
    joined_at = midnight + timedelta(minutes=draw(st.integers(0, 7 * 24 * 60)))
    now = joined_at + timedelta(minutes=draw(st.integers(0, DAYS_OF_A_LIFE * 24 * 60)))
    zones = draw(travels(joined_at))
    first = oracle.clock(joined_at, zones[0].zone).date()
    days = [first + timedelta(days=day) for day in draw(st.sets(DATES))]
    been_in = [change.zone for change in zones]
    history = History(
        joined_at=joined_at,
        zones=zones,
        targets=draw(changes(first, st.integers(3, 5))),
        weekdays=draw(changes(first, WEEKS, (0, 1, 7))),
        times=draw(changes(first, TIMES, (0, 1))),
        absences=draw(st.lists(absences(first), max_size=2)),
        prompts={day: draw(prompts(day, been_in, now)) for day in sorted(days)},
        holidays=frozenset(first + timedelta(days=day) for day in draw(st.sets(DATES, max_size=3))),
    )
    told = oracle.days_from(first, first + timedelta(days=DAYS_OF_A_LIFE))
    return history, {day: draw(st.integers(0, 6)) for day in told}, now
