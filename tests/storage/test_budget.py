"""No more goes out in any second than is allowed, over all who send."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import create_engine

from habits.storage import budget
from habits.storage.engine import make_engine
from habits.storage.tables import metadata
from habits.storage.tables.messages import send_budget

BOT = 1


def spend(url: str, rate: float, seconds: list[float], want: int) -> list[tuple[float, int]]:
    """Take as much as is allowed, `want` at most, at each of these moments."""
    engine = make_engine(url)
    taken = []
    with engine.begin() as conn:
        for now in seconds:
            allowed, start = budget.available(conn, BOT, rate, now)
            count = max(0, min(allowed, want))
            budget.take(conn, BOT, rate, start, count)
            taken.append((now, count))
    engine.dispose()
    return taken


@given(
    rate=some.sampled_from([1, 5, 25, 100, 1000]),
    pauses=some.lists(some.floats(0.001, 0.5), min_size=1, max_size=60),
    want=some.integers(1, 100),
)
def test_in_any_second_no_more_goes_out_than_the_rate_and_a_twentieth(
    rate: int, pauses: list[float], want: int
) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine, tables=[send_budget])
    now, taken = 1000.0, []
    with engine.begin() as conn:
        for pause in pauses:
            now += pause
            allowed, start = budget.available(conn, BOT, rate, now)
            count = max(0, min(allowed, want))
            budget.take(conn, BOT, rate, start, count)
            taken.append((now, count))
    engine.dispose()
    for begin, _ in taken:
        total = sum(count for at, count in taken if begin <= at < begin + 1)
        assert total <= rate + max(1, rate * budget.AHEAD)


def test_one_message_may_always_go_after_a_silence(fresh_sqlite_url: str) -> None:
    assert spend(fresh_sqlite_url, 1, [50.0], want=5) == [(50.0, 1)]


def test_the_pace_is_kept_over_time(fresh_sqlite_url: str) -> None:
    moments = [100 + step / 100 for step in range(1000)]
    total = sum(count for _, count in spend(fresh_sqlite_url, 25, moments, want=50))
    assert total == pytest.approx(250, abs=2)


def test_a_clock_that_starts_again_makes_nothing_wait(fresh_sqlite_url: str) -> None:
    assert spend(fresh_sqlite_url, 25, [900_000.0, 12.0], want=1) == [(900_000.0, 1), (12.0, 1)]


def test_two_who_send_share_one_pace(fresh_postgres_url: str) -> None:
    first = sum(count for _, count in spend(fresh_postgres_url, 10, [0.0] * 3, want=9))
    second = sum(count for _, count in spend(fresh_postgres_url, 10, [0.0] * 3, want=9))
    assert first == 1
    assert second <= 1


@pytest.fixture
def fresh_sqlite_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("fresh_sqlite")()
    return url


@pytest.fixture
def fresh_postgres_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("fresh_postgres")()
    return url
