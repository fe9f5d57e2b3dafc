"""Public holidays, from the calendars of the `holidays` library, and the country that a zone lies in."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from importlib import resources

import holidays

_NAMED_IN = "en_US"
"""Else the names are in the language of the machine that the bot happens to run on."""


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Zone name → ISO country code, by the table that comes with tzdata; zones shared by countries name the first."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def country_of(zone_name: str) -> str | None:
    """The country that a zone lies in, or None for one that lies in none, such as UTC."""
    return _countries().get(zone_name)


@lru_cache(maxsize=512)
def _year(country: str, year: int) -> dict[date, str]:
    """The holidays of a year; of a country that the library lacks there are none, and asking which it has loads all."""
    try:
        return dict(holidays.country_holidays(country, years=year, language=_NAMED_IN))
    except NotImplementedError:
        return {}


def public_holidays(country: str | None, days: Iterable[date]) -> dict[date, str]:
    """The public holidays of a country among some days, with their names; none where the country is not known."""
    if country is None:
        return {}
    return {day: _year(country, day.year)[day] for day in days if day in _year(country, day.year)}
