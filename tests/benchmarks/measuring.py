"""Numbers of rounds, compared within each round, and what was to be reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Series:
    """What one contender reached, a number a round.

    Rounds are interleaved: the first number of each contender was measured beside the first of
    every other, so that a machine that grows slower is slower for all of them.
    """

    numbers: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.numbers)

    @property
    def least(self) -> float:
        """The smallest."""
        return min(self.numbers)

    @property
    def most(self) -> float:
        """The largest."""
        return max(self.numbers)

    def over(self, other: "Series") -> "Series":
        """These numbers as multiples of another contender's, each of its own round."""
        return Series(tuple(a / b for a, b in zip(self.numbers, other.numbers, strict=True)))


@dataclass(frozen=True, slots=True)
class Target:
    """Something to be reached: at least `bound`, or at most where `ceiling` says so."""

    what: str
    found: float
    bound: float
    ceiling: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it was reached."""
        return self.found <= self.bound if self.ceiling else self.found >= self.bound

    def __str__(self) -> str:
        sign, word = ("≤" if self.ceiling else "≥"), ("met" if self.is_met else "MISSED")
        return f"{word}: {self.what}: {self.found:.2f}, to reach {sign} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Table:
    """Contenders side by side, and against those that they are compared with."""

    title: str
    unit: str
    rows: Mapping[str, Series]
    beside: Sequence[str] = ()

    def __str__(self) -> str:
        heads = ["", self.unit, "least to most", *(f"÷ {name}" for name in self.beside)]
        lines = [heads, ["---"] * len(heads)]
        lines += [self._line(name, row) for name, row in self.rows.items()]
        return "\n".join(
            [f"**{self.title}**", "", *("| " + " | ".join(line) + " |" for line in lines)]
        )

    def _line(self, name: str, row: Series) -> list[str]:
        ratios = [_shown(row.over(self.rows[other]).median) for other in self.beside]
        return [name, _shown(row.median), f"{_shown(row.least)} to {_shown(row.most)}", *ratios]


def _shown(number: float) -> str:
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.2f}" if number < 10 else f"{number:.1f}"
