"""A message that mends an earlier log and reports nothing: "Tom, not Tim"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from habits.parsing.grammar.names import find_name
from habits.parsing.lexicon import Tag
from habits.parsing.reading import Correction
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style

_SHORTEST, _LONGEST = 2, 14
_NEAR = 4
_BEFORE = (Tag.CORRECT, Tag.THIRD, Tag.BE, Tag.FILL, Tag.FUTURE, Tag.HAVE, Tag.SELF)


@dataclass(frozen=True, slots=True)
class Mending:
    """That a message only corrects; the names, where names are what it corrects."""

    names: Correction | None


def find_mending(pieces: Sequence[Piece], style: Style) -> Mending | None:
    """The correction that the whole message makes; None if it makes none."""
    if _is_of_entry(pieces[:_NEAR]):
        return Mending(None)
    if not _SHORTEST <= len(pieces) <= _LONGEST or any(p.has(Tag.TALK, Tag.REACH) for p in pieces):
        return None
    denial = next((at for at, piece in enumerate(pieces) if piece.low == "not"), None)
    if denial is None or denial + 1 >= len(pieces):
        return None
    right = _last_name(pieces[:denial], style)
    wrong, after = find_name(pieces, denial + 1, style, strong=True)
    right = right or (_last_name(pieces[after:], style) if denial == 0 and wrong else None)
    if right and wrong:
        return Mending(Correction(old=wrong, new=right))
    if _is_fact(pieces[denial + 1]) and any(_is_fact(piece) for piece in pieces[:denial]):
        return Mending(None)
    return None


def _is_of_entry(pieces: Sequence[Piece]) -> bool:
    """Whether it is about what was logged before: "the last one should say Erin"."""
    return any(one.has(Tag.LAST) and two.low.startswith("should") for one, two in pairwise(pieces))


def _is_fact(piece: Piece) -> bool:
    return piece.platform is not None or piece.day is not None or piece.number is not None


def _last_name(pieces: Sequence[Piece], style: Style) -> str | None:
    """The name that the words before the "not" end with, if they lead to it."""
    for at in range(len(pieces)):
        name, after = find_name(pieces, at, style, strong=True)
        if name is None or after < len(pieces):
            continue
        leads = all(piece.has(*_BEFORE) for piece in pieces[:at])
        return name if leads or pieces[at - 1].has(Tag.BE, Tag.WITH) else None
    return None
