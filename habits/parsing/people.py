"""Who: names, handles, and people who are described and not named."""

from collections.abc import Sequence
from dataclasses import dataclass

from habits.domain.engagements import Audience, Platform
from habits.parsing.lexicon import Tag
from habits.parsing.pieces import Piece
from habits.parsing.style import Style
from habits.parsing.tokens import Form

_HONORIFICS = ("-san", "-sama", "-sensei", "-ssi", "-ji")


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, or `count` people without names; what the words beside them tell."""

    name: str | None = None
    handle: str | None = None
    count: int = 0
    audience: Audience | None = None
    platform: Platform | None = None
    company: str | None = None
    is_rest: bool = False
    is_exact: bool = False

    @property
    def is_named(self) -> bool:
        """Whether a name or a handle is known."""
        return self.name is not None or self.handle is not None


_NEVER = (
    Tag.SELF, Tag.ME, Tag.THIRD, Tag.HIM, Tag.DET, Tag.OUR, Tag.WITH, Tag.TO, Tag.FROM, Tag.AND,
    Tag.BUT, Tag.NEG, Tag.CLOSED, Tag.WHO, Tag.REST, Tag.NOBODY, Tag.ALL, Tag.NOW, Tag.CALLED,
    Tag.BE, Tag.ASK, Tag.ABSENT, Tag.METRIC,
)  # fmt: skip
_NAMELIKE = frozenset(
    (Tag.VERBS, Tag.REACHING, Tag.COMMON, Tag.PARTICLE, Tag.COMPANY, Tag.LENGTH, Tag.PEOPLE, Tag.TRADE),
)


def is_capital(piece: Piece) -> bool:
    """Whether a word has a capital letter, or is written in a script that has none."""
    return piece.form is Form.WORD and not piece.text[0].islower()


def is_name(piece: Piece, style: Style, *, strong: bool) -> bool:
    """Whether a word can be a name; `strong` where nothing else can stand in its place."""
    if piece.form is not Form.WORD or piece.day is not None or piece.minutes is not None:
        return False
    if piece.platform is not None:
        return piece.is_short and style is Style.MIXED and piece.text.istitle() and strong
    capital = is_capital(piece) and style is Style.MIXED
    nameable = piece.has(Tag.NAMEABLE)
    if piece.has(*_NEVER) and not (nameable and (capital or strong)):
        return False
    if (
        not piece.text.replace("-", "").replace("'", "").replace(".", "").isalpha()
        and piece.text.isascii()
    ):
        return False
    if piece.audience is not None or piece.number is not None or " " in piece.text:
        return False
    if not piece.tags:
        return capital or strong or style is not Style.MIXED
    if not strong or not (nameable or piece.tags <= _NAMELIKE):
        return False
    return capital or nameable or not piece.has(Tag.VERBS, Tag.COMMON, Tag.PEOPLE, Tag.TRADE, Tag.COMPANY)


def find_name(
    pieces: Sequence[Piece], at: int, style: Style, *, strong: bool
) -> tuple[str | None, int]:
    """The name that begins here, and the place behind it; None where there is none."""
    if at >= len(pieces) or not is_name(pieces[at], style, strong=strong):
        return None, at
    after = at + 1
    while not pieces[after - 1].possessive:
        step = _goes_on(pieces, after, style)
        if not step:
            break
        after += step
    if pieces[after - 1].possessive:
        return None, at
    return _clean(" ".join(piece.text for piece in pieces[at:after])), after


def _clean(name: str) -> str:
    for honorific in _HONORIFICS:
        if name.casefold().endswith(honorific):
            return name[: -len(honorific)]
    return name


def _goes_on(pieces: Sequence[Piece], at: int, style: Style) -> int:
    """How many pieces more belong to the name: a surname, with its particles."""
    particles = 0
    while at + particles < len(pieces) and pieces[at + particles].has(Tag.PARTICLE):
        particles += 1
    behind = at + particles
    if behind < len(pieces) and _is_surname(pieces[behind], style, after_particle=bool(particles)):
        return particles + 1
    return 0


def _is_surname(piece: Piece, style: Style, *, after_particle: bool) -> bool:
    if piece.form is not Form.WORD or piece.day or piece.minutes or " " in piece.text:
        return False
    if piece.platform is not None and not (piece.is_short and piece.text.istitle()):
        return False
    if style is not Style.MIXED or not is_capital(piece):
        return not piece.tags and (style is not Style.MIXED or after_particle)
    return not piece.has(*_NEVER) or piece.has(Tag.NAMEABLE)


def find_who(
    pieces: Sequence[Piece], at: int, style: Style, *, strong: bool
) -> tuple[Who | None, int]:
    """The person or people who begin here, and the place behind them."""
    while at < len(pieces) and pieces[at].has(Tag.ALL):
        at += 1
    if at >= len(pieces):
        return None, at
    shown = at + (pieces[at].has(Tag.DET) and at + 1 < len(pieces))
    if pieces[shown].handle is not None:
        return _handled(pieces, shown, style)
    name, after = find_name(pieces, at, style, strong=strong and not _is_described(pieces, at))
    if name is not None:
        return _named(pieces, after, Who(name=name))
    return _described(pieces, at, style, strong=strong)


def _is_described(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a describing word stands here and a noun for people soon follows it."""
    if pieces[at].text[0].isupper() and not pieces[at].tags:
        return False
    for piece in pieces[at : at + 4]:
        if piece.audience is not None or piece.has(Tag.PEOPLE):
            return True
        if piece.has(Tag.ON, Tag.ABOUT, Tag.WITH, Tag.WHO) or piece.form is not Form.WORD:
            return False
    return False


