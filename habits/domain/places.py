"""Where somebody is, from what they type or share: a city, a part of a country, a country, a zone, the time on a clock."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from habits.domain.calendar import local_time, zone_named
from habits.domain.gazetteer import City, folded, gazetteer
from habits.domain.holidays import country_of
from habits.domain.regions import PARTS, ZONES_CALLED, part_called

_FAR_LARGER = 25
"""So many times the people of any other: nobody who means the other expects to be understood without a word more."""
_WORTH_SHOWING = 200
_OTHER_NAME = 50
"""A city that goes by a name beside its own counts for so many times fewer people: Lomé is also written Rome."""
_MOST = 6
_LARGE = 100_000
"""From how many people on a name is a city's before it is anything else."""
_FARTHEST_KM = 300
"""How far a city may be from a point of the map for its clock to be the one there."""
_CLOSE_ENOUGH = timedelta(minutes=10)
_SURE_LETTERS = 7
"""So many letters of which one is wrong leave no doubt; in fewer a word may be taken for a city."""
_UTC = "UTC"
_OFFSET = re.compile(r"(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?")


@dataclass(frozen=True, slots=True)
class Place:
    """A city, or with id 0 a zone by its own name; `country` is the ISO code, `part` the name of the part of it."""

    id: int
    name: str
    country: str | None
    part: str | None
    zone: str


@dataclass(frozen=True, slots=True)
class Found:
    """The places that somebody may have meant, the likeliest first; one that is sure needs no question."""

    places: tuple[Place, ...] = ()
    sure: bool = False


def place_of_zone(zone: str) -> Place:
    """A zone as a place."""
    return Place(0, zone, country_of(zone), None, zone)


def place_numbered(city_id: int) -> Place | None:
    """The city with a GeoNames number, or None."""
    city = gazetteer().numbered(city_id)
    return None if city is None else _place(city)


def place_near(latitude: float, longitude: float) -> Place | None:
    """The city nearest to a point of the map (degrees), or None where none is near, as at sea."""
    city, away = gazetteer().near(latitude, longitude)
    return _place(city) if away <= _FARTHEST_KM else None


def places_at(wall: time, now: datetime) -> Found:
    """The largest cities where the clock shows a time of day now (UTC), or nearly so, one a zone."""
    fits = {zone for zone in _largest() if _apart(local_time(now, zone), wall) <= _CLOSE_ENOUGH}
    return Found(tuple(_place(city) for zone, city in _largest().items() if zone in fits)[:_MOST])


def _apart(clock: datetime, wall: time) -> timedelta:
    apart = abs(clock - datetime.combine(clock.date(), wall, clock.tzinfo))
    return min(apart, timedelta(days=1) - apart)


def find_places(said: str, now: datetime) -> Found:
    """The places that somebody means who typed this: never guessed where zones differ and none is far larger.

    Names may be in any language, short or misspelt, with a country or its part behind ("Portland, Maine"); also zones
    ("Asia/Tokyo", "EST", "UTC+2" at `now`).
    """
    key = folded(said)
    if key in ZONES_CALLED:
        return _choice([(_largest()[zone], 1.0) for zone in ZONES_CALLED[key]])
    offset = _OFFSET.fullmatch(" ".join(said.casefold().split()))
    if offset is not None:
        return _at_offset(offset, now)
    zone = zone_named(said.strip())
    if zone is not None and ("/" in said or zone == _UTC or not gazetteer().called(said)):
        return Found((place_of_zone(zone),), sure=True)
    city = said.rpartition("/")[2]
    return _choice(_meant(city) or _misspelt(city)) if folded(city) else Found()


def find_large(said: str) -> Found:
    """The places that words name, if a large city is among them: for words that may well mean something else."""
    meant = _meant(said) if folded(said) else []
    return _choice(meant) if any(city.population >= _LARGE for city, _ in meant) else Found()


def _at_offset(said: re.Match[str], now: datetime) -> Found:
    ahead = timedelta(hours=int(said[2]), minutes=int(said[3] or 0))
    return places_at((now + (ahead if said[1] == "+" else -ahead)).time(), now)


def _meant(said: str) -> list[tuple[City, float]]:
    """The cities that may be meant, each with a weight: its people, fewer for a name that is not its own."""
    whole = _called(said) + [(city, float(city.population)) for city in _of_region(said)]
    return whole or _with_region(said)


def _called(name: str) -> list[tuple[City, float]]:
    return [
        (city, city.population / (1 if is_own else _OTHER_NAME))
        for city, is_own in gazetteer().called(name)
    ]


def _of_region(said: str) -> Iterable[City]:
    """The largest city of each zone of a country or of a part of one."""
    regions = part_called(said, short=False)
    inside = [city for city in gazetteer().cities() if _lies_in(city, regions)] if regions else []
    return _by_zone(inside).values()


def _lies_in(city: City, regions: Iterable[tuple[str, str | None]]) -> bool:
    return any(city.country == country and part in (None, city.part) for country, part in regions)


def _with_region(said: str) -> list[tuple[City, float]]:
    """Cities with a country or a part of one behind: "Portland ME", "Cambridge, MA, USA"."""
    words = said.replace(",", " ").split()
    for behind in range(1, min(len(words), 4)):
        regions = part_called(" ".join(words[-behind:]), short=True)
        head = " ".join(words[:-behind])
        inside = [(city, weight) for city, weight in _called(head) if _lies_in(city, regions)]
        inside = inside or [one for one in _with_region(head) if _lies_in(one[0], regions)]
        if inside:
            return inside
    return []


def _misspelt(said: str) -> list[tuple[City, float]]:
    """Cities that a misspelt name is nearest to; weights below one say that nobody can be sure."""
    cities, wrong = gazetteer().like(said)
    sure = wrong == 1 and len(folded(said)) >= _SURE_LETTERS
    return [(city, city.population / (1 if sure else 10**9)) for city in cities]


def _choice(weighed: list[tuple[City, float]]) -> Found:
    """The likeliest as the one that is meant, or all that may be."""
    if not weighed:
        return Found()
    ranked = sorted(weighed, key=lambda one: -one[1])
    best, most = ranked[0]
    rivals = {city.zone for city, weight in ranked if weight * _FAR_LARGER >= most}
    if most >= 1 and rivals == {best.zone}:
        return Found((_place(best),), sure=True)
    return Found(
        _told_apart(city for city, weight in ranked if weight * _WORTH_SHOWING >= most)[:_MOST]
    )


def _told_apart(cities: Iterable[City]) -> tuple[Place, ...]:
    """The largest first; of those that a reader could not tell apart, the largest alone."""
    shown: dict[tuple[object, ...], Place] = {}
    for city in sorted(cities, key=lambda one: -one.population):
        place = _place(city)
        shown.setdefault((place.name, place.country, place.part), place)
    return tuple(shown.values())


def _place(city: City) -> Place:
    part = PARTS.get((city.country, city.part))
    return Place(city.id, city.name, city.country, part, city.zone)


def _by_zone(cities: Iterable[City]) -> dict[str, City]:
    """The largest of some cities in each zone, the largest of all first."""
    largest: dict[str, City] = {}
    for city in sorted(cities, key=lambda one: -one.population):
        largest.setdefault(city.zone, city)
    return largest


@lru_cache(maxsize=1)
def _largest() -> dict[str, City]:
    return _by_zone(gazetteer().cities())
