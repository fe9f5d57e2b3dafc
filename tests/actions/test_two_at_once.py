"""Two leaders of one organisation in the same instant, as only PostgreSQL lets them be."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, func, select, text

from habits.actions import logging
from habits.domain.members import Member
from habits.storage.engine import make_engine
from habits.storage.tables.contacts import contact
from tests.builders import MONDAY, a_message, a_team, said
from tests.conftest import FreshDatabase

TODAY = date(2026, 3, 2)
_WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture
def engine(fresh_postgres: FreshDatabase) -> Iterator[Engine]:
    made = make_engine(fresh_postgres())
    yield made
    made.dispose()


def waits_or_is_done(engine: Engine, work: Future[None]) -> None:
    while not work.done():
        with engine.connect() as conn:
            if conn.execute(_WAITING).scalar_one():
                return


def test_a_new_person_whom_both_name_is_made_once(engine: Engine) -> None:
    with engine.begin() as conn:
        team = a_team(conn)

    def log(whose: Member) -> None:
        with engine.begin() as conn:
            logging.log(conn, whose, a_message(whose, 1, MONDAY), said(TODAY, "Sally"))

    with ThreadPoolExecutor(1) as beside:
        with engine.begin() as conn:
            own = said(TODAY, "sally ", "Ben")
            logging.log(conn, team.leader, a_message(team.leader, 1, MONDAY), own)
            other = beside.submit(log, team.owner)
            waits_or_is_done(engine, other)
        other.result()
    with engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(contact)).scalar_one() == 2
