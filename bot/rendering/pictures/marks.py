"""What a day looks like: each mark told apart by its shape as well as its colour."""

from collections.abc import Mapping
from enum import StrEnum

from habits.domain.standing import EXCUSED, Kind


class Mark(StrEnum):
    """The marks, in the order of the legend; the template draws one of each."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    FROZEN = "frozen"
    OPEN = "open"
    OFF = "off"
    NOT_REACHED = "not_reached"
    REST = "rest"


MARKS: Mapping[Kind, Mark] = {
    kind: Mark.OFF if kind in EXCUSED - {Kind.NOT_REACHED} else Mark(kind.value) for kind in Kind
}
"""Why somebody was off is nobody's business in a picture that is handed on."""
