"""Every zone through every transition from 2024 to 2032: each day happens once, at the right time.

Between transitions the days of a zone are all alike, so those around each transition are all that
differ. Zones whose rules are the same to the byte share what the clock on the wall shows, which is
looked at quarter by quarter; `occurrence` itself is asked for every zone by its name.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from itertools import pairwise

import pytest

from habits.domain.calendar import occurrence, zone_names
from tests.domain import oracle
from tests.domain.oracle import A_DAY, QUARTER

FROM = datetime(2024, 1, 1, tzinfo=UTC)
UNTIL = datetime(2033, 1, 1, tzinfo=UTC)
STRIDE = timedelta(hours=12)
NOTHING = timedelta(0)
WALL_TIMES = [time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 15)]

Slots = dict[tuple[date, time], datetime | None]


def namesakes() -> list[list[str]]:
    """All zones, those with the same rules together."""
    groups: dict[bytes, list[str]] = {}
    for zone in sorted(zone_names()):
        path = resources.files("tzdata.zoneinfo").joinpath(*zone.split("/"))
        groups.setdefault(path.read_bytes(), []).append(zone)
    return list(groups.values())


def offset(instant: datetime, zone: str) -> timedelta:
    return instant.astimezone(oracle.rules(zone)).utcoffset() or NOTHING


@cache
def transitions(zone: str) -> list[datetime]:
    """Every instant at which the clock is moved, to the quarter of an hour."""
    found, instant, before = [], FROM, offset(FROM, zone)
    while instant < UNTIL:
        instant += STRIDE
        if offset(instant, zone) != before:
            found.append(first_moved(instant - STRIDE, zone))
            before = offset(instant, zone)
    return found


def first_moved(instant: datetime, zone: str) -> datetime:
    before = offset(instant, zone)
    while offset(instant, zone) == before:
        instant += QUARTER
    return instant


def days_around(instant: datetime, zone: str) -> list[date]:
    """The days that the clock shows about an instant, and one more on either side."""
    first = oracle.clock(instant - QUARTER, zone).date()
    last = oracle.clock(instant, zone).date()
    return oracle.days_from(min(first, last) - A_DAY, max(first, last) + A_DAY)


def shown(days: list[date], zone: str) -> dict[datetime, datetime]:
    """What the clock shows from the first of the days to the last: the first instant of each."""
    clocks: dict[datetime, datetime] = {}
    instant = datetime.combine(days[0] - A_DAY, time(9), UTC)
    while instant.date() <= days[-1] + A_DAY:
        clocks.setdefault(oracle.clock(instant, zone), instant)
        instant += QUARTER
    return clocks


def slots(moved: datetime, zone: str) -> Slots:
    """When each wall time happens on each of the days around a transition."""
    days = days_around(moved, zone)
    clocks = shown(days, zone)
    there_are = {wall.date() for wall in clocks}
    as_before = moved - QUARTER - oracle.clock(moved - QUARTER, zone).replace(tzinfo=UTC)
    found: Slots = {}
    for day in days:
        for wall_time in WALL_TIMES:
            wall = datetime.combine(day, wall_time)
            skipped = wall.replace(tzinfo=UTC) + as_before if day in there_are else None
            found[day, wall_time] = clocks.get(wall, skipped)
    return found


def every_transition() -> Iterator[tuple[list[str], datetime]]:
    for zones in namesakes():
        for moved in transitions(zones[0]):
            yield zones, moved


def test_every_wall_time_around_every_transition_is_its_first_instant_or_lies_in_the_gap() -> None:
    for zones, moved in every_transition():
        expected = slots(moved, zones[0])
        for zone in zones:
            found = {slot: occurrence(*slot, zone) for slot in expected}
            assert found == expected, zone


def test_the_same_wall_time_comes_once_a_day_and_later_every_day() -> None:
    for zones, moved in every_transition():
        days = days_around(moved, zones[0])
        for wall_time in WALL_TIMES[::4]:
            found = [occurrence(day, wall_time, zones[0]) for day in days]
            instants = [instant for instant in found if instant is not None]
            assert all(earlier < later for earlier, later in pairwise(instants)), zones


def test_the_transitions_are_those_of_the_world() -> None:
    moved = transitions("Europe/Amsterdam")
    assert len(moved) == 18
    assert moved[2:4] == [
        datetime(2025, 3, 30, 1, tzinfo=UTC),
        datetime(2025, 10, 26, 1, tzinfo=UTC),
    ]
    assert transitions("Asia/Tokyo") == []
    assert sum(len(zones) * len(transitions(zones[0])) for zones in namesakes()) > 3000


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2028, 2, 29), date(2032, 12, 31)])
def test_every_zone_has_its_ordinary_days(day: date) -> None:
    for zones in namesakes():
        for wall_time in (time(0), time(8, 30)):
            expected = oracle.occurrence(day, wall_time, zones[0])
            assert {occurrence(day, wall_time, zone) for zone in zones} == {expected}, zones
