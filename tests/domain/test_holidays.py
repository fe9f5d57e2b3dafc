"""Public holidays of a leader's home country."""

from datetime import date

import pytest

from habits.domain.holidays import country_of, public_holidays

KINGS_DAY = date(2026, 4, 27)


def test_a_country_has_its_own_holidays_by_name() -> None:
    days = [KINGS_DAY, date(2026, 4, 28)]
    assert public_holidays("NL", days) == {KINGS_DAY: "King's Day"}
    assert public_holidays("FR", days) == {}


@pytest.mark.parametrize(
    ("language", "year"), [("nl_NL.UTF-8", 2011), ("C.UTF-8", 2012), ("uk_UA.UTF-8", 2013)]
)
def test_its_names_are_the_same_on_every_machine(
    monkeypatch: pytest.MonkeyPatch, language: str, year: int
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    assert set(public_holidays("NL", [date(year, 12, 25)]).values()) == {"Christmas Day"}


@pytest.mark.parametrize("country", [None, "ZZ", "BV"])
def test_where_no_calendar_is_known_no_day_is_a_holiday(country: str | None) -> None:
    assert public_holidays(country, [KINGS_DAY]) == {}


def test_a_zone_lies_in_a_country_and_utc_in_none() -> None:
    assert [country_of(zone) for zone in ("Europe/Amsterdam", "Asia/Tokyo", "UTC")] == [
        "NL",
        "JP",
        None,
    ]
