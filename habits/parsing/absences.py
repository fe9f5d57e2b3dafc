"""From when to when somebody is away."""

from datetime import date, timedelta

from habits.parsing.clauses import Clause
from habits.parsing.pieces import Piece
from habits.parsing.reading import Absence

_UNTIL = frozenset(("until", "till", "til"))
_BACK = frozenset(("back", "back on", "be back"))
_WEEK = 7


def find_absence(clauses: tuple[Clause, ...], today: date) -> Absence:
    """The local dates that the text names: "off until Monday" ends with Sunday."""
    pieces = [piece for clause in clauses for piece in clause.pieces]
    return Absence(None, None) if not pieces else _find(pieces, today)


def _find(pieces: list[Piece], today: date) -> Absence:
    return Absence(None, None)
