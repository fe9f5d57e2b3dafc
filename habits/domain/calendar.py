"""Local days, wall times and weeks.

Instants are aware datetimes, in UTC where they are answered; a local date is a `date` that means something only
beside its zone; zones are IANA names.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

ONE_DAY = timedelta(days=1)
WEEK = timedelta(days=7)
DAYS_A_WEEK = 7
DAY_CLOSES = time(3)
"""The wall time of the next morning until which a day may still be logged on time."""
QUIET_FROM, QUIET_UNTIL = time(21), time(7)
"""Quiet hours, local: nothing that was not asked for is sent in them."""
_NOT_PLACES = frozenset({"Factory", "localtime", "posixrules"})


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every zone that a person may be in: the names of the pinned tzdata, legacy links included."""
    listed = resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(listed) - _NOT_PLACES


@lru_cache(maxsize=1)
def _zones_as_typed() -> dict[str, str]:
    """Every name in small letters, and every city that names one zone alone."""
    cities: dict[str, list[str]] = {}
    for name in sorted(zone_names()):
        region, _, city = name.rpartition("/")
        if region and region != "Etc":
            cities.setdefault(city.casefold(), []).append(name)
    alone = {city: names[0] for city, names in cities.items() if len(names) == 1}
    return alone | {name.casefold(): name for name in zone_names()}


def zone_named(typed: str) -> str | None:
    """The zone that somebody means who typed its name or its city, in any case; None where that is no zone."""
    return _zones_as_typed().get("_".join(typed.split()).casefold())


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The rules of a zone, as the pinned tzdata has them; a copy that the system has is never read.

    Raises ValueError for a name outside `zone_names()`.
    """
    if name not in zone_names():
        raise ValueError(f"not a time zone: {name!r}")
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


def local_time(instant: datetime, zone_name: str) -> datetime:
    """The wall clock in the zone at an instant, aware."""
    return instant.astimezone(zone(zone_name))


def local_date(instant: datetime, zone_name: str) -> date:
    """The date on the calendar in the zone at an instant."""
    return local_time(instant, zone_name).date()


def at_wall_time(day: date, wall_time: time, zone_name: str) -> datetime:
    """The instant (UTC) at which the wall clock of a zone shows a time on a day.

    A time that the clock skips is read with the offset before the gap, one that it shows twice is the first.
    A day that the zone skipped whole gives the instant that it would have had by the offset before.
    """
    first_pass = wall_time.replace(fold=0)
    return datetime.combine(day, first_pass, zone(zone_name)).astimezone(UTC)


def exists(day: date, zone_name: str) -> bool:
    """Whether a date has been on the calendar of a zone at all; Apia never had 30 December 2011."""
    noon = at_wall_time(day, time(12), zone_name)
    return local_date(noon, zone_name) == day


def occurrence(day: date, wall_time: time, zone_name: str) -> datetime | None:
    """The one instant (UTC) at which something daily happens on a local day, or None where the day does not exist."""
    return at_wall_time(day, wall_time, zone_name) if exists(day, zone_name) else None


def is_quiet(wall_time: time) -> bool:
    """Whether a wall time lies in quiet hours: from 21:00 until 07:00."""
    return wall_time >= QUIET_FROM or wall_time < QUIET_UNTIL


def after_quiet(instant: datetime, zone_name: str) -> datetime:
    """The first instant (UTC) from a given one on that lies outside quiet hours in a zone."""
    clock = local_time(instant, zone_name)
    if not is_quiet(clock.time()):
        return instant
    day = clock.date() if clock.time() < QUIET_UNTIL else clock.date() + ONE_DAY
    return at_wall_time(day, QUIET_UNTIL, zone_name)


def monday_of(day: date) -> date:
    """The Monday of the ISO week that holds a day."""
    return day - timedelta(days=day.weekday())


def days_between(first: date, last: date) -> Iterator[date]:
    """Every date from the first to the last, both included; none when the last comes first."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
