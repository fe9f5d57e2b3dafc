"""What a whole message asks for, or owns up to, in a few words: take it back, ask me later, nobody today."""

from collections.abc import Sequence
from itertools import pairwise

from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.reading import Wish
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_LONGEST = 8
_POLITE = (Tag.FILL, Tag.GREET, Tag.CORRECT, Tag.AND, Tag.BUT)
_NOBODY = frozenset(("anyone", "anybody", "a soul", "any", "at all", "far", "yet", "luck"))
_NOTHING = frozenset(("zero", "nothing", "none", "nada", "zilch", "nil"))


def find_wish(pieces: Sequence[Piece]) -> Wish | None:
    """What the whole text asks for: "undo that", "delete the last one", "later"; None if it says anything else."""
    said = [piece for piece in pieces if piece.form is not Form.MARK]
    if not said or len(said) > _LONGEST:
        return None
    if all(piece.has(Tag.LATER, *_POLITE) for piece in said) and _one(said, Tag.LATER):
        return Wish.LATER
    meant = [piece for piece in said if piece.has(Tag.UNDO, Tag.LAST) or not piece.has(*_POLITE)]
    if meant and meant[0].has(Tag.UNDO) and all(map(_is_of_a_log, meant[1:])):
        return Wish.UNDO
    return None


def _one(pieces: Sequence[Piece], tag: Tag) -> bool:
    return any(piece.has(tag) for piece in pieces)


def _is_of_a_log(piece: Piece) -> bool:
    return piece.has(Tag.LAST, Tag.DET, Tag.OUR, Tag.UNDO)


def says_nobody(acts: Sequence[Act]) -> bool:
    """Whether the text says that the writer talked to nobody: "nobody today", "0", "didn't talk to anyone"."""
    pieces = [piece for act in acts for piece in act.clause.pieces]
    if not pieces or any(act.is_silent for act in acts if act.clause.pieces[0].low not in _NOTHING):
        return False
    return _is_bare_zero(pieces) or any(map(_denies_all, acts))


def _is_bare_zero(pieces: Sequence[Piece]) -> bool:
    """Whether there is nothing but a "nobody" or "0", its day and its noun."""
    none = any(p.has(Tag.NOBODY) or p.number == 0 or p.low in _NOTHING for p in pieces)
    denied = any(one.low == "no" and two.has(Tag.CHAT) for one, two in pairwise(pieces))
    return (none or denied) and len(pieces) <= _LONGEST and all(map(_is_beside_zero, pieces))


def _is_beside_zero(piece: Piece) -> bool:
    if piece.day or piece.number == 0 or piece.low in _NOBODY:
        return True
    return piece.has(Tag.NOBODY, Tag.NEG, Tag.CHAT, Tag.NOW, Tag.TOTAL, *_POLITE)


def _denies_all(act: Act) -> bool:
    """Whether a clause denies a talk with anybody at all."""
    if (
        act.did not in (Did.TALK, Did.ANSWERED)
        or not act.is_negated
        or act.is_future
        or act.has_him
    ):
        return False
    if any(who.is_named for who in act.whos):
        return False
    pieces = act.clause.pieces
    return any(piece.has(Tag.NOBODY) or piece.low in _NOBODY for piece in pieces) or not act.whos
