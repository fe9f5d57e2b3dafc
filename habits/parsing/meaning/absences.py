"""From when to when somebody is away."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from habits.parsing.reading import Absence
from habits.parsing.words.days import Named
from habits.parsing.words.pieces import Piece

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_UNTIL = ("until", "till", "til", "back")
_THROUGH = ("through", "thru")
_SWALLOWED = ((" today", 0), (" tomorrow", 1))
_NEAR = 3
_UNITS = {
    "day": _DAY, "days": _DAY, "week": _WEEK, "weeks": _WEEK, "wk": _WEEK, "wks": _WEEK,
    "month": timedelta(days=30), "months": timedelta(days=30),
}  # fmt: skip
_MOST = 60
_WAS = frozenset(("was", "were", "had", "took", "been"))
_NO_END = ("pause", "pausing", "further notice", "indefinite", "sabbatical", "al leave", "no idea")
_PEACE = ("skip", "skipping", "snooze", "not today")


def find_absence(pieces: Sequence[Piece], today: date) -> Absence | None:
    """The local dates that the text names: "off until Monday" ends with Sunday.

    A text that names no day speaks of today, unless it says that there is no end yet. None where only today is to be
    left in peace ("skip", "not today"), which is no absence.
    """
    found = _for_long(pieces, today) or _find(pieces, today)
    only_today = {found.first, found.last} <= {None, today}
    if only_today and _asks_for_peace(pieces):
        return None
    is_silent = found == Absence(None, None)
    return Absence(today, today) if is_silent and not _has_no_end(pieces) else found


def _for_long(pieces: Sequence[Piece], today: date) -> Absence | None:
    """An absence by its length: "pause for two weeks", "off 3 days", from a day that is named or from today."""
    words = [word for piece in pieces for word in piece.low.split()]
    length = next(
        (found for at in range(len(words)) if (found := _length(words[at:], pieces))), None
    )
    if length is None:
        return None
    start = next((_day(piece.day, today) for piece in pieces if piece.day), today)
    return Absence(start, start + length - _DAY)


def _length(words: Sequence[str], pieces: Sequence[Piece]) -> timedelta | None:
    """The length that words begin with, in days: "two weeks"."""
    unit = _UNITS.get(words[1]) if len(words) > 1 else None
    if words[0] == "fortnight":
        return 2 * _WEEK
    numbers = {piece.low: piece.number for piece in pieces if piece.number}
    number = 1 if words[0] in ("a", "one") else numbers.get(words[0])
    if words[0] in ("couple", "few") and unit is None and words[1:2] == ["of"]:
        return _length(["two", *words[2:]], pieces) if words[0] == "couple" else None
    if number is None and words[0] == "two":
        number = 2
    return None if unit is None or number is None or number > _MOST else number * unit


def _has_no_end(pieces: Sequence[Piece]) -> bool:
    """Whether the text says that nobody knows for how long; "sick" alone is a matter of today."""
    text = " ".join(piece.low for piece in pieces)
    return any(words in text for words in _NO_END)


def _asks_for_peace(pieces: Sequence[Piece]) -> bool:
    text = " ".join(piece.low for piece in pieces)
    return text.startswith(_PEACE) or not _words(pieces).isdisjoint(_PEACE)


def _find(pieces: Sequence[Piece], today: date) -> Absence:
    week = _find_week(pieces, today)
    if week is not None:
        return week
    last: date | None = None
    days: list[date] = []
    for at, piece in enumerate(pieces):
        days += [today + step * _DAY for word, step in _SWALLOWED if piece.low.endswith(word)]
        if piece.day is None:
            continue
        before = _words(pieces[max(0, at - _NEAR) : at])
        if not before.isdisjoint((*_UNTIL, *_THROUGH)):
            last = piece.day.coming - (_DAY if before.isdisjoint(_THROUGH) else timedelta(0))
        else:
            past = not _words(pieces[:at]).isdisjoint(_WAS)
            days.append(piece.day.past if past else _day(piece.day, today))
    return Absence(min(days, default=None), last or max(days, default=None))


def _words(pieces: Sequence[Piece]) -> set[str]:
    return {word for piece in pieces for word in piece.low.split()}


def _day(named: Named, today: date) -> date:
    return today if named.past == today else named.coming


def _find_week(pieces: Sequence[Piece], today: date) -> Absence | None:
    """What is left of this week, or all of the next one."""
    words = [word for piece in pieces for word in piece.low.split()]
    monday = today - today.weekday() * _DAY
    for before, word in pairwise(words):
        if word == "week" and before == "next":
            return Absence(monday + _WEEK, monday + 2 * _WEEK - _DAY)
        if word == "week" and before in ("this", "the"):
            return Absence(today, monday + _WEEK - _DAY)
    return None
