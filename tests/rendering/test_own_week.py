"""The picture of a leader's own week."""

from datetime import date

import pytest
from babel import Locale

from bot.rendering.pictures.bodies import DRAWINGS, picture_of
from bot.rendering.pictures.marks import Mark
from bot.rendering.pictures.own_week import layout, own_week
from bot.rendering.texts import caption, environment
from bot.sandbox.pictures import photo_size
from habits.domain.own_week import question_of
from habits.domain.standing import Kind
from tests.rendering.samples import CAPTIONED, an_own_week

BRITISH = Locale("en", "GB")
A_WEEK = (Kind.KEPT, Kind.PARTLY, Kind.FROZEN, Kind.HOLIDAY, Kind.OPEN, Kind.REST, None)


def test_seven_days_stand_side_by_side_with_what_was_asked_below_them() -> None:
    shown = layout(an_own_week(*A_WEEK), BRITISH)
    assert [(day.name, day.mark, day.count, day.target) for day in shown.columns] == [
        ("Mo", Mark.KEPT, 0, 3),
        ("Tu", Mark.PARTLY, 1, 3),
        ("We", Mark.FROZEN, 2, 3),
        ("Th", Mark.OFF, 0, 0),
        ("Fr", Mark.OPEN, 1, 3),
        ("Sa", Mark.REST, 2, 0),
        ("Su", Mark.REST, 0, 0),
    ]
    assert (shown.kept, shown.asked, shown.dates) == (1, 4, "2–8 Mar")
    template = environment(BRITISH, "pictures").get_template("own_week.svg.j2")
    svg = template.render(p=shown)
    assert [words in svg for words in ("Your week", "1 of 4", "2/3", "1/3", ">2<")] == [True] * 5


@pytest.mark.parametrize("model", CAPTIONED)
def test_it_is_a_photo_that_telegram_takes_and_survives_the_outbox(model: object) -> None:
    body = picture_of(model, "en")
    assert body is not None
    picture = DRAWINGS[body["drawing"]](body)
    assert photo_size(picture).width == 1080
    assert picture == own_week(model, BRITISH)  # type: ignore[arg-type]


def test_the_questions_come_in_turn_and_none_again_within_a_quarter() -> None:
    mondays = [date.fromordinal(date(2026, 3, 2).toordinal() + 7 * week) for week in range(14)]
    asked = [
        caption(an_own_week(*A_WEEK, question=question_of(monday, 5))).splitlines()[-2]
        for monday in mondays
    ]
    assert len(set(asked[:13])) == 13
    assert asked[13] == asked[0]
