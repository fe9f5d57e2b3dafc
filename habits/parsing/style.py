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


def style_of(pieces: Iterable[Piece]) -> Style:
    """The style of a text, from its unknown words; nearly all in capitals is `UPPER`."""
    words = [piece for piece in pieces if piece.form is Form.WORD]
    shouted = sum(word.text.isupper() for word in words)
    if len(words) > 1 and 2 * shouted > len(words) and not any(map(_is_proper, words)):
        return Style.UPPER
    named = any(not word.tags and not word.platform and _begins_big(word) for word in words)
    return Style.MIXED if named else Style.LOWER


def _begins_big(word: Piece) -> bool:
    return not word.text[0].islower()


def _is_proper(word: Piece) -> bool:
    """Whether a word has one capital and then small letters: its text shouts not."""
    return len(word.text) > 1 and word.text[0].isupper() and word.text[1].islower()
