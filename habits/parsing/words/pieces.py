"""Tokens with what they can be: phrases, platforms, days, lengths of time, numbers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from habits.domain.engagements import Audience, Platform
from habits.parsing.lexicon import Tag
from habits.parsing.words.clock import find_clock
from habits.parsing.words.days import Named, find_day
from habits.parsing.words.links import read_handle, read_link
from habits.parsing.words.minutes import find_minutes
from habits.parsing.words.tokens import Form, Token
from habits.parsing.words.vocabulary import Entry, Vocabulary

_NONE: frozenset[Tag] = frozenset()
_PLAIN = Entry()
_LENGTH = Entry(tags=frozenset((Tag.LENGTH, Tag.CLOSED)))
_CLOCK = Entry(tags=frozenset((Tag.PART, Tag.CLOSED)))
_DAY = Entry(tags=frozenset((Tag.CLOSED,)))
_JOINS = {"&": frozenset((Tag.AND,)), "+": frozenset((Tag.AND,))}
_TIMES = Entry(tags=frozenset((Tag.FILL, Tag.CLOSED)))
_COMING = Entry(tags=frozenset((Tag.CLOSED, Tag.FUTURE)))
_HIGHEST_TARGET = 5
_DIGITS = 6
_SLASHED = ("w", "b", "c")


class Piece(NamedTuple):
    """A phrase of the text; every field but the first five is what it may mean."""

    form: Form
    text: str
    low: str
    start: int
    end: int
    tags: frozenset[Tag] = _NONE
    possessive: bool = False
    platform: Platform | None = None
    is_short: bool = False
    audience: Audience | None = None
    number: int | None = None
    minutes: int | None = None
    day: Named | None = None
    handle: str | None = None

    def has(self, *tags: Tag) -> bool:
        """Whether it can be any of these."""
        return not self.tags.isdisjoint(tags)

    def is_mark(self, marks: str) -> bool:
        """Whether it is one of these marks, however often repeated."""
        return self.form is Form.MARK and self.text[0] in marks


def mark(tokens: tuple[Token, ...], vocabulary: Vocabulary, today: date) -> tuple[Piece, ...]:
    """The pieces of a text; the longest phrase wins, `today` is the writer's local date."""
    meant = tuple(_meant(token, vocabulary) for token in tokens)
    return tuple(_pieces(meant, vocabulary, today))


def _meant(token: Token, vocabulary: Vocabulary) -> Token:
    """A word without its stretching and shortening: "soooo", "jst"."""
    if token.form is not Form.WORD or token.low in vocabulary.words:
        return token
    meant = vocabulary.aliases.get(token.low) or vocabulary.unstretched(token.low)
    return token if meant is None else token._replace(low=meant)


def _pieces(tokens: tuple[Token, ...], vocabulary: Vocabulary, today: date) -> Iterator[Piece]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.form is Form.WORD or token.form is Form.NUMBER:
            piece, at = _worded(tokens, at, vocabulary, today)
        else:
            piece, at = _unworded(token, vocabulary), at + 1
        yield piece


def _unworded(token: Token, vocabulary: Vocabulary) -> Piece:
    platform, handle = None, None
    if token.form is Form.LINK:
        platform, handle = read_link(token.text, vocabulary)
    elif token.form is Form.HANDLE:
        platform, handle = read_handle(token.text, vocabulary)
    elif token.form is Form.HASHTAG:
        entry = vocabulary.words.get(token.low[1:])
        platform = entry.platform if entry is not None else None
    elif token.form is Form.SIGN:
        platform = vocabulary.signs.get(token.text)
    return Piece(
        token.form,
        token.text,
        token.low,
        token.start,
        token.end,
        tags=_JOINS.get(token.text, _NONE),
        platform=platform,
        handle=handle,
    )


def _worded(
    tokens: tuple[Token, ...], at: int, vocabulary: Vocabulary, today: date
) -> tuple[Piece, int]:
    entry, after = vocabulary.find(tokens, at)
    entry = _TIMES if _is_times(tokens, at) else entry or _PLAIN
    if entry.tells_time or tokens[at].form is Form.NUMBER:
        timed = _timed(tokens, at, (entry, after), vocabulary, today)
        if timed is not None:
            return timed
    if tokens[at].low in _SLASHED and after < len(tokens) and tokens[after].text == "/":
        after += 1
    return _joined(tokens, at, after, entry), after


def _is_times(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an "x" is the sign behind a number: "3x"."""
    before = tokens[at - 1] if at else None
    if tokens[at].low != "x" or before is None:
        return False
    return before.form is Form.NUMBER and before.end == tokens[at].start


def _timed(
    tokens: tuple[Token, ...],
    at: int,
    found: tuple[Entry, int],
    vocabulary: Vocabulary,
    today: date,
) -> tuple[Piece, int] | None:
    behind = find_clock(tokens, at, vocabulary)
    if behind > at:
        return _joined(tokens, at, behind, _CLOCK), behind
    minutes, behind = find_minutes(tokens, at, *found, vocabulary)
    if behind > at:
        entry = _LENGTH if minutes is None else Entry(minutes=minutes)
        return _joined(tokens, at, behind, entry), behind
    day, behind = find_day(tokens, at, *found, today, vocabulary)
    if day is None:
        return None
    return _joined(tokens, at, behind, _COMING if day.past > today else _DAY, day), behind


def _joined(
    tokens: tuple[Token, ...], at: int, after: int, entry: Entry, day: Named | None = None
) -> Piece:
    first, last = tokens[at], tokens[after - 1]
    words = tokens[at:after]
    alone = after == at + 1
    return Piece(
        first.form,
        first.text if alone else " ".join(word.text for word in words),
        first.low if alone else " ".join(word.low for word in words),
        first.start,
        last.end,
        entry.tags,
        last.possessive,
        entry.platform,
        entry.is_short,
        entry.audience,
        None
        if entry in (_CLOCK, _LENGTH)
        else entry.number
        if entry.number is not None
        else _number(first),
        entry.minutes,
        day,
    )


def _number(token: Token) -> int | None:
    """The whole number that a token writes; "3/3" is three of three."""
    if token.form is not Form.NUMBER:
        return None
    done, _, target = token.text.partition("/")
    if target:
        return int(done) if int(done) <= int(target) <= _HIGHEST_TARGET else None
    return int(token.text) if token.text.isdecimal() and len(token.text) <= _DIGITS else None
