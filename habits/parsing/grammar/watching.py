"""Verbs of seeing: somebody who was seen face to face was met, everything else was only watched."""

from habits.domain.engagements import Platform
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.objects import read_who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.words.pieces import Piece

_MET = frozenset(("saw", "seen"))


def read_watch(cursor: Cursor, act: Act) -> None:
    """Read "saw 3 customers", "saw Ben at the fair", and "saw Ben on X" or "saw Ben leave", which are no talks."""
    if cursor.take().low in _MET and not act.is_negated and _is_met(cursor, act):
        act.did, act.is_seen = Did.TALK, True
        act.before.platform = Platform.IN_PERSON
        return
    act.whos.clear()
    act.end_as(Did.WATCHED)


def _is_met(cursor: Cursor, act: Act) -> bool:
    """Whether people stand here, and nothing that they did."""
    if any(map(_is_network, cursor.pieces)) or not read_who(cursor, act):
        return False
    return bool(act.whos) and cursor.ended


def _is_network(piece: Piece) -> bool:
    return piece.platform not in (None, Platform.IN_PERSON)
