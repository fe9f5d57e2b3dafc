"""A transaction on each kind of database, rolled back at the end."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from habits.storage.engine import make_engine


@pytest.fixture
def conn(database_url: str) -> Iterator[Connection]:
    engine = make_engine(database_url)
    with engine.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()
    engine.dispose()
