"""When a leader's day begins, nudges and ends."""

from datetime import date, time

import pytest
from hypothesis import given

from habits.domain.calendar import is_quiet
from habits.domain.changes import Times
from habits.domain.routine import (
    has_reminder,
    may_prompt,
    prompt_instant,
    reminder_instant,
    reminder_time,
)
from tests.domain import oracle
from tests.domain.builders import HALF_PAST_EIGHT, utc
from tests.domain.strategies import THE_SAME_EVERY_TIME, WALL_TIMES

EVERY_MINUTE = [time(minute // 60, minute % 60) for minute in range(24 * 60)]


@pytest.mark.parametrize(
    ("prompt_at", "day_ends_at", "expected"),
    [
        (time(8, 30), time(18), time(16, 6)),
        (time(9), time(18), time(16, 12)),
        (time(8, 31), time(18), time(16, 6, 12)),
        (time(0), time(23, 59), time(19, 11, 12)),
        (time(6), time(0), time(20, 24)),
        (time(20), time(18), time(23, 12)),
        (time(18), time(18), time(22, 48)),
        (time(17, 59), time(18), time(17, 59, 48)),
        (time(23, 59), time(18), time(23, 59, 48)),
    ],
)
def test_the_reminder_stands_at_80_percent_of_the_way_from_the_prompt_to_the_end_of_the_day(
    prompt_at: time, day_ends_at: time, expected: time
) -> None:
    assert reminder_time(Times(prompt_at, day_ends_at)) == expected


def test_the_day_ends_at_six_in_the_evening_unless_set() -> None:
    assert Times(time(8, 30)).day_ends_at == time(18)


@pytest.mark.parametrize("end", [time(18), time(12, 1), time(0), time(23, 59)])
def test_every_prompt_time_has_the_reminder_time_that_whole_numbers_give(end: time) -> None:
    for prompt_at in EVERY_MINUTE:
        times = Times(prompt_at, end)
        assert reminder_time(times) == oracle.reminder_time(times)


@given(WALL_TIMES, WALL_TIMES)
@THE_SAME_EVERY_TIME
def test_the_reminder_never_comes_before_the_prompt_nor_after_the_end(
    prompt_at: time, end: time
) -> None:
    reminder = reminder_time(Times(prompt_at, end))
    assert prompt_at < reminder
    assert reminder < end or end <= prompt_at


@pytest.mark.parametrize(
    ("prompt_at", "expected"),
    [
        (time(15, 59), True),
        (time(16), False),
        (time(16, 1), False),
        (time(17, 59), False),
        (time(18), True),
        (time(21, 59), True),
        (time(22), False),
    ],
)
def test_there_is_no_reminder_where_the_day_ends_within_two_hours_of_the_prompt(
    prompt_at: time, expected: bool
) -> None:
    assert has_reminder(Times(prompt_at)) is expected


@pytest.mark.parametrize(
    ("wall_time", "expected"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(0), True),
        (time(6, 59), True),
        (time(7), False),
    ],
)
def test_quiet_hours_run_from_nine_in_the_evening_until_seven_in_the_morning(
    wall_time: time, expected: bool
) -> None:
    assert is_quiet(wall_time) is expected


def test_nothing_is_prompted_in_quiet_hours() -> None:
    quiet = {minute for minute in EVERY_MINUTE if not may_prompt(minute, HALF_PAST_EIGHT)}
    assert quiet == {minute for minute in EVERY_MINUTE if minute >= time(21) or minute < time(7)}


@pytest.mark.parametrize("chosen", [time(5, 30), time(22), time(0), time(6, 59), time(21)])
def test_a_prompt_time_chosen_in_quiet_hours_overrides_them(chosen: time) -> None:
    assert may_prompt(chosen, Times(chosen))


@pytest.mark.parametrize(("chosen", "before"), [(time(5, 30), time(5, 29)), (time(22), time(21))])
def test_a_prompt_time_chosen_in_quiet_hours_keeps_the_hours_before_it_quiet(
    chosen: time, before: time
) -> None:
    assert not may_prompt(before, Times(chosen))


@pytest.mark.parametrize(("chosen", "late"), [(time(5, 30), time(6, 50)), (time(22), time(23))])
def test_a_prompt_that_is_late_may_go_out_in_the_quiet_hours_in_which_it_was_chosen(
    chosen: time, late: time
) -> None:
    assert may_prompt(late, Times(chosen))


def test_a_prompt_chosen_early_in_the_morning_does_not_wake_the_evening() -> None:
    assert not may_prompt(time(22), Times(time(5, 30)))


def test_prompt_and_reminder_are_due_by_the_clock_of_the_zone() -> None:
    day = date(2025, 6, 2)
    assert prompt_instant(day, HALF_PAST_EIGHT, "Asia/Tokyo") == utc("2025-06-01 23:30")
    assert reminder_instant(day, HALF_PAST_EIGHT, "Asia/Tokyo") == utc("2025-06-02 07:06")


def test_a_day_that_a_zone_left_out_has_no_prompt() -> None:
    assert prompt_instant(date(2011, 12, 30), HALF_PAST_EIGHT, "Pacific/Apia") is None
