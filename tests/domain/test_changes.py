"""Changes of a routine: when they hold, and what they leave as it was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habits.domain.changes import (
    WORKING_DAYS,
    Change,
    change_target,
    change_weekdays,
    in_force,
    pending,
)
from habits.domain.errors import TargetOutOfRange, TooFewDays
from tests.domain import oracle
from tests.domain.builders import A_DAY
from tests.domain.lives import changes
from tests.domain.strategies import THE_SAME_EVERY_TIME

TOMORROW = A_DAY + timedelta(days=1)
IN_A_WEEK = A_DAY + timedelta(days=7)
SAID = changes(A_DAY, st.integers(3, 5), delays=(0, 1, 7))
PLACES = st.integers(0, 40)


def from_joining(target: int) -> list[Change[int]]:
    return [Change(A_DAY, A_DAY, target)]


def week(text: str) -> frozenset[int]:
    return frozenset("mtwhfsu".index(letter) for letter in text)


@pytest.mark.parametrize(
    ("held", "said", "holds_from"), [(3, 4, TOMORROW), (3, 5, TOMORROW), (5, 4, IN_A_WEEK)]
)
def test_harder_holds_from_tomorrow_and_easier_from_the_seventh_day_after(
    held: int, said: int, holds_from: date
) -> None:
    targets = from_joining(held)
    targets.append(change_target(targets, said, A_DAY))
    assert in_force(targets, holds_from - timedelta(days=1)) == held
    assert in_force(targets, holds_from) == said


@pytest.mark.parametrize(
    ("held", "said", "holds_from"),
    [
        ("mtwhf", "mtwhfs", TOMORROW),
        ("mtwhf", "mtwh", IN_A_WEEK),
        ("mtwhf", "mtwhs", IN_A_WEEK),
        ("mtw", "hfs", IN_A_WEEK),
        ("", "mtw", TOMORROW),
    ],
)
def test_more_days_hold_from_tomorrow_and_any_day_less_from_the_seventh_day_after(
    held: str, said: str, holds_from: date
) -> None:
    weekdays = [Change(A_DAY, A_DAY, week(held))]
    assert change_weekdays(weekdays, week(said), A_DAY).holds_from == holds_from


def test_the_newest_change_replaces_a_pending_one() -> None:
    targets = from_joining(5)
    targets.append(change_target(targets, 3, A_DAY))
    targets.append(change_target(targets, 4, TOMORROW))
    assert in_force(targets, IN_A_WEEK) == 5
    assert in_force(targets, TOMORROW + timedelta(days=7)) == 4


def test_a_harder_change_replaces_a_pending_easier_one_and_holds_first() -> None:
    targets = from_joining(4)
    targets.append(change_target(targets, 3, A_DAY))
    targets.append(change_target(targets, 5, TOMORROW))
    assert in_force(targets, TOMORROW + timedelta(days=1)) == 5
    assert in_force(targets, A_DAY + timedelta(days=60)) == 5


def test_a_change_is_withdrawn_by_the_value_of_today() -> None:
    targets = from_joining(5)
    targets.append(change_target(targets, 3, A_DAY))
    targets.append(change_target(targets, 5, TOMORROW))
    assert pending(targets, TOMORROW) is None
    assert {in_force(targets, A_DAY + timedelta(days=day)) for day in range(60)} == {5}


def test_a_change_that_holds_is_not_replaced_but_followed() -> None:
    targets = from_joining(3)
    targets.append(change_target(targets, 5, A_DAY))
    targets.append(change_target(targets, 4, TOMORROW))
    assert in_force(targets, TOMORROW + timedelta(days=6)) == 5
    assert in_force(targets, TOMORROW + timedelta(days=7)) == 4


def test_a_change_is_pending_until_it_holds() -> None:
    targets = from_joining(5)
    assert pending(targets, A_DAY) is None
    change = change_target(targets, 3, A_DAY)
    assert pending([*targets, change], IN_A_WEEK - timedelta(days=1)) == change
    assert pending([*targets, change], IN_A_WEEK) is None


@pytest.mark.parametrize("target", [-1, 0, 2, 6])
def test_a_target_is_three_four_or_five(target: int) -> None:
    with pytest.raises(TargetOutOfRange) as refused:
        change_target(from_joining(3), target, A_DAY)
    assert refused.value.target == target


@pytest.mark.parametrize("weekdays", ["", "m", "su"])
def test_a_week_has_three_days_at_least(weekdays: str) -> None:
    with pytest.raises(TooFewDays) as refused:
        change_weekdays([Change(A_DAY, A_DAY, WORKING_DAYS)], week(weekdays), A_DAY)
    assert refused.value.fewest == 3


@given(SAID, PLACES)
@THE_SAME_EVERY_TIME
def test_what_is_in_force_is_what_the_calendar_of_the_oracle_holds(
    said: list[Change[int]], place: int
) -> None:
    day = A_DAY + timedelta(days=place - 3)
    assert in_force(said, day) == oracle.in_force(said, day)


@given(SAID, PLACES, st.integers(3, 5))
@THE_SAME_EVERY_TIME
def test_a_change_leaves_today_and_every_day_before_as_they_were(
    said: list[Change[int]], place: int, target: int
) -> None:
    today = said[-1].said_on + timedelta(days=place)
    changed = [*said, change_target(said, target, today)]
    for day in oracle.days_from(A_DAY, today):
        assert in_force(changed, day) == in_force(said, day)


@given(SAID, PLACES, st.integers(3, 5))
@THE_SAME_EVERY_TIME
def test_the_days_after_a_change_hold_today_until_it_holds_and_then_the_change(
    said: list[Change[int]], place: int, target: int
) -> None:
    today = said[-1].said_on + timedelta(days=place)
    changed, held = [*said, change_target(said, target, today)], oracle.in_force(said, today)
    waits = 7 if target < held else 1
    for ahead in range(1, 40):
        expected = target if ahead >= waits else held
        assert in_force(changed, today + timedelta(days=ahead)) == expected


@given(SAID, PLACES)
@THE_SAME_EVERY_TIME
def test_a_pending_change_is_the_only_thing_that_will_change(
    said: list[Change[int]], place: int
) -> None:
    today = said[-1].said_on + timedelta(days=place)
    change, held = pending(said, today), oracle.in_force(said, today)
    for ahead in range(1, 40):
        day = today + timedelta(days=ahead)
        comes = change is not None and day >= change.holds_from
        assert oracle.in_force(said, day) == (change.value if change and comes else held)
