"""Which databases and Bot API servers can be named."""

import pytest

from config.urls import checked_api_url, checked_database_url, shown_url


@pytest.mark.parametrize(
    ("url", "taken_as"),
    [
        ("sqlite:///fifteen.db", "sqlite:///fifteen.db"),
        ("sqlite:////data/fifteen.db", "sqlite:////data/fifteen.db"),
        ("sqlite+aiosqlite:////data/fifteen.db", "sqlite:////data/fifteen.db"),
        ("postgres://a:b@h/d", "postgresql+psycopg://a:b@h/d"),
        ("postgresql://a:b@h:5433/d", "postgresql+psycopg://a:b@h:5433/d"),
        ("postgresql+psycopg://a@/d?host=/run/pg", "postgresql+psycopg://a@/d?host=/run/pg"),
    ],
)
def test_every_usual_way_to_name_a_database_is_understood(url: str, taken_as: str) -> None:
    assert checked_database_url(url) == taken_as


@pytest.mark.parametrize(
    "url",
    [
        "fifteen.db",
        "mysql://h/d",
        "postgresql+asyncpg://h/d",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite://fifteen.db",
        "postgresql://h",
        "postgresql://h:port/d",
        "postgresql://a:b@c@h/d",
        "postgresql://a:b c@h/d",
    ],
)
def test_another_database_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(ValueError, match=r"must|cannot"):
        checked_database_url(url)


@pytest.mark.parametrize(
    ("url", "taken_as"),
    [
        ("https://api.telegram.org", "https://api.telegram.org"),
        ("http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
        ("http://[::1]:8081/api/", "http://[::1]:8081/api"),
    ],
)
def test_any_bot_api_server_can_be_named(url: str, taken_as: str) -> None:
    assert checked_api_url(url) == taken_as


@pytest.mark.parametrize(
    "url", ["api.telegram.org", "ftp://h", "https://", "http://h:x", "https://h/?a=b", "http://a@h"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be an address"):
        checked_api_url(url)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////data/fifteen.db", "sqlite:////data/fifteen.db"),
        ("postgresql+psycopg://a:b@h:1/d", "postgresql+psycopg://a:********@h:1/d"),
        ("postgresql+psycopg://a@/d?host=/run/pg", "postgresql+psycopg://a@/d?host=/run/pg"),
        ("postgresql+psycopg://h/d?password=x", "postgresql+psycopg://h/d?password=********"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str) -> None:
    assert shown_url(url) == shown
