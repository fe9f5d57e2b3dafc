"""Who: people by name or handle, and people who are described and not named."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from habits.domain.engagements import Audience, Platform
from habits.parsing.grammar.names import find_name, is_name, is_proper
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, or `count` people without names; what the words beside them tell.

    `is_rest` are people left over of others ("three others", "one of them"), `is_exact`
    whether their number was said.
    """

    name: str | None = None
    handle: str | None = None
    count: int = 0
    audience: Audience | None = None
    platform: Platform | None = None
    is_rest: bool = False
    is_exact: bool = False

    @property
    def is_named(self) -> bool:
        """Whether a name or a handle is known."""
        return self.name is not None or self.handle is not None


def is_same(one: Who, other: Who) -> bool:
    """Whether both mean one person: one handle, or a name within the other."""
    if one.handle and other.handle:
        return one.handle.casefold() == other.handle.casefold()
    mine, theirs = _words(one.name or ""), _words(other.name or "")
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


@lru_cache(maxsize=1024)
def _words(name: str) -> frozenset[str]:
    """The words of a name, without case, accents and full stops."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(kept.replace(".", " ").split())


_REACH = 8
_AHEAD = 4
_REMAINDER = frozenset(("the rest", "the others", "the other"))
_SINGLE = frozenset(("a", "an", "one of", "one of our", "one of my", "another", "one of the"))
_COMMON = frozenset((Tag.COMMON,))
_OWNED = frozenset(("my", "our"))
_TRADES = ("er", "or", "ist", "ian", "man", "woman", "ers", "ors", "ists", "ians", "men", "women")


def find_who(
    pieces: Sequence[Piece], at: int, style: Style, *, strong: bool
) -> tuple[Who | None, int]:
    """The person or people who begin here, and the place behind them.

    `strong` says that people are expected here, so that everyday words may be names.
    """
    if at < len(pieces) and pieces[at].has(Tag.ALL):
        at += 1
    if at >= len(pieces):
        return None, at
    shown = at + (pieces[at].has(Tag.DET) and at + 1 < len(pieces))
    if pieces[shown].handle is not None:
        return _handled(pieces, shown, style)
    owned = _behind_owner(pieces, at)
    if owned > at:
        return _described(pieces, owned, style, strong=True)
    name, after = find_name(pieces, at, style, strong=strong and not _is_described(pieces, at))
    if name is not None:
        return _named(pieces, after, Who(name=name))
    return _described(pieces, at, style, strong=strong)


def _behind_owner(pieces: Sequence[Piece], at: int) -> int:
    """The place of a noun for people that is somebody's: "Ana's husband"; `at` if none stands here."""
    for place in range(at, min(len(pieces) - 1, at + _AHEAD)):
        piece, after = pieces[place], pieces[place + 1]
        if piece.form is not Form.WORD or piece.tags:
            return at
        if piece.possessive:
            return place + 1 if after.has(Tag.PEOPLE) or after.audience else at
    return at


