"""The picture of a team's eight weeks."""

import itertools
import re
from datetime import date

import pytest
from babel import Locale

from bot.rendering.pictures.heat_map import MOST, Layout, heat_map, layout
from bot.rendering.pictures.lettering import width
from bot.rendering.pictures.marks import Mark
from bot.rendering.texts import environment
from bot.sandbox.pictures import photo_size
from habits.domain.heat_map import WEEKS, HeatMap, HeatRow
from habits.domain.standing import Kind
from tests.rendering.routines import HOSTILE

BRITISH = Locale("en", "GB")
USUAL_WEEK = (Kind.KEPT, Kind.PARTLY, Kind.MISSED, Kind.FROZEN, Kind.OPEN, Kind.REST, Kind.REST)
NAMES = {
    HOSTILE: "<b>Zoë | & </b> “O'Neil” שרה " + "x" * 160,
    "Max": "Max",
    "Zoë": "Zoë",
    "Jo\u202e\u0007 \U0001f469\u200d\U0001f680 Doe": "Jo Doe",
    "田中 Taro": "Taro",
    "Жанна": "Жанна",
    "محمد": "محمد",
}


def a_row(name: str = "Dana", week: tuple[Kind | None, ...] = USUAL_WEEK) -> HeatRow:
    return HeatRow(name, 3, 5, week * WEEKS)


def a_map(*rows: HeatRow, team: str = "Acme") -> HeatMap:
    return HeatMap(team, date(2026, 3, 2), rows)


def drawn(*rows: HeatRow) -> Layout:
    return layout(a_map(*rows), BRITISH)


@pytest.mark.parametrize("people", [1, 6, 40, 400])
def test_a_team_of_any_size_is_a_photo_that_telegram_takes(people: int) -> None:
    model = a_map(*(a_row(f"Person {number}") for number in range(people)))
    size = photo_size(heat_map(model, BRITISH))
    asked = layout(model, BRITISH).height
    zoom = min(3, 2560 / asked)
    assert (size.width, size.height) == pytest.approx((360 * zoom, asked * zoom), abs=1)


def test_the_same_weeks_are_the_same_bytes() -> None:
    first, again = (heat_map(a_map(a_row()), BRITISH) for _ in range(2))
    assert first == again
    assert first != heat_map(a_map(a_row("Other")), BRITISH)


@pytest.mark.parametrize("people", [1, 40])
def test_names_are_drawn_in_letters_that_there_are_and_within_their_room(people: int) -> None:
    for name, readable in NAMES.items():
        shown = drawn(*[a_row(name)] * people)
        written = shown.rows[0].name
        assert written is not None
        assert width(written, shown.style.name_size) <= shown.style.name_room
        assert readable.startswith(written.removesuffix("…").rstrip())


@pytest.mark.parametrize("name", ["田中 太郎", "👩‍🚀", " ", "\u202e", "!!"])
def test_a_name_without_a_letter_that_can_be_drawn_is_its_number_in_the_text(name: str) -> None:
    model = drawn(a_row("Max"), a_row(name))
    assert [row.name for row in model.rows] == ["Max", None]
    assert "No. 2" in svg_of(model)


def test_a_hostile_picture_is_drawn() -> None:
    rows = [a_row(name * 4) for name in (*NAMES, "田中", "]]>", "{{ p }}", "&#0;")]
    photo_size(heat_map(a_map(*rows, team=HOSTILE), BRITISH))
    photo_size(heat_map(a_map(*rows, team="👩‍🚀"), BRITISH))


def svg_of(model: Layout) -> str:
    template = environment(BRITISH, "pictures").get_template("heat_map.svg.j2")
    return template.render(p=model)


def test_each_kind_of_day_has_a_shape_of_its_own_without_its_colour() -> None:
    svg = svg_of(drawn(a_row()))
    shapes = {
        mark: re.sub(r'(fill|stroke)="#\w+"', r'\1="ink"', found[1])
        for mark in Mark
        if (found := re.search(rf'<g id="{mark.value}">(.*?)</g>', svg, re.DOTALL))
    }
    assert set(shapes) == set(Mark)
    assert len(set(shapes.values())) == len(Mark)


def test_reasons_for_days_off_are_not_told_apart() -> None:
    off = [a_row(week=(kind,) * 7) for kind in (Kind.HOLIDAY, Kind.ABSENCE, Kind.JOINING)]
    assert {cell.mark for row in drawn(*off).rows for cell in row.cells} == {Mark.OFF}
    reached = drawn(a_row(week=(Kind.NOT_REACHED,) * 7))
    assert {cell.mark for cell in reached.rows[0].cells} == {Mark.NOT_REACHED}


def test_every_mark_in_the_picture_is_in_its_legend() -> None:
    for kind in Kind:
        model = drawn(a_row(week=(kind,) * 7))
        used = {cell.mark for cell in model.rows[0].cells} - {Mark.REST}
        assert used <= {entry.mark for entry in model.legend}, kind


def test_weekends_are_there_only_for_a_team_that_uses_them() -> None:
    usual = drawn(a_row())
    assert len(usual.rows[0].cells) == 5 * WEEKS
    saturdays = drawn(a_row(), a_row(week=(*USUAL_WEEK[:5], Kind.KEPT, Kind.REST)))
    assert [len(row.cells) for row in saturdays.rows] == [6 * WEEKS] * 2


def test_days_before_joining_and_to_come_are_left_empty() -> None:
    assert drawn(a_row(week=(None,) * 7)).rows[0].cells == []


def test_the_rows_stand_in_the_order_given_and_none_over_another() -> None:
    model = drawn(a_row("Zoe"), a_row("Anna"), a_row("Max"))
    assert [row.name for row in model.rows] == ["Zoe", "Anna", "Max"]
    tops = [row.y for row in model.rows]
    assert [later - earlier for earlier, later in itertools.pairwise(tops)] == [model.style.row] * 2


def test_a_week_is_headed_by_its_monday_and_days_stay_within_the_picture() -> None:
    model = drawn(a_row())
    assert [block.label for block in model.blocks] == [
        "12 Jan", "19", "26", "2 Feb", "9", "16", "23", "2 Mar"
    ]  # fmt: skip
    assert max(cell.x for cell in model.rows[0].cells) < 346


def test_more_people_than_can_be_read_are_left_to_the_text() -> None:
    model = drawn(*[a_row()] * (MOST + 7))
    assert len(model.rows) == MOST
    assert "and 7 more, in the text" in svg_of(model)
