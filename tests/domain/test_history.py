"""The days that a leader's facts make: joining, closing, being reached, absence."""

from datetime import date, time, timedelta

import pytest

from habits.domain.changes import Change, Times
from habits.domain.history import (
    Absence,
    History,
    Prompt,
    day_of,
    first_open,
    is_closed,
    joined_on,
)
from habits.domain.standing import Day, Kind, kind_of
from tests.domain.builders import (
    NO_FREEZES,
    a_life,
    prompted,
    story,
    there,
    utc,
)

MONDAY, TUESDAY, WEDNESDAY = date(2025, 6, 2), date(2025, 6, 3), date(2025, 6, 4)
AMSTERDAM = "Europe/Amsterdam"
WEEKS_LATER = utc("2025-07-01 12:00")


def seen(history: History, day: date, now: str = "2025-07-01 12:00", count: int = 0) -> Kind:
    """What a day is at a wall time in Amsterdam, to a leader without freezes."""
    return kind_of(day_of(history, day, count, there(now, AMSTERDAM)), NO_FREEZES)


# ── joining ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        ("2025-06-02 00:00", Kind.MISSED),
        ("2025-06-02 08:29", Kind.MISSED),
        ("2025-06-02 08:30", Kind.JOINING),
        ("2025-06-02 23:59", Kind.JOINING),
    ],
)
def test_the_day_of_joining_is_excused_once_its_prompt_time_has_passed(
    joined: str, expected: Kind
) -> None:
    assert seen(a_life(joined, prompts=prompted(AMSTERDAM, "2025-06-02")), MONDAY) is expected


def test_the_day_after_joining_is_as_any_other() -> None:
    history = a_life("2025-06-02 23:59", prompts=prompted(AMSTERDAM, "2025-06-03"))
    assert seen(history, TUESDAY) is Kind.MISSED


def test_a_leader_who_keeps_the_day_of_joining_has_kept_it() -> None:
    assert seen(a_life("2025-06-02 17:00"), MONDAY, count=3) is Kind.KEPT


def test_a_leader_joins_on_the_date_of_the_own_calendar() -> None:
    assert joined_on(a_life("2025-06-02 01:00", "Pacific/Kiritimati")) == MONDAY
    assert joined_on(a_life("2025-06-02 23:00", "Pacific/Pago_Pago")) == MONDAY


def test_joining_in_mid_week_leaves_the_days_of_rest_as_they_are() -> None:
    history = a_life("2025-06-07 12:00", prompts=prompted(AMSTERDAM, "2025-06-09"))
    told = story(history, {}, date(2025, 6, 9), WEEKS_LATER)
    assert [kind for _, kind, _ in told] == [Kind.REST, Kind.REST, Kind.FROZEN]


# ── midnight and 03:00 ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2025-06-02 23:59", Kind.OPEN),
        ("2025-06-03 00:00", Kind.OPEN),
        ("2025-06-03 02:59", Kind.OPEN),
        ("2025-06-03 03:00", Kind.MISSED),
    ],
)
def test_a_day_is_open_until_three_in_the_night(now: str, expected: Kind) -> None:
    history = a_life("2025-06-02 07:00", prompts=prompted(AMSTERDAM, "2025-06-02"))
    assert seen(history, MONDAY, now) is expected


def test_between_midnight_and_three_two_days_are_open() -> None:
    history, now = a_life("2025-06-02 07:00"), there("2025-06-03 01:00", AMSTERDAM)
    assert first_open(history, now) == MONDAY
    assert first_open(history, now + timedelta(hours=2)) == TUESDAY


@pytest.mark.parametrize(
    ("zone", "day", "closes"),
    [
        pytest.param(AMSTERDAM, "2025-03-29", "2025-03-30 01:00", id="gap before 03:00"),
        pytest.param(AMSTERDAM, "2025-10-25", "2025-10-26 02:00", id="fold before 03:00"),
        pytest.param("Europe/Athens", "2025-03-29", "2025-03-30 01:00", id="03:00 in the gap"),
        pytest.param("Europe/Athens", "2025-10-25", "2025-10-26 00:00", id="03:00 comes twice"),
        pytest.param("Africa/Cairo", "2025-04-24", "2025-04-25 00:00", id="midnight in the gap"),
        pytest.param("Africa/Cairo", "2025-10-30", "2025-10-31 01:00", id="midnight comes twice"),
        pytest.param("America/Santiago", "2025-09-06", "2025-09-07 06:00", id="gap, west"),
        pytest.param("America/Santiago", "2025-04-05", "2025-04-06 07:00", id="fold, west"),
        pytest.param("America/Nuuk", "2025-03-29", "2025-03-30 04:00", id="23:00 in the gap"),
        pytest.param("Pacific/Apia", "2011-12-29", "2011-12-30 13:00", id="a date left out"),
    ],
)
def test_a_day_closes_at_three_on_both_sides_of_a_moved_clock(
    zone: str, day: str, closes: str
) -> None:
    history, on = a_life("2011-12-20 12:00", zone), date.fromisoformat(day)
    assert not is_closed(history, on, utc(closes) - timedelta(seconds=1))
    assert is_closed(history, on, utc(closes))


# ── reached and not reached ──────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        pytest.param(None, Kind.NOT_REACHED, id="none at all"),
        pytest.param(Prompt(AMSTERDAM), Kind.NOT_REACHED, id="never accepted"),
        pytest.param(
            Prompt(AMSTERDAM, there("2025-06-02 16:05", AMSTERDAM)), Kind.MISSED, id="late"
        ),
        pytest.param(
            Prompt(AMSTERDAM, there("2025-06-02 16:06", AMSTERDAM)), Kind.NOT_REACHED, id="too late"
        ),
        pytest.param(Prompt(AMSTERDAM, withheld=True), Kind.MISSED, id="blocked or silenced"),
    ],
)
def test_a_day_is_not_reached_without_a_prompt_before_reminder_time(
    prompt: Prompt | None, expected: Kind
) -> None:
    prompts = {MONDAY: prompt} if prompt else {}
    assert seen(a_life("2025-06-02 07:00", prompts=prompts), MONDAY) is expected


