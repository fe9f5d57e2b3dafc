"""Lives and days in few words, for the tests of the domain."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from habits.domain.changes import WORKING_DAYS, Change, Times
from habits.domain.history import Absence, History, Prompt, ZoneChange, day_of, joined_on
from habits.domain.standing import START, Day, Kind, Standing, advance, kind_of
from tests.domain import oracle

A_DAY = date(2025, 6, 2)
NO_FREEZES = Standing(streak=7, freezes=0, score=50, judged=13)
HALF_PAST_EIGHT = Times(time(8, 30))


def a_day(
    count: int = 0,
    *,
    target: int = 3,
    scheduled: bool = True,
    holiday: bool = False,
    absence: bool = False,
    joining: bool = False,
    reached: bool = True,
    closed: bool = True,
) -> Day:
    """A scheduled day that was reached, is closed and has no excuse, but for what is said."""
    return Day(A_DAY, scheduled, target, count, holiday, absence, joining, reached, closed)


def utc(text: str) -> datetime:
    """An instant from what a clock in Greenwich shows: "2025-06-02 08:30"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def there(text: str, zone: str) -> datetime:
    """An instant from what a clock in a zone shows, the first time that it does."""
    wall = datetime.fromisoformat(text)
    return oracle.moment(wall.date(), wall.time(), zone)


def a_life(
    joined: str,
    zone: str = "Europe/Amsterdam",
    *,
    travels: Sequence[tuple[str, str]] = (),
    weekdays: frozenset[int] = WORKING_DAYS,
    times: Times = HALF_PAST_EIGHT,
    absences: Sequence[Absence] = (),
    prompts: Mapping[date, Prompt] | None = None,
    holidays: frozenset[date] = frozenset(),
) -> History:
    """A leader who joined at a wall time in a zone; `travels` are (UTC, zone) of every arrival."""
    joined_at = there(joined, zone)
    first = oracle.clock(joined_at, zone).date()
    return History(
        joined_at=joined_at,
        zones=[ZoneChange(joined_at, zone), *(ZoneChange(utc(at), to) for at, to in travels)],
        targets=[Change(first, first, 3)],
        weekdays=[Change(first, first, weekdays)],
        times=[Change(first, first, times)],
        absences=absences,
        prompts=prompts or {},
        holidays=holidays,
    )


def prompted(zone: str, *days: str, at: str = "08:30") -> dict[date, Prompt]:
    """Prompts that went out at a wall time of the zone on each of the days."""
    return {
        date.fromisoformat(day): Prompt(zone, sent_at=there(f"{day} {at}", zone)) for day in days
    }


def story(
    history: History, counts: Mapping[date, int], until: date, now: datetime
) -> list[tuple[date, Kind, Standing]]:
    """Every day from joining on, what it was and what the leader stands at after it."""
    told, standing = [], START
    for on in oracle.days_from(joined_on(history), until):
        day = day_of(history, on, counts.get(on, 0), now)
        kind = kind_of(day, standing)
        standing = advance(standing, day)
        told.append((on, kind, standing))
    return told
