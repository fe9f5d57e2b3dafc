"""Times of day and days of the week, as people type them."""

from datetime import time

import pytest

from bot.handlers.clocks import rhythm_said, time_said, weekdays_said
from habits.domain.errors import NotATime

MO_FR, ALL = frozenset(range(5)), frozenset(range(7))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("8", (8, 0)), ("8:30", (8, 30)), ("08:30", (8, 30)), ("8.30", (8, 30)), ("17h15", (17, 15)),
        ("830", (8, 30)), ("0830", (8, 30)), ("7pm", (19, 0)), ("7 p.m.", (19, 0)), ("12am", (0, 0)),
        ("12 pm", (12, 0)), ("half past eight", (8, 30)), ("half eight", (8, 30)),
        ("quarter to nine", (8, 45)), ("a quarter past 9", (9, 15)), ("twenty to ten", (9, 40)),
        ("eight thirty", (8, 30)), ("eight o’clock", (8, 0)), ("at nine please", (9, 0)),
        ("noon", (12, 0)), ("nine in the morning", (9, 0)), ("4 in the afternoon", (16, 0)),
        ("can we make it 7:45?", (7, 45)), ("I'd prefer 10.", (10, 0)), ("7:45 am", (7, 45)),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_in_figures_and_in_words(said: str, meant: tuple[int, int]) -> None:
    assert time_said(said) == time(*meant)


@pytest.mark.parametrize(
    "said",
    ["", "soon", "25:00", "8:77", "60", "Talked to Sally at 3", "3 today", "8:30:15", "why", "8 people"],
)  # fmt: skip
def test_what_is_no_time_of_day_is_refused(said: str) -> None:
    with pytest.raises(NotATime):
        time_said(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mon-Thu", {0, 1, 2, 3}), ("mon tue fri", {0, 1, 4}), ("Mon, Wed and Fri", {0, 2, 4}),
        ("Mo We Fr", {0, 2, 4}), ("weekdays", MO_FR), ("on weekdays please", MO_FR),
        ("Monday to Friday", MO_FR), ("Tuesday – Saturday", {1, 2, 3, 4, 5}), ("every day", ALL),
        ("daily", ALL), ("Sun-Thu", {6, 0, 1, 2, 3}), ("Mondays, Tuesdays, Thursdays", {0, 1, 3}),
        ("mon through thurs", {0, 1, 2, 3}), ("working days", MO_FR),
    ],
)  # fmt: skip
def test_days_are_read_by_name_and_from_one_to_another(said: str, meant: set[int]) -> None:
    assert weekdays_said(said) == frozenset(meant)


@pytest.mark.parametrize("said", ["", "we", "often", "Talked to Sally on Monday", "Mon Foo"])
def test_what_names_no_days_gives_none(said: str) -> None:
    assert weekdays_said(said) is None


@pytest.mark.parametrize(
    ("said", "clock", "days"),
    [
        ("7:45", time(7, 45), None),
        ("Mon Wed Fri", None, {0, 2, 4}),
        ("weekdays at 9", time(9), MO_FR),
        ("Mon Wed Fri at half past eight", time(8, 30), {0, 2, 4}),
        ("9:15, Tuesday to Friday", time(9, 15), {1, 2, 3, 4}),
        ("every day at 8", time(8), ALL),
        ("7 days at 8", time(8), ALL),
    ],
)
def test_time_and_days_are_said_at_once(
    said: str, clock: time | None, days: set[int] | None
) -> None:
    assert rhythm_said(said) == (clock, days)


@pytest.mark.parametrize(
    "said", ["Talked to Sally on Monday at 3", "soon", "Lisbon", "why should I"]
)
def test_words_that_say_more_are_not_guessed_at(said: str) -> None:
    with pytest.raises(NotATime):
        rhythm_said(said)