def _is_described(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a describing word stands here and a noun for people soon follows it."""
    if pieces[at].text[0].isupper() and not pieces[at].tags:
        return False
    for piece in pieces[at : at + _AHEAD]:
        if piece.audience is not None or piece.has(Tag.PEOPLE):
            return True
        if piece.has(Tag.ON, Tag.ABOUT, Tag.WITH, Tag.WHO) or piece.form is not Form.WORD:
            return False
    return False


def _handled(pieces: Sequence[Piece], at: int, style: Style) -> tuple[Who, int]:
    """A handle, with the name that stands in brackets behind it."""
    who = Who(handle=pieces[at].handle, platform=pieces[at].platform)
    if at + 1 < len(pieces) and pieces[at + 1].is_mark("("):
        name, after = find_name(pieces, at + 2, style, strong=True)
        if name is not None and after < len(pieces) and pieces[after].is_mark(")"):
            return replace(who, name=name), after + 1
    return who, at + 1


def _named(pieces: Sequence[Piece], after: int, who: Who) -> tuple[Who, int]:
    """A name, with the handle or the link that follows it."""
    while after < len(pieces) and _is_kin(pieces[after]):
        after += 1
    opened = after < len(pieces) and pieces[after].is_mark("(")
    at = after + opened
    if at >= len(pieces) or pieces[at].handle is None:
        return who, after
    closed = at + 1 < len(pieces) and pieces[at + 1].is_mark(")")
    if opened and not closed:
        return who, after
    shown = replace(who, handle=pieces[at].handle, platform=pieces[at].platform)
    return shown, at + 1 + (opened and closed)


def _is_kin(piece: Piece) -> bool:
    """Whether a word of respect follows a name, as in "Harbhajan uncle", "Ketan bhai"."""
    return piece.has(Tag.TITLE) and piece.text[0].islower() and not piece.has(Tag.NAMEABLE)


@dataclass(slots=True)
class _Noun:
    """What a description has said so far, and the place behind its last noun."""

    end: int
    number: int | None = None
    is_people: bool = False
    is_rest: bool = False
    is_ours: bool = False
    is_single: bool = False
    is_owned: bool = False
    is_determined: bool = False
    leads_on: bool = False
    is_called: bool = False
    audience: Audience | None = None

    def who(self) -> Who | None:
        """The people described, if a noun told that they are people."""
        if not self.is_people:
            return None
        return Who(
            count=self.number or 1,
            audience=self.audience,
            is_rest=self.is_rest,
            is_exact=self.number is not None or self.is_single,
        )


def _described(
    pieces: Sequence[Piece], at: int, style: Style, *, strong: bool
) -> tuple[Who | None, int]:
    """People by a noun: "our dealer Matteo", "two girls from sales", "somebody"."""
    noun = _Noun(end=at)
    for place in range(at, min(len(pieces), at + _REACH)):
        if _names(pieces[place], noun, style, strong=strong):
            name, after = find_name(pieces, place, style, strong=True)
            if name is not None:
                return _named(pieces, after, Who(name=name, audience=noun.audience))
            if not pieces[place].possessive:
                break
        elif not (_describes(pieces[place], place, noun) or _compounds(pieces, place, noun)):
            break
    expected = strong or noun.number or noun.is_single or pieces[at].low in _REMAINDER
    return (None, at) if noun.is_rest and not expected else (noun.who(), noun.end)


def _compounds(pieces: Sequence[Piece], place: int, noun: _Noun) -> bool:
    """Whether an everyday word only describes the noun behind it: "wine rep", "podcast gal"."""
    behind = pieces[place + 1] if place + 1 < len(pieces) else None
    if behind is None or noun.is_people or pieces[place].tags != _COMMON:
        return False
    return behind.audience is not None or behind.has(Tag.PEOPLE, Tag.TRADE)


def _names(piece: Piece, noun: _Noun, style: Style, *, strong: bool) -> bool:
    """Whether a name comes after what was described: "customer Frieda", "big Al"."""
    if (noun.number or 1) > 1 or piece.audience is not None:
        return False
    if not noun.leads_on and noun.is_owned and not piece.tags and is_proper(piece, style):
        return True
    if not noun.leads_on:
        return strong and not noun.is_determined and not piece.tags and is_proper(piece, style)
    if style is Style.MIXED and not is_proper(piece, style) and not noun.is_called:
        return not piece.tags and piece.form is Form.WORD and piece.text[0].isupper()
    return is_name(piece, style, strong=True)


def _describes(piece: Piece, place: int, noun: _Noun) -> bool:
    """Whether a piece goes on with the description, taking in what it says."""
    if piece.form not in (Form.WORD, Form.NUMBER) or piece.minutes is not None or piece.day:
        return False
    if piece.audience is not None or piece.has(Tag.PEOPLE, Tag.TRADE, Tag.REST):
        return _take_noun(piece, place, noun)
    them = piece.has(Tag.HIM) and piece.low != "her"
    if them and (noun.number or noun.is_single) and not noun.is_people:
        noun.is_rest = True
        return _take_noun(piece, place, noun)
    if piece.has(Tag.CALLED, Tag.TITLE):
        noun.leads_on = noun.is_people or piece.has(Tag.TITLE)
        noun.is_called = True
        return True
    if noun.is_people:
        return _counts_rest(piece, place, noun)
    return _precedes_noun(piece, place, noun)


def _counts_rest(piece: Piece, place: int, noun: _Noun) -> bool:
    """Take the number of "the other three"."""
    if piece.number is None or not noun.is_rest or noun.number is not None:
        return False
    noun.number, noun.end = piece.number, place + 1
    return True


def _precedes_noun(piece: Piece, place: int, noun: _Noun) -> bool:
    """Take a number, an article or an adjective."""
    if piece.number is not None:
        noun.number = piece.number
        return True
    if piece.has(Tag.DET, Tag.OUR):
        noun.is_ours = noun.is_ours or "our" in piece.low.split() or piece.low == "one of my"
        noun.is_single = piece.low in _SINGLE
        noun.is_owned = piece.low in _OWNED
        noun.is_determined = True
        return True
    bound = noun.is_determined or noun.number is not None
    if not piece.tags and bound and piece.low.endswith(_TRADES):
        return _take_noun(piece, place, noun)
    known = piece.has(Tag.FILL) or (
        bound and (piece.has(Tag.COMMON, Tag.VERBS) or piece.low == "of")
    )
    return known or piece.possessive or (bound and not piece.tags)


def _take_noun(piece: Piece, place: int, noun: _Noun) -> bool:
    if piece.possessive:
        return True
    noun.is_people, noun.leads_on, noun.end = True, True, place + 1
    noun.is_rest = noun.is_rest or piece.has(Tag.REST)
    noun.audience = piece.audience or noun.audience
    if noun.audience is None and noun.is_ours and piece.has(Tag.TRADE):
        noun.audience = Audience.EMPLOYEE
    return True