def test_a_day_may_still_be_reached_until_reminder_time() -> None:
    history = a_life("2025-06-02 07:00")
    assert seen(history, MONDAY, "2025-06-02 16:05") is Kind.OPEN
    assert seen(history, MONDAY, "2025-06-02 16:06") is Kind.NOT_REACHED


def test_a_leader_who_was_not_reached_and_talked_all_the_same_has_kept_the_day() -> None:
    assert seen(a_life("2025-06-02 07:00"), MONDAY, count=3) is Kind.KEPT
    assert seen(a_life("2025-06-02 07:00"), MONDAY, count=2) is Kind.NOT_REACHED


def test_a_machine_that_was_off_for_a_week_costs_nobody_a_freeze() -> None:
    history = a_life("2025-06-02 07:00")
    told = story(history, {}, date(2025, 6, 8), WEEKS_LATER)
    assert {kind for _, kind, _ in told} == {Kind.NOT_REACHED, Kind.REST}
    assert {standing.freezes for _, _, standing in told} == {1}


def test_reminder_time_follows_the_times_in_force_that_day() -> None:
    late = Change(MONDAY, TUESDAY, Times(time(12), time(22)))
    history = a_life("2025-06-02 07:00", prompts=prompted(AMSTERDAM, "2025-06-03", at="19:00"))
    moved = History(
        history.joined_at,
        history.zones,
        history.targets,
        history.weekdays,
        [*history.times, late],
        prompts=history.prompts,
    )
    assert seen(history, TUESDAY) is Kind.NOT_REACHED
    assert seen(moved, TUESDAY) is Kind.MISSED


# ── absences and holidays ────────────────────────────────────────────────────


def test_an_absence_until_a_day_ends_with_the_day_before() -> None:
    history = a_life(
        "2025-05-01 07:00",
        absences=[Absence(MONDAY, back_on=WEDNESDAY)],
        prompts=prompted(AMSTERDAM, "2025-06-02", "2025-06-03", "2025-06-04"),
    )
    days = [MONDAY, TUESDAY, WEDNESDAY]
    assert [seen(history, day) for day in days] == [Kind.ABSENCE, Kind.ABSENCE, Kind.MISSED]


def test_an_open_ended_absence_goes_on() -> None:
    history = a_life("2025-05-01 07:00", absences=[Absence(TUESDAY)])
    assert seen(history, date(2025, 6, 30)) is Kind.ABSENCE


def test_two_absences_cover_what_either_covers() -> None:
    history = a_life(
        "2025-05-01 07:00",
        absences=[Absence(MONDAY, back_on=WEDNESDAY), Absence(MONDAY, back_on=TUESDAY)],
    )
    assert seen(history, TUESDAY) is Kind.ABSENCE


def test_a_public_holiday_excuses_and_comes_before_an_absence() -> None:
    history = a_life(
        "2025-05-01 07:00", holidays=frozenset({MONDAY}), absences=[Absence(MONDAY, TUESDAY)]
    )
    assert seen(history, MONDAY) is Kind.HOLIDAY
    assert seen(history, MONDAY, count=3) is Kind.KEPT


# ── what was in force ────────────────────────────────────────────────────────


def test_a_day_is_judged_by_the_target_that_was_in_force() -> None:
    history = a_life("2025-06-02 07:00")
    harder = Change(MONDAY, TUESDAY, 4)
    changed = History(
        history.joined_at,
        history.zones,
        [*history.targets, harder],
        history.weekdays,
        history.times,
        prompts=prompted(AMSTERDAM, "2025-06-02", "2025-06-03"),
    )
    assert seen(changed, MONDAY, count=3) is Kind.KEPT
    assert seen(changed, TUESDAY, count=3) is Kind.PARTLY


def test_a_leader_who_stopped_has_nothing_but_rest() -> None:
    history = a_life("2025-06-02 07:00", weekdays=frozenset())
    told = story(history, {TUESDAY: 5}, date(2025, 6, 15), WEEKS_LATER)
    assert {kind for _, kind, _ in told} == {Kind.REST}


def test_three_logged_on_thursday_for_monday_give_the_freeze_back() -> None:
    history = a_life(
        "2025-06-02 07:00",
        prompts=prompted(AMSTERDAM, "2025-06-02", "2025-06-03", "2025-06-04", "2025-06-05"),
    )
    thursday = date(2025, 6, 5)
    logged = {WEDNESDAY: 3, thursday: 3}
    before = story(history, logged, thursday, WEEKS_LATER)
    after = story(history, {MONDAY: 3, **logged}, thursday, WEEKS_LATER)
    assert [kind for _, kind, _ in before] == [Kind.FROZEN, Kind.MISSED, Kind.KEPT, Kind.KEPT]
    assert [kind for _, kind, _ in after] == [Kind.KEPT, Kind.FROZEN, Kind.KEPT, Kind.KEPT]
    assert (before[-1][2].streak, after[-1][2].streak) == (2, 3)


def test_a_day_that_is_asked_for_carries_its_date_and_its_count() -> None:
    day: Day = day_of(a_life("2025-06-02 07:00"), TUESDAY, 2, WEEKS_LATER)
    assert (day.date, day.count) == (TUESDAY, 2)
