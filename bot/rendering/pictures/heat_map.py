"""The team's eight weeks: one row a person, the days of each week side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale

from bot.rendering.locales import short_day
from bot.rendering.pictures.drawing import draw
from bot.rendering.pictures.lettering import drawable, fitted
from bot.rendering.pictures.marks import MARKS, Mark
from habits.domain.calendar import WEEK
from habits.domain.heat_map import WEEKS, HeatMap, HeatRow
from habits.domain.standing import Kind

WIDTH, MARGIN = 360.0, 14.0
TOP = 74.0
"""Where the rows begin, below the title and the dates of the weeks."""
LEGEND_ROW, LEGEND_COLUMNS = 19.0, 4
USUAL_DAYS = range(5)
ROOMY = 12
"""So many rows still have a line of their own for the name."""
MOST = 100
"""More rows than that cannot be read in one picture; it says how many are left to the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """How rows are set: their height, the size of names, and the box of the days, within the row.

    `roomy` rows have a line of their own for the name; `lens` is how much wider the last week's days are than those of
    the others.
    """

    roomy: bool
    row: float
    name_size: float
    name_y: float
    name_room: float
    days_x: float
    days_y: float
    days_height: float
    lens: float
    date_size: float


_ROOMY = Style(
    roomy=True,
    row=52,
    name_size=14.5,
    name_y=18,
    name_room=250,
    days_x=MARGIN,
    days_y=25,
    days_height=19,
    lens=2.1,
    date_size=10.5,
)
_COMPACT = Style(
    roomy=False,
    row=17,
    name_size=11.5,
    name_y=11.5,
    name_room=87,
    days_x=105,
    days_y=2,
    days_height=13,
    lens=1.6,
    date_size=8.6,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a row: what is drawn, and the middle of its place."""

    mark: Mark
    x: float
    wide: bool


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row: its top, the name as far as it fits, or None and its number instead."""

    number: int
    name: str | None
    kept: int
    asked: int
    y: float
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Block:
    """The place of one week's days, and the day that it begins with as written."""

    label: str
    x: float
    width: float
    step: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark of the legend and where it stands."""

    mark: Mark
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that the template needs, in units."""

    title: str
    height: float
    style: Style
    blocks: Sequence[Block]
    rows: Sequence[DrawnRow]
    left_out: int
    bottom: float
    legend: Sequence[Entry]


def heat_map(model: HeatMap, locale: Locale) -> bytes:
    """The picture of a team's eight weeks as PNG."""
    return draw("heat_map.svg.j2", locale, layout(model, locale))


def layout(model: HeatMap, locale: Locale) -> Layout:
    """Where everything stands."""
    style = _ROOMY if len(model.rows) <= ROOMY else _COMPACT
    weekdays = _weekdays(model.rows)
    blocks = _blocks(model, style, len(weekdays), locale)
    rows = [
        _row(number, one, style, weekdays, blocks)
        for number, one in enumerate(model.rows[:MOST], start=1)
    ]
    left_out = len(model.rows) - len(rows)
    bottom = TOP + (len(rows) + bool(left_out)) * style.row
    legend = _legend(rows, bottom)
    return Layout(
        title=fitted(drawable(model.team) or "", 18, WIDTH - 2 * MARGIN),
        height=legend[-1].y + LEGEND_ROW,
        style=style,
        blocks=blocks,
        rows=rows,
        left_out=left_out,
        bottom=bottom,
        legend=legend,
    )


def _weekdays(rows: Sequence[HeatRow]) -> Sequence[int]:
    """The days of the week that anybody does anything on, from Monday as 0."""
    used = {
        place % 7
        for row in rows
        for place, kind in enumerate(row.days)
        if kind not in (None, Kind.REST)
    }
    return sorted(used | set(USUAL_DAYS))


def _blocks(model: HeatMap, style: Style, days: int, locale: Locale) -> Sequence[Block]:
    gap = 0.9
    room = WIDTH - MARGIN - style.days_x
    step = room / ((WEEKS - 1) * (days + gap) + days * style.lens)
    blocks, x, month = [], style.days_x, 0
    for number in range(WEEKS):
        monday = model.first + number * WEEK
        wide = step * (style.lens if number == WEEKS - 1 else 1)
        label = short_day(monday, locale, month=monday.month != month)
        blocks.append(Block(label, x, wide * days, wide))
        x, month = x + wide * days + gap * step, monday.month
    return blocks


def _row(
    number: int, row: HeatRow, style: Style, weekdays: Sequence[int], blocks: Sequence[Block]
) -> DrawnRow:
    cells = [
        Cell(MARKS[kind], block.x + (place + 0.5) * block.step, block is blocks[-1])
        for week, block in enumerate(blocks)
        for place, weekday in enumerate(weekdays)
        if (kind := row.days[7 * week + weekday]) is not None
    ]
    letters = drawable(row.name)
    name = None if letters is None else fitted(letters, style.name_size, style.name_room)
    return DrawnRow(number, name, row.kept, row.asked, TOP + (number - 1) * style.row, cells)


def _legend(rows: Sequence[DrawnRow], top: float) -> Sequence[Entry]:
    """The marks that are in the picture; the most usual is always explained."""
    there = {cell.mark for row in rows for cell in row.cells} - {Mark.REST} | {Mark.KEPT}
    width = (WIDTH - 2 * MARGIN) / LEGEND_COLUMNS
    return [
        Entry(
            mark,
            MARGIN + place % LEGEND_COLUMNS * width,
            top + 20 + place // LEGEND_COLUMNS * LEGEND_ROW,
        )
        for place, mark in enumerate(mark for mark in Mark if mark in there)
    ]
