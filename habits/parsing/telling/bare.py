"""Verbs in their plain form: what stands around them tells whether it has been or is still to come."""

from collections.abc import Sequence
from itertools import groupby

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.statements import NOTED
from habits.parsing.lexicon import Tag


def settle_bare(acts: Sequence[Act]) -> None:
    """Settle "dm @ana, then lunched with Ben", which has been, and "must email Ana, call Ben", which is to come."""
    for _, group in groupby(acts, key=lambda act: act.clause.sentence):
        sentence = list(group)
        for at, act in enumerate(sentence):
            if act.is_bare:
                _settle(act, sentence[:at], sentence[at + 1 :])


def _settle(act: Act, before: Sequence[Act], behind: Sequence[Act]) -> None:
    if any(one.is_future and not one.is_bare for one in before):
        act.is_bare = False
    elif any(map(_is_done, [*before, *behind])) or _is_placed_note(act, behind):
        act.is_bare = act.is_future = False


def _is_done(act: Act) -> bool:
    """Whether a clause tells of a talk with a verb that says it has been."""
    if act.did is not Did.TALK or act.is_future or act.is_negated:
        return False
    return any(piece.has(Tag.TALK, Tag.REACH) for piece in act.clause.pieces)


def _is_placed_note(act: Act, behind: Sequence[Act]) -> bool:
    """Whether a list of names behind a noun ends with where it was: "dm @ana & @ben on X"."""
    if not any(piece.low in NOTED for piece in act.clause.pieces[:2]):
        return False
    for follows in behind:
        if follows.did is not Did.ROSTER or follows.clause.opener not in (Opener.AND, Opener.COMMA):
            return False
        if follows.after.platform is not None:
            return True
    return False
