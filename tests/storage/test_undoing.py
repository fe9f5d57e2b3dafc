import pytest
from sqlalchemy import Connection

from habits.storage.engine import make_engine, undone_by
from habits.storage.outbox import Draft, plan
from tests.builders import MONDAY


class RefusedError(Exception):
    pass


def refused_halfway(conn: Connection) -> None:
    plan(conn, Draft(2, "text", {"text": "refused"}), MONDAY)
    raise RefusedError


def test_nothing_is_left_of_what_was_refused_and_all_of_what_was_beside(database_url: str) -> None:
    engine = make_engine(database_url)
    with engine.begin() as conn:
        first = plan(conn, Draft(1, "text", {"text": "before"}), MONDAY)
        with pytest.raises(RefusedError), undone_by(conn, RefusedError):
            refused_halfway(conn)
        last = plan(conn, Draft(3, "text", {"text": "after"}), MONDAY)
    with engine.begin() as conn:
        kept = conn.exec_driver_sql("SELECT id, chat FROM outbox ORDER BY id").all()
    engine.dispose()
    assert [tuple(row) for row in kept] == [(first, 1), (last, 3)]
