"""Local days and wall times, on the days that are not as others."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habits.domain.calendar import (
    at_wall_time,
    days_between,
    exists,
    local_date,
    local_time,
    monday_of,
    occurrence,
    zone,
    zone_names,
)
from tests.domain import oracle
from tests.domain.builders import A_DAY, utc
from tests.domain.lives import ZONES
from tests.domain.strategies import THE_SAME_EVERY_TIME, WALL_TIMES

DATES = st.dates(date(2011, 12, 20), date(2032, 12, 31))
LEFT_OUT = date(2011, 12, 30)


@pytest.mark.parametrize(
    ("day", "wall_time", "where", "expected"),
    [
        pytest.param("2025-06-02", "08:30", "Europe/Amsterdam", "2025-06-02 06:30", id="summer"),
        pytest.param("2025-01-02", "08:30", "Europe/Amsterdam", "2025-01-02 07:30", id="winter"),
        pytest.param("2025-03-30", "02:30", "Europe/Amsterdam", "2025-03-30 01:30", id="gap"),
        pytest.param("2025-10-26", "02:30", "Europe/Amsterdam", "2025-10-26 00:30", id="fold"),
        pytest.param("2025-04-25", "00:00", "Africa/Cairo", "2025-04-24 22:00", id="midnight gap"),
        pytest.param("2025-10-30", "23:30", "Africa/Cairo", "2025-10-30 20:30", id="midnight fold"),
        pytest.param("2025-03-30", "03:00", "Europe/Athens", "2025-03-30 01:00", id="03:00 gap"),
        pytest.param("2025-10-26", "03:00", "Europe/Athens", "2025-10-26 00:00", id="03:00 fold"),
        pytest.param("2025-10-05", "02:15", "Australia/Lord_Howe", "2025-10-04 15:45", id="half"),
        pytest.param("2025-06-02", "08:30", "Pacific/Kiritimati", "2025-06-01 18:30", id="+14"),
        pytest.param("2025-06-02", "23:59", "Pacific/Pago_Pago", "2025-06-03 10:59", id="-11"),
    ],
)
def test_a_wall_time_is_one_instant(day: str, wall_time: str, where: str, expected: str) -> None:
    assert occurrence(date.fromisoformat(day), time.fromisoformat(wall_time), where) == utc(
        expected
    )


def test_apia_never_had_the_30th_of_december_2011() -> None:
    assert not exists(LEFT_OUT, "Pacific/Apia")
    assert occurrence(LEFT_OUT, time(8, 30), "Pacific/Apia") is None
    assert at_wall_time(LEFT_OUT, time(8, 30), "Pacific/Apia") == utc("2011-12-30 18:30")


@pytest.mark.parametrize("day", [date(2011, 12, 29), date(2011, 12, 31)])
def test_the_days_on_either_side_of_it_are_ordinary(day: date) -> None:
    found = occurrence(day, time(8, 30), "Pacific/Apia")
    assert found is not None
    assert oracle.clock(found, "Pacific/Apia") == datetime.combine(day, time(8, 30))


@given(DATES, WALL_TIMES, st.sampled_from(ZONES))
@THE_SAME_EVERY_TIME
def test_any_wall_time_is_the_instant_that_the_oracle_finds_on_the_clock(
    day: date, wall_time: time, where: str
) -> None:
    assert occurrence(day, wall_time, where) == oracle.occurrence(day, wall_time, where)


def test_a_time_read_off_the_second_pass_of_a_fold_is_the_first_all_the_same() -> None:
    second_pass = local_time(utc("2025-10-26 01:30"), "Europe/Amsterdam").time()
    found = at_wall_time(date(2025, 10, 26), second_pass, "Europe/Amsterdam")
    assert found == utc("2025-10-26 00:30")


def test_the_same_instant_has_other_dates_elsewhere() -> None:
    instant = utc("2025-06-02 10:30")
    places = ["Pacific/Pago_Pago", "Europe/Amsterdam", "Pacific/Kiritimati"]
    assert [local_date(instant, place).day for place in places] == [1, 2, 3]


@pytest.mark.parametrize(
    "name",
    ["America", "Factory", "../etc/passwd", "", "Europe/Atlantis", "localtime", "posixrules",
     "/etc/localtime", "europe/amsterdam", "Europe/", "tzdata.zi", "zone.tab", "\0"],
)  # fmt: skip
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a time zone"):
        zone(name)


def test_every_zone_that_is_listed_can_be_read() -> None:
    assert all(zone(name).key == name for name in zone_names())
    assert {"Europe/Amsterdam", "Asia/Calcutta", "Etc/GMT+5", "UTC"} <= zone_names()


@pytest.mark.parametrize("ahead", range(7))
def test_a_week_begins_on_monday(ahead: int) -> None:
    assert A_DAY.weekday() == 0
    assert monday_of(A_DAY + timedelta(days=ahead)) == A_DAY


def test_days_between_holds_both_ends_and_nothing_where_they_are_crossed() -> None:
    assert list(days_between(date(2024, 2, 28), date(2024, 3, 1))) == [
        date(2024, 2, 28),
        date(2024, 2, 29),
        date(2024, 3, 1),
    ]
    assert list(days_between(A_DAY, A_DAY)) == [A_DAY]
    assert list(days_between(A_DAY, date(2025, 6, 1))) == []
