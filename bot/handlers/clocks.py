"""Times of day and days of the week, as people type them."""

import re
from datetime import time

from bot.rendering.locales import day_name, locale_of
from habits.domain.changes import EVERY_DAY, WORKING_DAYS
from habits.domain.errors import NotATime

_HALF_DAY, _HOUR = 12, 60
_WEEK = 7
_SHORTEST = 2
"""Letters that tell the days of the week apart."""
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS)} | {
    "quarter": "15",
    "twenty": "20",
    "half": "30",
    "thirty": "30",
    "forty": "40",
    "noon": "12:00",
    "midday": "12:00",
    "midnight": "0:00",
}
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<minutes>\d{1,2}) (?:(?P<way>past|after|to|before) |(?<=30 )))?"
    r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>[0-5]\d))?(?![\d:])"
    r"(?: ?o'?clock)?(?: ?(?P<half>[ap])m\b| (?:in the|at|this|tonight) ?(?P<part>morning|afternoon|evening|night))?"
)
_HALF = re.compile(r"\b([ap])\.? ?m\b\.?")
_SEVERAL = {
    "weekday": WORKING_DAYS,
    "workday": WORKING_DAYS,
    "working": WORKING_DAYS,
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
}
_ALL = re.compile(r"\b(?:every|each|all|7|seven) (?:single )?days?\b(?! of| but)")
_FROM_TO = re.compile(r"\s*(?:-|–|\b(?:to|until|till|through|thru)\b)\s*")
_FILLING = frozenset(
    "a about actually again and around ask at be better can clock could day days do each every for from good how i i'd "
    "i'll i'm in instead is it it's just let's like make may maybe me mean meant mine my no nope o'clock of oh "
    "ok okay on only oops please prefer prompt rather remind right say send set should sorry suit suits that the then "
    "time times to us want we what will work works would wrong yeah yes you".split()
)


def time_said(said: str) -> time:
    """A time of day: 8, 8:30, 8.30, 830, 7pm, half past eight. Raises NotATime."""
    prompt_at, rest = _time_in(_plain(said))
    if prompt_at is None or not _fills(rest):
        raise NotATime(said=said)
    return prompt_at


def weekdays_said(said: str, language: str | None = None) -> frozenset[int] | None:
    """Days of the week, from Monday as 0: "Mon-Thu", "mon, tue and fri", "weekdays"; None where words say none."""
    return _days_in(_plain(said), language)


def rhythm_said(
    said: str, language: str | None = None
) -> tuple[time | None, frozenset[int] | None]:
    """A time of day, days of the week, or both, None for what is left out: "7:45", "Mon Wed Fri at half past eight".

    Raises NotATime where the words say neither, or say more than that.
    """
    plain = _plain(said)
    prompt_at, rest = _time_in(plain)
    weekdays = _days_in(rest, language)
    if (prompt_at is None and weekdays is None) or (weekdays is None and not _fills(rest)):
        raise NotATime(said=said)
    return prompt_at, weekdays


def _plain(said: str) -> str:
    """Words in small letters, with numbers for those that are one."""
    small = _HALF.sub(r"\1m", said.casefold().replace("’", "'"))
    words = " ".join(re.sub(r"[,;!?&+]|\.(?!\d)", " ", small).split())
    return re.sub(r"[a-z]+", lambda word: _WORDS.get(word[0], word[0]), words)


def _time_in(plain: str) -> tuple[time | None, str]:
    """The first time of day in some words, and the words without it."""
    found = _TIME.search(_ALL.sub(lambda words: "_" * len(words[0]), plain))
    if found is None:
        return None, plain
    minutes = int(found["hour"]) * _HOUR + int(found["minute"] or 0)
    if found["minutes"]:
        minutes += int(found["minutes"]) * (-1 if found["way"] in ("to", "before") else 1)
    if found["half"] or found["part"]:
        is_late = found["half"] == "p" or found["part"] in ("afternoon", "evening", "night")
        minutes = minutes % (_HALF_DAY * _HOUR) + is_late * _HALF_DAY * _HOUR
    hour, minute = divmod(minutes, _HOUR)
    try:
        return time(hour, minute), plain[: found.start()] + " " + plain[found.end() :]
    except ValueError:
        return None, plain


def _fills(rest: str) -> bool:
    return all(word in _FILLING for word in rest.split())


def _days_in(plain: str, language: str | None) -> frozenset[int] | None:
    """The days that some words name, beside words that only fill; None where there are others, or no day."""
    if _ALL.search(plain):
        return EVERY_DAY
    days: set[int] = set()
    words = _FROM_TO.sub("-", plain).split()
    for word in words:
        several = _SEVERAL.get(word.removesuffix("s"))
        named = several or _from_to(word, language)
        if named is None and word.strip("-") not in _FILLING:
            return None
        days |= set() if named is None or (word == "we" and len(words) == 1) else named
    return frozenset(days) or None


def _from_to(word: str, language: str | None) -> set[int] | None:
    """The days from one to another, or the one day, that a word names."""
    parts = word.split("-", 1)
    first, last = _weekday(parts[0], language), _weekday(parts[-1], language)
    if first is None or last is None:
        return None
    return {day % _WEEK for day in range(first, last + (_WEEK if last < first else 0) + 1)}


def _weekday(word: str, language: str | None) -> int | None:
    names = [day_name(day, locale_of(language)).casefold() for day in range(_WEEK)]
    typed = word.casefold().rstrip(".").removesuffix("s")
    fits = [day for day, name in enumerate(names) if name.startswith(typed)]
    return fits[0] if len(typed) >= _SHORTEST and len(fits) == 1 else None
