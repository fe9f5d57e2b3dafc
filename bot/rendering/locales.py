"""Dates, times and numbers as the reader writes them."""

from datetime import date, datetime, time
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_interval, format_skeleton, format_time, get_day_names
from babel.numbers import format_decimal

CATALOGUES = ("en",)
"""The languages that the texts exist in."""
DEFAULT = Locale("en", "GB")


@lru_cache(maxsize=256)
def locale_of(language: str | None) -> Locale:
    """The locale for a reader by a language tag such as "en-US": one whose texts exist, else British English."""
    try:
        wanted = Locale.parse(language or "", sep="-")
    except (ValueError, UnknownLocaleError):
        return DEFAULT
    if wanted.language not in CATALOGUES or wanted.territory is None:
        return DEFAULT
    return wanted


def clock(at: datetime | time, locale: Locale) -> str:
    """A time of day, such as 08:30."""
    return format_time(at.time() if isinstance(at, datetime) else at, "short", locale=locale)


def day(at: date, locale: Locale) -> str:
    """A day with its weekday and without its year, such as Monday 2 March."""
    return format_skeleton("MMMMEEEEd", at, locale=locale)


def short_day(at: date, locale: Locale, *, month: bool = True) -> str:
    """A day in little room, such as 2 Mar, or 2 alone where the month is clear."""
    return format_skeleton("MMMd" if month else "d", at, locale=locale)


def days_from_to(first: date, last: date, locale: Locale) -> str:
    """Some days in little room, such as 2–8 Mar."""
    return format_interval(first, last, "MMMd", locale=locale)


def short_weekday(at: date, locale: Locale) -> str:
    """The name of a day's weekday in two letters, such as Mo."""
    return short_day_name(at.weekday(), locale)


def short_day_name(number: int, locale: Locale) -> str:
    """The name of a weekday in two letters by its number, from Monday as 0."""
    return str(get_day_names("short", locale=locale)[number])


def weekday(at: date, locale: Locale) -> str:
    """The name of a day's weekday."""
    return day_name(at.weekday(), locale)


def day_name(number: int, locale: Locale) -> str:
    """The name of a weekday by its number, from Monday as 0."""
    return str(get_day_names("wide", locale=locale)[number])


def whole(value: float, locale: Locale) -> str:
    """A number without decimals."""
    return format_decimal(value, format="#,##0", locale=locale)


def country(code: str, locale: Locale) -> str:
    """The name of a country by its ISO code."""
    return str(locale.territories.get(code, code))
