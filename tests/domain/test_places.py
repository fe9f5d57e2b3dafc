"""Where somebody is, from what they type: known by many names, spelt in many ways, and never guessed."""

from datetime import UTC, datetime, time

import pytest

from habits.domain.places import (
    Found,
    Place,
    find_large,
    find_places,
    place_near,
    place_numbered,
    places_at,
)

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def names(found: Found) -> list[str]:
    return [f"{one.name}, {one.part or one.country}" for one in found.places]


@pytest.mark.parametrize(
    ("said", "name", "zone"),
    [
        ("NYC", "New York City", "America/New_York"),
        ("new york, ny", "New York City", "America/New_York"),
        ("LA", "Los Angeles", "America/Los_Angeles"),
        ("SF", "San Francisco", "America/Los_Angeles"),
        ("München", "Munich", "Europe/Berlin"),
        ("munchen", "Munich", "Europe/Berlin"),
        ("Köln", "Köln", "Europe/Berlin"),
        ("Cologne", "Köln", "Europe/Berlin"),
        ("Bombay", "Mumbai", "Asia/Kolkata"),
        ("Saigon", "Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Москва", "Moscow", "Europe/Moscow"),
        ("東京", "Tokyo", "Asia/Tokyo"),
        ("  são   PAULO. ", "São Paulo", "America/Sao_Paulo"),
        ("St Louis", "St. Louis", "America/Chicago"),
        ("Rome", "Rome", "Europe/Rome"),
        ("Paris", "Paris", "Europe/Paris"),
        ("Paris, Texas", "Paris", "America/Chicago"),
        ("Portland ME", "Portland", "America/New_York"),
        ("Portland, Oregon", "Portland", "America/Los_Angeles"),
        ("London, Ontario", "London", "America/Toronto"),
        ("London UK", "London", "Europe/London"),
        ("Perth WA", "Perth", "Australia/Perth"),
        ("Cambridge, MA, USA", "Cambridge", "America/New_York"),
        ("Washington, D.C.", "Washington", "America/New_York"),
        ("Germany", "Berlin", "Europe/Berlin"),
        ("the UK", "London", "Europe/London"),
        ("California", "Los Angeles", "America/Los_Angeles"),
        ("EST", "New York City", "America/New_York"),
        ("asia/tokyo", "Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC", "UTC"),
        ("amsterdm", "Amsterdam", "Europe/Amsterdam"),
        ("Johanesburg", "Johannesburg", "Africa/Johannesburg"),
    ],
)
def test_one_place_is_meant(said: str, name: str, zone: str) -> None:
    found = find_places(said, NOW)
    assert found.sure
    assert [(one.name, one.zone) for one in found.places] == [(name, zone)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Portland", ["Portland, Oregon", "Portland, Maine", "Portland, Texas"]),
        ("London", ["London, GB", "London, Ontario"]),
        ("Springfield", [
            f"Springfield, {state}"
            for state in ("Missouri", "Massachusetts", "Illinois", "Oregon", "Ohio", "Virginia")
        ]),
        ("Ontario", ["Toronto, Ontario", "Ontario, California", "Kenora, Ontario"]),
        ("Spain", ["Madrid, ES", "Las Palmas de Gran Canaria, ES", "Melilla, ES"]),
        ("IST", ["Mumbai, IN", "Dublin, IE", "Jerusalem, IL"]),
        ("Lisobn", ["Lisbon, PT"]),
        ("berln", ["Berlin, DE", "Belém, BR"]),
        ("Asia/Tokyoo", ["Tokyo, JP"]),
    ],
)  # fmt: skip
def test_where_zones_differ_or_letters_are_wrong_it_is_asked(said: str, meant: list[str]) -> None:
    found = find_places(said, NOW)
    assert not found.sure
    assert names(found) == meant


@pytest.mark.parametrize(
    "said", ["", "?", "soon", "hello", "later", "why should I", "../../etc/passwd", "<b>&", "8:30"]
)
def test_what_is_no_place_is_none(said: str) -> None:
    assert find_places(said, NOW) == Found()


def test_cities_that_share_a_zone_are_not_told_apart() -> None:
    assert find_places("Kansas City", NOW).sure
    assert find_places("Portland, Oregon, USA", NOW).sure


@pytest.mark.parametrize(
    "said", ["a meeting", "sales", "Sally", "LinkedIn", "lisobn", "Asia/Tokyo"]
)
def test_in_words_that_may_mean_anything_only_a_large_city_is_one(said: str) -> None:
    assert find_large(said) == Found()
    assert names(find_large("Tokyo")) == ["Tokyo, JP"]
    assert len(find_large("London").places) == 2


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (52.37, 4.9, "Amsterdam"),
        (-33.9, 151.2, "Sydney"),
        (40.7, -74.0, "New York City"),
        (64.18, -51.7, "Nuuk"),
        (64.1, -21.9, "Reykjavík"),
    ],
)
def test_a_point_of_the_map_is_the_city_around_it(
    latitude: float, longitude: float, name: str
) -> None:
    place = place_near(latitude, longitude)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (0, -30), (90, 0), (-80, 20)])
def test_at_sea_and_at_the_poles_there_is_no_city(latitude: float, longitude: float) -> None:
    assert place_near(latitude, longitude) is None


def test_the_time_on_a_clock_tells_where_it_may_hang() -> None:
    assert "London, GB" in names(places_at(time(6, 2), NOW))
    assert "Tokyo, JP" in names(find_places("UTC+9", NOW))
    assert "Mumbai, IN" in names(places_at(time(11, 30), NOW))
    assert places_at(time(6, 30), NOW) == Found()


def test_a_city_is_found_again_by_its_number() -> None:
    tokyo = find_places("Tokyo", NOW).places[0]
    assert place_numbered(tokyo.id) == tokyo == Place(tokyo.id, "Tokyo", "JP", None, "Asia/Tokyo")
    assert place_numbered(7) is None
