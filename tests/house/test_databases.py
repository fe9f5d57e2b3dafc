"""The databases that tests are given are real, fresh, and have the schema."""

from sqlalchemy import inspect, text

from habits.storage.engine import make_engine
from habits.storage.tables import metadata
from tests.conftest import FreshDatabase


def test_every_table_that_tells_of_a_member_says_of_which_organisation() -> None:
    told = [table for table in metadata.sorted_tables if "member_id" in table.c]
    assert len(told) > 5
    assert [table.name for table in told if "organisation_id" not in table.c] == []


def test_every_table_is_there_and_what_one_database_is_told_the_next_does_not_know(
    fresh_database: FreshDatabase,
) -> None:
    for url in (fresh_database(), fresh_database()):
        engine = make_engine(url)
        assert set(metadata.tables) <= set(inspect(engine).get_table_names())
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE mark (only_once INTEGER)"))
        engine.dispose()
