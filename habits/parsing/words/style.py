"""How a text uses capital letters, which decides what may be a name."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form


class Style(StrEnum):
    """Capitals for names, for nothing, or for everything."""

    MIXED = "mixed"
    LOWER = "lower"
    UPPER = "upper"


def style_of(pieces: Sequence[Piece]) -> Style:
    """The style of a text, from the words that may be names."""
    words = [piece for piece in pieces if piece.form is Form.WORD]
    shouted = sum(word.text.isupper() for word in words)
    if len(words) > 1 and 2 * shouted > len(words) and not any(map(_is_proper, words)):
        return Style.UPPER
    named = any(map(_names, words)) or any(_names_within(*pair) for pair in pairwise(pieces))
    return Style.MIXED if named else Style.LOWER


def _names(word: Piece) -> bool:
    """Whether an unknown word begins with a capital letter."""
    return not (word.tags or word.platform) and not word.text[0].islower()


def _names_within(before: Piece, word: Piece) -> bool:
    """Whether a word that is a name too has a capital letter within a sentence."""
    within = (before.form is Form.WORD or before.is_mark(",")) and word.form is Form.WORD
    return within and word.has(Tag.NAMEABLE) and _is_proper(word)


def _is_proper(word: Piece) -> bool:
    """Whether a word has one capital and then small letters: its text does not shout."""
    return len(word.text) > 1 and word.text[0].isupper() and word.text[1].islower()
