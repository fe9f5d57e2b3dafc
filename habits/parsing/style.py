"""How a text uses capital letters, which decides what may be a name."""

from collections.abc import Iterable
from enum import StrEnum

from habits.parsing.pieces import Piece
from habits.parsing.tokens import Form


class Style(StrEnum):
    """Capitals for names, for nothing, or for everything."""

    MIXED = "mixed"
    LOWER = "lower"
    UPPER = "upper"


_MOSTLY = 0.7


def style_of(pieces: Iterable[Piece]) -> Style:
    """The style of a text, from its unknown words."""
    words = [piece for piece in pieces if piece.form is Form.WORD]
    letters = "".join(word.text for word in words)
    capitals = sum(letter.isupper() for letter in letters)
    if len(words) > 1 and capitals > _MOSTLY * len(letters):
        return Style.UPPER
    named = any(word.text[0].isupper() and not word.tags and not word.platform for word in words)
    return Style.MIXED if named else Style.LOWER
