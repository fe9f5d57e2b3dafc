"""Whole lives against the oracle: travel, downtime, absences and changes, asked at any instant."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habits.domain.history import (
    Absence,
    History,
    day_of,
    first_open,
    is_closed,
    joined_on,
    today,
    zone_at,
)
from habits.domain.standing import Standing
from tests.domain import oracle
from tests.domain.builders import story
from tests.domain.lives import DAYS_OF_A_LIFE, lives
from tests.domain.strategies import THE_SAME_EVERY_TIME

Life = tuple[History, dict[date, int], datetime]


def told(life: Life) -> list[Standing]:
    history, counts, now = life
    until = joined_on(history) + timedelta(days=DAYS_OF_A_LIFE)
    return [standing for _, _, standing in story(history, counts, until, now)]


@given(lives())
@THE_SAME_EVERY_TIME
def test_every_fact_of_every_day_is_what_the_oracle_says(life: Life) -> None:
    history, counts, now = life
    for on, count in counts.items():
        day, expected = day_of(history, on, count, now), oracle.facts(history, on, count, now)
        assert (day.date, day.count) == (on, count)
        assert (day.scheduled, day.target) == (expected.scheduled, expected.target)
        assert (day.holiday, day.absence) == (expected.holiday, expected.absence)
        assert (day.joining, day.reached) == (expected.joining, not expected.not_reached)
        assert day.closed is expected.closed


@given(lives())
@THE_SAME_EVERY_TIME
def test_what_a_leader_stands_at_is_what_the_oracle_says(life: Life) -> None:
    history, counts, now = life
    until = joined_on(history) + timedelta(days=DAYS_OF_A_LIFE)
    expected = oracle.story(history, counts, until, now)
    for (_, kind, after), (name, tally) in zip(
        story(history, counts, until, now), expected, strict=True
    ):
        assert kind == name
        assert (after.streak, after.freezes, after.earned) == tally[:3]
        assert (after.score, after.judged) == pytest.approx(tally[3:])


@given(lives())
@THE_SAME_EVERY_TIME
def test_where_and_when_a_leader_is_is_what_the_oracle_says(life: Life) -> None:
    history, _, now = life
    zone = oracle.whereabouts(history, now)
    assert zone_at(history, now) == zone
    assert today(history, now) == oracle.clock(now, zone).date()
    assert joined_on(history) == oracle.joined_on(history)
    assert first_open(history, now) == oracle.first_open(history, now)


@given(lives())
@THE_SAME_EVERY_TIME
def test_all_that_lies_before_the_first_open_day_is_closed_and_today_is_not(life: Life) -> None:
    history, _, now = life
    opens = first_open(history, now)
    assert all(
        is_closed(history, on, now)
        for on in oracle.days_from(joined_on(history), opens - timedelta(days=1))
    )
    assert not is_closed(history, today(history, now), now)


@given(lives(), st.data())
@THE_SAME_EVERY_TIME
def test_one_more_conversation_in_a_life_never_lowers_any_later_streak_or_score(
    life: Life, data: st.DataObject
) -> None:
    history, counts, now = life
    lucky = data.draw(st.sampled_from(sorted(counts)))
    more = {**counts, lucky: counts[lucky] + 1}
    for less, better in zip(told(life), told((history, more, now)), strict=True):
        assert better.streak >= less.streak
        assert better.score >= less.score - 1e-9


@given(lives(), st.data())
@THE_SAME_EVERY_TIME
def test_one_more_day_off_in_a_life_never_lowers_any_later_streak(
    life: Life, data: st.DataObject
) -> None:
    history, counts, now = life
    off = data.draw(st.sampled_from(sorted(counts)))
    rested = replace(history, absences=[*history.absences, Absence(off, off + timedelta(days=1))])
    for less, better in zip(told(life), told((rested, counts, now)), strict=True):
        assert better.streak >= less.streak


@given(lives(), st.integers(0, 48 * 60))
@THE_SAME_EVERY_TIME
def test_a_day_that_is_closed_stays_so_while_the_leader_stays(life: Life, minutes: int) -> None:
    history, counts, now = life
    later = now + timedelta(minutes=minutes)
    if zone_at(history, now) == zone_at(history, later):
        closed = [on for on in counts if is_closed(history, on, now)]
        assert all(is_closed(history, on, later) for on in closed)
