"""Times of day and days of the week, as people type them."""

import re
from datetime import time

from bot.rendering.locales import day_name, locale_of
from habits.domain.errors import NotATime

_TIME = re.compile(r"(\d{1,2})[:.h]?(\d{2})?\s*(am|pm)?")
_HALF_DAY = 12
_WEEK = 7
_SHORTEST = 2
"""Letters that tell the days of the week apart."""


def time_said(said: str) -> time:
    """A time of day: 8, 8:30, 8.30, 830, 7pm. Raises NotATime."""
    found = _TIME.fullmatch(said.strip().casefold())
    if found is None:
        raise NotATime(said=said)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise NotATime(said=said) from None


def weekdays_said(said: str, language: str | None = None) -> frozenset[int] | None:
    """Days of the week, from Monday as 0: "Mon-Thu", "mon tue fri"; None where a word is no day of the week."""
    days: set[int] = set()
    for word in said.replace(",", " ").replace(" - ", "-").split():
        parts = word.split("-", 1)
        first, last = _weekday(parts[0], language), _weekday(parts[-1], language)
        if first is None or last is None:
            return None
        days |= {day % _WEEK for day in range(first, last + (_WEEK if last < first else 0) + 1)}
    return frozenset(days) or None


def _weekday(word: str, language: str | None) -> int | None:
    names = [day_name(day, locale_of(language)).casefold() for day in range(_WEEK)]
    typed = word.casefold().rstrip(".")
    fits = [day for day, name in enumerate(names) if name.startswith(typed)]
    return fits[0] if len(typed) >= _SHORTEST and len(fits) == 1 else None
