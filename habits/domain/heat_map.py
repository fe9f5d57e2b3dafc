"""Eight weeks of a team, day by day: what the picture above a weekly summary shows."""

from dataclasses import dataclass
from datetime import date

from habits.domain.calendar import WEEK
from habits.domain.standing import Kind

WEEKS = 8
"""The week that the summary is about, and the seven before it."""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One person's days, from the first Monday on: None where there was no day, before joining or yet to come.

    `kept` of `asked` days are those of the last week.
    """

    name: str
    kept: int
    asked: int
    days: tuple[Kind | None, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A team's eight weeks, the last of which begins with `week`; the rows in the order of the summary's."""

    team: str
    week: date
    rows: tuple[HeatRow, ...]

    @property
    def first(self) -> date:
        """The Monday that the rows begin with."""
        return self.week - (WEEKS - 1) * WEEK
