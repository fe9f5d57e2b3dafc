"""The examples of the arithmetic, digit for digit."""

import pytest

from habits.domain.standing import START, Kind, Standing, advance, kind_of
from tests.domain.builders import a_day

LETTERS = {Kind.KEPT: "K", Kind.FROZEN: "F", Kind.PARTLY: "P", Kind.MISSED: "M"}
SEVEN_IN_A_ROW = Standing(streak=7, freezes=1, earned=2, score=50, judged=13)

EXAMPLES = [
    pytest.param(
        START,
        [3, 3, 5, 3, 3],
        "K 1/1+1/5.2 · K 2/1+2/10.1 · K 3/1+3/14.8 · K 4/1+4/19.2 · K 5/2+0/23.4",
        id="a new leader keeps the first week",
    ),
    pytest.param(
        START,
        [3] * 9 + [3, 2, 0, 1, 3],
        "K 10/2+0/41.3 · F 10/1+0/42.6 · F 10/0+0/40.4 · P 0/0+0/40.1 · K 1/0+1/43.2",
        id="two freezes hold the streak for two days and not for a third",
    ),
    pytest.param(
        SEVEN_IN_A_ROW,
        [0, 0, 3, 3],
        "F 7/0+2/47.4 · M 0/0+0/44.9 · K 1/0+1/47.8 · K 2/0+2/50.5",
        id="two missed days, the first one frozen",
    ),
    pytest.param(
        SEVEN_IN_A_ROW,
        [3, 0, 3, 3],
        "K 8/1+3/52.6 · F 8/0+3/49.9 · K 9/0+4/52.5 · K 10/1+0/54.9",
        id="the same with three logged late for the first",
    ),
]


def told(start: Standing, counts: list[int]) -> list[str]:
    lines = []
    for count in counts:
        letter = LETTERS[kind_of(a_day(count), start)]
        start = advance(start, a_day(count))
        lines.append(f"{letter} {start.streak}/{start.freezes}+{start.earned}/{start.score:.1f}")
    return lines


@pytest.mark.parametrize(("start", "counts", "expected"), EXAMPLES)
def test_the_examples_come_out_digit_for_digit(
    start: Standing, counts: list[int], expected: str
) -> None:
    lines = expected.split(" · ")
    assert told(start, counts)[-len(lines) :] == lines


def test_the_saturday_after_is_rest_and_changes_nothing() -> None:
    saturday = a_day(3, scheduled=False)
    after_the_week = Standing(streak=5, freezes=2, score=23.4, judged=5)
    assert kind_of(saturday, after_the_week) is Kind.REST
    assert advance(after_the_week, saturday) == after_the_week


def test_a_standing_starts_with_no_streak_one_freeze_nothing_earned_and_no_score() -> None:
    assert (START.streak, START.freezes, START.earned, START.score) == (0, 1, 0, 0)


def test_thirteen_kept_days_from_nothing_give_fifty() -> None:
    standing = START
    for _ in range(13):
        standing = advance(standing, a_day(3))
    assert standing.score == pytest.approx(50)


def test_one_miss_at_a_hundred_leaves_94_8() -> None:
    assert round(advance(Standing(score=100), a_day(0)).score, 1) == 94.8


def test_the_score_is_shown_from_the_thirteenth_judged_day_on() -> None:
    standing, shown_after = START, []
    for number in range(1, 15):
        standing = advance(standing, a_day(number % 4))
        shown_after += [number] if standing.is_scored else []
    assert shown_after == [13, 14]
