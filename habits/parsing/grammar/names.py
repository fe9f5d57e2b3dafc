"""Names: which words can be one, and where it ends."""

from collections.abc import Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form

_HONORIFICS = ("-san", "-sama", "-sensei", "-ssi", "-ji")
_LONGEST = 8
_MARKS = str.maketrans("", "", "-'.")
_NEVER = (
    Tag.SELF, Tag.ME, Tag.THIRD, Tag.HIM, Tag.DET, Tag.OUR, Tag.WITH, Tag.TO, Tag.FROM, Tag.AND,
    Tag.BUT, Tag.NEG, Tag.CLOSED, Tag.WHO, Tag.REST, Tag.NOBODY, Tag.ALL, Tag.NOW, Tag.CALLED,
    Tag.BE, Tag.ASK, Tag.ABSENT, Tag.METRIC,
)  # fmt: skip
_EVERYDAY = (Tag.VERBS, Tag.COMMON, Tag.PEOPLE, Tag.TRADE, Tag.COMPANY)
_WHOLE = 4
_ABBREVIATED = 3
_VOWELS = frozenset("AEIOUY")
_PARTICLE = frozenset((Tag.PARTICLE,))
_NAMELIKE = frozenset((*_EVERYDAY, Tag.REACHING, Tag.PARTICLE, Tag.LENGTH, Tag.PLACE))


def is_capital(piece: Piece) -> bool:
    """Whether a word has a capital letter, or is written in a script that has none."""
    return piece.form is Form.WORD and not piece.text[0].islower()


def is_proper(piece: Piece, style: Style) -> bool:
    """Whether capitals mark names in this text, and this word has one."""
    return style is Style.MIXED and is_capital(piece)


def is_name(piece: Piece, style: Style, *, strong: bool) -> bool:
    """Whether a word can be a name; `strong` where nothing else can stand in its place."""
    if not _is_word(piece):
        return False
    if style is Style.MIXED and not piece.tags and _is_acronym(piece.text):
        return False
    proper = is_proper(piece, style)
    if piece.platform is not None:
        return strong and proper and piece.is_short and piece.text.istitle()
    nameable = piece.has(Tag.NAMEABLE)
    if piece.has(*_NEVER) and not (nameable and (proper or strong)):
        return False
    whole = proper or (style is not Style.MIXED and len(piece.text) >= _WHOLE)
    if not piece.tags or (whole and piece.tags == _PARTICLE):
        return proper or strong or style is not Style.MIXED
    if not strong or not (nameable or piece.tags <= _NAMELIKE):
        return False
    return proper or nameable or (style is not Style.MIXED and not piece.has(*_EVERYDAY))


def _is_acronym(text: str) -> bool:
    """Whether capitals alone spell something and nobody: "VAT", "GDPR"."""
    if not text.isupper() or not text.isascii():
        return False
    return len(text) == _ABBREVIATED or (len(text) > _ABBREVIATED and _VOWELS.isdisjoint(text))


def _is_word(piece: Piece) -> bool:
    """Whether it is one word of letters that tells no day, number, length or role."""
    if piece.form is not Form.WORD or " " in piece.text:
        return False
    if piece.day or piece.audience or piece.number is not None or piece.minutes is not None:
        return False
    if not piece.text.isascii():
        return True
    return len(piece.text) > 1 and piece.text.translate(_MARKS).isalpha()


def find_name(
    pieces: Sequence[Piece], at: int, style: Style, *, strong: bool
) -> tuple[str | None, int]:
    """The name that begins here, and the place behind it; None where there is none."""
    if at >= len(pieces) or not is_name(pieces[at], style, strong=strong):
        return None, at
    after = at + 1
    while not pieces[after - 1].possessive and after - at < _LONGEST:
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
    behind = at
    while behind < min(len(pieces), at + _LONGEST) and pieces[behind].has(Tag.PARTICLE):
        behind += 1
    if behind < len(pieces) and _is_surname(pieces[behind], style, after_particle=behind > at):
        return behind - at + 1
    return 0


def _is_surname(piece: Piece, style: Style, *, after_particle: bool) -> bool:
    if piece.form is not Form.WORD or piece.day or piece.minutes or " " in piece.text:
        return False
    if piece.platform is not None and not (piece.is_short and piece.text.istitle()):
        return False
    if not is_proper(piece, style):
        return not piece.tags and (style is not Style.MIXED or after_particle)
    if piece.tags and not piece.text.istitle():
        return False
    return not piece.has(*_NEVER) or piece.has(Tag.NAMEABLE)
