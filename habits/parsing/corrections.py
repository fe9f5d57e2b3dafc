"""A message that mends an earlier log and reports nothing: "Tom, not Tim"."""

from habits.parsing.clauses import Clause
from habits.parsing.lexicon import Tag
from habits.parsing.people import find_name
from habits.parsing.pieces import Piece
from habits.parsing.reading import Correction
from habits.parsing.style import Style

_LONGEST = 14
_IT = frozenset(("it was", "it's", "it", "that was", "i meant", "meant", "should be", "was"))


def find_correction(clauses: tuple[Clause, ...], style: Style) -> tuple[Correction | None] | None:
    """The correction that the whole message makes; None if it makes none.

    A message that corrects something else than a name gives `(None,)`.
    """
    pieces = [piece for clause in clauses for piece in clause.pieces]
    if not 2 <= len(pieces) <= _LONGEST:
        return None
    denial = next((at for at, piece in enumerate(pieces) if piece.low == "not"), None)
    if (
        denial is None
        or denial + 1 >= len(pieces)
        or any(p.has(Tag.TALK, Tag.REACH) for p in pieces)
    ):
        return None
    right, wrong = (
        _last_name(pieces[:denial], style),
        find_name(pieces, denial + 1, style, strong=True)[0],
    )
    if right and wrong:
        return (Correction(old=wrong, new=right),)
    if _is_place(pieces[denial + 1]) and any(_is_place(piece) for piece in pieces[:denial]):
        return (None,)
    return None


def _is_place(piece: Piece) -> bool:
    return piece.platform is not None or piece.day is not None or piece.number is not None


def _last_name(pieces: list[Piece], style: Style) -> str | None:
    for at in range(len(pieces)):
        if not pieces[at].has(Tag.CORRECT, Tag.THIRD, Tag.BE, Tag.FILL, Tag.FUTURE, Tag.HAVE, Tag.SELF):
            name, after = find_name(pieces, at, style, strong=True)
            return name if after == len(pieces) else None
    return None
