"""A leader's own week: seven days, large."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale

from bot.rendering.locales import days_from_to, short_weekday
from bot.rendering.pictures.drawing import draw
from bot.rendering.pictures.marks import MARKS, Mark
from habits.domain.calendar import DAYS_A_WEEK
from habits.domain.own_week import OwnDay, OwnWeek

WIDTH, MARGIN = 360.0, 14.0
STEP = (WIDTH - 2 * MARGIN) / DAYS_A_WEEK


@dataclass(frozen=True, slots=True)
class Column:
    """A day: its name, its mark, the conversations below it, and the middle of its place."""

    name: str
    mark: Mark
    count: int
    target: int
    x: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that the template needs, in units."""

    dates: str
    kept: int
    asked: int
    columns: Sequence[Column]
    height: float = 178.0


def own_week(model: OwnWeek, locale: Locale) -> bytes:
    """The picture of a leader's own week as PNG."""
    return draw("own_week.svg.j2", locale, layout(model, locale))


def layout(model: OwnWeek, locale: Locale) -> Layout:
    """Where everything stands."""
    first, last = model.days[0].date, model.days[-1].date
    return Layout(
        dates=days_from_to(first, last, locale),
        kept=model.kept,
        asked=model.asked,
        columns=[_column(place, day, locale) for place, day in enumerate(model.days)],
    )


def _column(place: int, day: OwnDay, locale: Locale) -> Column:
    """A day that is still to come is drawn as one at rest: nothing is asked of it yet."""
    mark = Mark.REST if day.kind is None else MARKS[day.kind]
    target = 0 if mark in (Mark.REST, Mark.OFF) else day.target
    x = MARGIN + (place + 0.5) * STEP
    return Column(short_weekday(day.date, locale), mark, day.count, target, x)