def _handled(pieces: Sequence[Piece], at: int, style: Style) -> tuple[Who | None, int]:
    piece = pieces[at]
    who = Who(handle=piece.handle, platform=piece.platform)
    if at + 2 < len(pieces) and pieces[at + 1].is_mark("("):
        name, after = find_name(pieces, at + 2, style, strong=True)
        if name is not None and after < len(pieces) and pieces[after].is_mark(")"):
            return Who(name, piece.handle, platform=piece.platform), after + 1
    return who, at + 1


def _named(pieces: Sequence[Piece], after: int, who: Who) -> tuple[Who, int]:
    """The name with the handle or the link that follows it."""
    opened = after < len(pieces) and pieces[after].is_mark("(")
    at = after + opened
    if at < len(pieces) and pieces[at].handle is not None:
        closed = opened and at + 1 < len(pieces) and pieces[at + 1].is_mark(")")
        if opened and not closed:
            return who, after
        return _with(who, handle=pieces[at].handle, platform=pieces[at].platform), at + 1 + closed
    return who, after


def _with(who: Who, **changes: object) -> Who:
    values = {name: getattr(who, name) for name in Who.__slots__}
    return Who(**{**values, **changes})


_REACH = 8
_REMAINDER = frozenset(("the rest", "the others", "the other"))
_TRADES = ("er", "or", "ist", "ian", "man", "woman", "ers", "ors", "ists", "ians", "men", "women")


@dataclass(slots=True)
class _Noun:
    """What a description has said so far, and the place behind its last noun."""

    end: int
    number: int | None = None
    is_people: bool = False
    is_rest: bool = False
    is_ours: bool = False
    is_single: bool = False
    is_determined: bool = False
    leads_on: bool = False
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
            if pieces[place].possessive:
                continue
            break
        if not _describes(pieces[place], place, noun):
            break
    if noun.is_rest and not (
        noun.number or noun.is_single or strong or pieces[at].low in _REMAINDER
    ):
        return None, at
    return noun.who(), noun.end


def proper_case(piece: Piece, style: Style) -> bool:
    """Whether capitals mark names in this text, and this word has one."""
    return style is Style.MIXED and piece.text[0].isupper()


def _names(piece: Piece, noun: _Noun, style: Style, *, strong: bool) -> bool:
    """Whether a name comes after what was described: "customer Frieda", "big Al"."""
    if (noun.number or 1) > 1 or piece.audience is not None:
        return False
    proper = not piece.tags and piece.text[0].isupper() and style is Style.MIXED
    if noun.leads_on:
        return is_name(piece, style, strong=True) and (
            not piece.has(Tag.NAMEABLE) or proper_case(piece, style)
        )
    return strong and proper and not noun.is_determined


def _describes(piece: Piece, place: int, noun: _Noun) -> bool:
    """Whether a piece goes on with the description, taking in what it says."""
    if piece.form not in (Form.WORD, Form.NUMBER) or piece.minutes is not None or piece.day:
        return False
    if piece.audience is not None or piece.has(Tag.PEOPLE, Tag.TRADE, Tag.REST):
        return _take_noun(piece, place, noun)
    if piece.has(Tag.HIM) and (noun.number or noun.is_single) and not noun.is_people:
        noun.is_rest = True
        return _take_noun(piece, place, noun)
    if piece.number is not None and noun.is_rest and noun.number is None:
        noun.number, noun.end = piece.number, place + 1
        return True
    if piece.has(Tag.CALLED, Tag.TITLE):
        noun.leads_on = noun.is_people or piece.has(Tag.TITLE)
        return True
    if noun.is_people:
        return False
    if piece.number is not None:
        noun.number = piece.number
    elif piece.has(Tag.DET, Tag.OUR):
        noun.is_ours = noun.is_ours or "our" in piece.low.split()
        noun.is_single = piece.low in _SINGLE
        noun.is_determined = True
    elif not piece.tags and (noun.is_determined or noun.number) and piece.low.endswith(_TRADES):
        return _take_noun(piece, place, noun)
    else:
        bound = noun.is_determined or noun.number is not None
        known = piece.has(Tag.FILL) or (bound and (piece.has(Tag.COMMON) or piece.low == "of"))
        loose = not piece.tags and bound and piece.text.islower()
        return known or loose or piece.possessive
    return True


_SINGLE = frozenset(("a", "an", "one of", "one of our", "one of my", "another", "one of the"))


def _take_noun(piece: Piece, place: int, noun: _Noun) -> bool:
    if piece.possessive:
        return True
    noun.is_people, noun.leads_on, noun.end = True, True, place + 1
    noun.is_rest = noun.is_rest or piece.has(Tag.REST)
    noun.audience = piece.audience or noun.audience
    if noun.audience is None and noun.is_ours and piece.has(Tag.TRADE):
        noun.audience = Audience.EMPLOYEE
    return True
