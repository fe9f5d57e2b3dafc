"""Whom a question is about."""

from collections.abc import Sequence

from habits.parsing.grammar.names import find_name
from habits.parsing.grammar.statement import Act
from habits.parsing.words.pieces import Piece


def find_named(questions: Sequence[Act]) -> tuple[str, ...]:
    """The people whom questions name, each once: "how is Dana doing?"."""
    named: dict[str, None] = {}
    for act in questions:
        named |= dict.fromkeys(_names(act.clause.pieces, act))
    return tuple(named)


def _names(pieces: Sequence[Piece], act: Act) -> list[str]:
    found, at = [], 0
    while at < len(pieces):
        name, after = find_name(pieces, at, act.style, strong=False)
        found += [name] if name is not None else []
        at = max(after, at + 1)
    return found
