"""What a day is and what it leaves, for any run of days."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habits.domain.standing import JUDGED, START, Day, Kind, Standing, advance, fold, kind_of
from tests.domain import oracle
from tests.domain.builders import a_day
from tests.domain.strategies import THE_SAME_EVERY_TIME, days, runs, standings

NO_FREEZE = Standing(streak=4, freezes=0, earned=3, score=60, judged=20)
A_FREEZE = replace(NO_FREEZE, freezes=1)
ROUNDING = 1e-9

# Each line lacks what the line above it had; all that comes further down is true of it as well.
FIRST_THAT_FITS = [
    (Kind.REST, a_day(9, scheduled=False, holiday=True), NO_FREEZE),
    (Kind.KEPT, a_day(3, holiday=True, absence=True, joining=True, reached=False), NO_FREEZE),
    (Kind.HOLIDAY, a_day(2, holiday=True, absence=True, joining=True, reached=False), NO_FREEZE),
    (Kind.ABSENCE, a_day(2, absence=True, joining=True, reached=False, closed=False), NO_FREEZE),
    (Kind.JOINING, a_day(2, joining=True, reached=False, closed=False), NO_FREEZE),
    (Kind.NOT_REACHED, a_day(2, reached=False, closed=False), A_FREEZE),
    (Kind.OPEN, a_day(2, closed=False), A_FREEZE),
    (Kind.FROZEN, a_day(2), A_FREEZE),
    (Kind.PARTLY, a_day(1), NO_FREEZE),
    (Kind.MISSED, a_day(0), NO_FREEZE),
]


def plainly(day: Day) -> oracle.Facts:
    return oracle.Facts(
        day.scheduled,
        day.target,
        day.count,
        day.holiday,
        day.absence,
        day.joining,
        not day.reached,
        day.closed,
    )


def tally(standing: Standing) -> oracle.Tally:
    return oracle.Tally(
        standing.streak, standing.freezes, standing.earned, standing.score, standing.judged
    )


def every_standing(start: Standing, run: list[Day]) -> list[Standing]:
    return [fold(start, run[: length + 1]) for length in range(len(run))]


@pytest.mark.parametrize(("kind", "day", "before"), FIRST_THAT_FITS)
def test_the_first_kind_that_fits_is_the_kind(kind: Kind, day: Day, before: Standing) -> None:
    assert kind_of(day, before) is kind


def test_the_kinds_are_tried_in_the_order_in_which_they_are_listed() -> None:
    assert list(Kind) == [kind for kind, _, _ in FIRST_THAT_FITS]


@given(days, standings())
@THE_SAME_EVERY_TIME
def test_a_day_is_what_the_oracle_says(day: Day, before: Standing) -> None:
    assert kind_of(day, before) == oracle.kind(plainly(day), tally(before))


@given(standings(), runs)
@THE_SAME_EVERY_TIME
def test_a_run_of_days_leaves_what_the_oracle_says(start: Standing, run: list[Day]) -> None:
    expected = oracle.tallies([plainly(day) for day in run], tally(start))
    for standing, told in zip(every_standing(start, run), expected, strict=True):
        assert tally(standing) == pytest.approx(told)


@given(standings(), runs.filter(bool), st.data())
@THE_SAME_EVERY_TIME
def test_one_more_conversation_never_lowers_any_later_streak_or_score(
    start: Standing, run: list[Day], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(run) - 1))
    more = list(run)
    more[place] = replace(run[place], count=run[place].count + 1)
    for less, better in zip(every_standing(start, run), every_standing(start, more), strict=True):
        assert better.streak >= less.streak
        assert better.score >= less.score - ROUNDING


@pytest.mark.parametrize("excuse", ["holiday", "absence", "joining", "not reached"])
@given(start=standings(), run=runs.filter(bool), data=st.data())
@THE_SAME_EVERY_TIME
def test_one_more_excused_day_never_lowers_any_later_streak(
    excuse: str, start: Standing, run: list[Day], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(run) - 1))
    more = list(run)
    more[place] = excused(run[place], excuse)
    for less, better in zip(every_standing(start, run), every_standing(start, more), strict=True):
        assert better.streak >= less.streak


def excused(day: Day, excuse: str) -> Day:
    if excuse == "holiday":
        return replace(day, holiday=True)
    if excuse == "absence":
        return replace(day, absence=True)
    return replace(day, joining=True) if excuse == "joining" else replace(day, reached=False)


@given(days, standings(), st.sampled_from(["holiday", "absence", "joining", "not reached"]))
@THE_SAME_EVERY_TIME
def test_excuses_never_take_a_kept_day_away(day: Day, before: Standing, excuse: str) -> None:
    if kind_of(day, before) is Kind.KEPT:
        assert advance(before, excused(day, excuse)) == advance(before, day)


@given(days, standings())
@THE_SAME_EVERY_TIME
def test_rest_days_never_count(day: Day, before: Standing) -> None:
    assert advance(before, replace(day, scheduled=False)) == before


@given(days, standings())
@THE_SAME_EVERY_TIME
def test_an_open_day_can_only_add(day: Day, before: Standing) -> None:
    after = advance(before, replace(day, closed=False))
    assert after.streak >= before.streak
    assert (after.freezes, after.earned) >= (before.freezes, before.earned)
    assert after.score >= before.score - ROUNDING


@given(days, standings())
@THE_SAME_EVERY_TIME
def test_what_is_not_judged_changes_nothing(day: Day, before: Standing) -> None:
    is_judged = kind_of(day, before) in JUDGED
    assert (advance(before, day) == before) is not is_judged
    assert advance(before, day).judged - before.judged == is_judged


@given(runs)
@THE_SAME_EVERY_TIME
def test_a_standing_stays_within_its_bounds(run: list[Day]) -> None:
    for standing in every_standing(START, run):
        assert standing.streak >= 0
        assert standing.freezes in (0, 1, 2)
        assert standing.earned in range(1 if standing.freezes == 2 else 5)
        assert 0 <= standing.score <= 100


def test_a_score_stays_at_a_hundred_and_at_nothing() -> None:
    assert advance(Standing(score=100), a_day(5)).score == pytest.approx(100, abs=0)
    assert advance(Standing(score=0), a_day(0)).score == 0
