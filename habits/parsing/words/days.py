"""When: words that name a day, as local dates."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from habits.parsing.words.tokens import Form, Token
from habits.parsing.words.vocabulary import Entry, Vocabulary


class Named(NamedTuple):
    """A day that was named: as something past (today included), and as something to come."""

    past: date
    coming: date


_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_NOT_A_DAY = frozenset("every each by the these those most since than".split())
_AHEAD = frozenset(("next", "until", "till", "til"))
_AGO_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_WEEK = timedelta(days=7)
_LAST_DAY = 31
_DIGITS = 2
_YEAR, _PARTS = 4, 5
_OF_THIS_MONTH = (["of", "this", "month"], ["of", "the", "month"])
_RANGES = frozenset(("-", "–", "to", "till", "until", "through"))


def find_day(
    tokens: Sequence[Token], at: int, entry: Entry, after: int, today: date, vocabulary: Vocabulary
) -> tuple[Named | None, int]:
    """The day that begins at this token, whose phrase is `entry`, and the place behind it."""
    if entry.offset is not None:
        day = today + timedelta(days=entry.offset)
        return Named(day, day), after
    if entry.weekday is not None:
        return _weekday(tokens, at, entry.weekday, today), after
    if entry.month is not None:
        return _month_first(tokens, at, entry.month, today)
    return _number_first(tokens, at, entry, today, vocabulary)


def _weekday(tokens: Sequence[Token], at: int, weekday: int, today: date) -> Named | None:
    before = tokens[at - 1].low if at else ""
    if tokens[at].possessive or before in _NOT_A_DAY:
        return None
    back = (today.weekday() - weekday) % 7
    past = today - timedelta(days=back or (7 if before == "last" else 0))
    coming = today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    return Named(coming if before in _AHEAD else past, coming)


def _month_first(
    tokens: Sequence[Token], at: int, month: int, today: date
) -> tuple[Named | None, int]:
    number = _day_number(tokens, at + 1)
    if number is None:
        return None, at + 1
    after = at + 2
    after += _is_ordinal(tokens, after)
    if after < len(tokens) and _is_unit(tokens[after]):
        return None, at + 1
    return _dated(today, month, number), after


def _is_unit(token: Token) -> bool:
    return token.low in ("min", "mins", "minutes", "minute", "people", "chats", "conversations")


def _number_first(
    tokens: Sequence[Token], at: int, entry: Entry, today: date, vocabulary: Vocabulary
) -> tuple[Named | None, int]:
    if at + 2 < len(tokens) and tokens[at + 2].low == "ago":
        return _ago(tokens, at, entry, today), at + 3
    whole = _whole_date(tokens, at)
    if whole is not None:
        return Named(whole, whole), at + _PARTS
    number = _day_number(tokens, at)
    if number is None:
        return None, at + 1
    after = at + 1 + _is_ordinal(tokens, at + 1)
    if [token.low for token in tokens[after : after + 3]] in _OF_THIS_MONTH:
        return _day_of_month(today, number), after + 3
    month_at = _past_range(tokens, after)
    month_at += month_at < len(tokens) and tokens[month_at].low == "of"
    if month_at < len(tokens):
        month = _month(tokens[month_at], vocabulary)
        if month is not None:
            return _dated(today, month, number), after if month_at > after + 1 else month_at + 1
    if after > at + 1 and at and tokens[at - 1].low == "the" and _ends(tokens, after):
        return _day_of_month(today, number), after
    return None, at + 1


def _whole_date(tokens: Sequence[Token], at: int) -> date | None:
    """A date with its year: "2026-03-05"."""
    written = "".join(token.text for token in tokens[at : at + _PARTS])
    try:
        return date.fromisoformat(written) if len(tokens[at].text) == _YEAR else None
    except ValueError:
        return None


def _past_range(tokens: Sequence[Token], at: int) -> int:
    """The place behind the second of two days that share a month: "9-11 March", "9th to 11th of March"."""
    if at + 1 < len(tokens) and tokens[at].low in _RANGES and _day_number(tokens, at + 1):
        return at + 2 + _is_ordinal(tokens, at + 2)
    return at


def _ago(tokens: Sequence[Token], at: int, entry: Entry, today: date) -> Named | None:
    number = entry.number or _day_number(tokens, at)
    unit = _AGO_UNITS.get(tokens[at + 1].low)
    if number is None or unit is None or number > _LAST_DAY:
        return None
    day = today - timedelta(days=unit * number)
    return Named(day, day)


def _month(token: Token, vocabulary: Vocabulary) -> int | None:
    entry = vocabulary.words.get(token.low)
    return None if entry is None else entry.month


def _ends(tokens: Sequence[Token], after: int) -> bool:
    """Whether an ordinal stands alone: "the 3rd" is a day, "the 3rd floor" is none."""
    if after >= len(tokens) or tokens[after].form is not Form.WORD:
        return True
    return tokens[after].low in _AFTER_A_DAY


_AFTER_A_DAY = frozenset(
    "i we on at with via and talked spoke chatted had about there he she in".split()
)


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or not tokens[at].text.isdecimal() or len(tokens[at].text) > _DIGITS:
        return None
    number = int(tokens[at].text)
    return number if 1 <= number <= _LAST_DAY else None


def _is_ordinal(tokens: Sequence[Token], at: int) -> bool:
    return (
        at < len(tokens) and tokens[at].low in _ORDINALS and tokens[at - 1].end == tokens[at].start
    )


def _dated(today: date, month: int, number: int) -> Named | None:
    days = [day for year in (-1, 0, 1) if (day := _date(today.year + year, month, number))]
    return _around(days, today)


def _day_of_month(today: date, number: int) -> Named | None:
    months = (today.year * 12 + today.month - 1 + step for step in (-2, -1, 0, 1, 2))
    days = [day for month in months if (day := _date(month // 12, month % 12 + 1, number))]
    return _around(days, today)


def _around(days: list[date], today: date) -> Named | None:
    past = max((day for day in days if day <= today), default=None)
    coming = min((day for day in days if day > today), default=past)
    return None if past is None or coming is None else Named(past, coming)


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
