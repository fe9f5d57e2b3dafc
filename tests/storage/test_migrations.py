"""Every revision both ways, on both databases, and the tables as the code has them at the end."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, select

from habits.storage import members, migrations, organisations
from habits.storage.engine import DatabaseUnavailable, make_engine
from habits.storage.migrations import downgrade, upgrade
from habits.storage.tables import metadata
from habits.storage.tables.agenda import question
from tests.builders import MONDAY, a_team
from tests.postgres import Server

REVISIONS = [
    script.revision
    for script in reversed(
        list(ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions())
    )
]


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database with nothing in it."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path}/empty.db")
        yield engine
        engine.dispose()
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    engine = make_engine(server.url(name))
    yield engine
    engine.dispose()
    server.drop(name)


def tables(engine: Engine) -> set[str]:
    with engine.connect() as conn:
        return set(inspect(conn).get_table_names()) - {"alembic_version"}


def differences(conn: Connection) -> list[object]:
    context = MigrationContext.configure(conn, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_the_migrations_make_what_the_code_says(empty: Engine) -> None:
    upgrade(empty)
    with empty.connect() as conn:
        assert differences(conn) == []


def test_every_revision_can_be_walked_up_down_and_up_again(empty: Engine) -> None:
    for revision in REVISIONS:
        upgrade(empty, revision)
        made = tables(empty)
        downgrade(empty, "-1")
        upgrade(empty, revision)
        assert tables(empty) == made
    downgrade(empty, "base")
    assert tables(empty) == set()


def test_a_database_that_is_up_to_date_is_left_alone(empty: Engine) -> None:
    upgrade(empty)
    before = tables(empty)
    upgrade(empty)
    assert tables(empty) == before


NEXT = """\
from alembic import op
from sqlalchemy import Column, Integer

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("organisation") as organisation:
        organisation.add_column(Column("size", Integer))


def downgrade() -> None:
    with op.batch_alter_table("organisation") as organisation:
        organisation.drop_column("size")
"""


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The migrations of a Fifteen that has one more."""
    here = tmp_path / "migrations"
    shutil.copytree(Path(migrations.__file__).parent, here)
    (here / "versions" / "9999_next.py").write_text(NEXT.format(newest=REVISIONS[-1]))
    monkeypatch.setattr(migrations, "__file__", str(here / "__init__.py"))


def add_organisation(engine: Engine) -> None:
    with engine.begin() as conn:
        organisations.add_organisation(conn, name="Acme", zone="UTC", now=MONDAY)


@pytest.mark.usefixtures("tomorrow")
def test_a_sqlite_file_is_copied_before_it_is_changed(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path}/fifteen.db")
    upgrade(engine, REVISIONS[-1])
    add_organisation(engine)
    upgrade(engine)
    engine.dispose()
    (copy,) = tmp_path.glob("fifteen.db.before-leaving-*")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT name FROM organisation").fetchall() == [("Acme",)]


@pytest.mark.usefixtures("tomorrow")
def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(empty: Engine) -> None:
    upgrade(empty)
    with empty.begin() as conn:
        team = a_team(conn)
    downgrade(empty, "-1")
    upgrade(empty)
    with empty.connect() as conn:
        assert members.get(conn, team.leader.id) == team.leader


def test_a_question_learns_its_organisation_from_whom_it_asks(empty: Engine) -> None:
    upgrade(empty)
    with empty.begin() as conn:
        team = a_team(conn)
    downgrade(empty, "0001")
    upgrade(empty)
    with empty.connect() as conn:
        asked = conn.execute(select(question.c.chat, question.c.organisation_id)).all()
    assert set(asked) == {(one.chat, one.organisation_id) for one in (team.owner, team.leader)}


@pytest.mark.usefixtures("tomorrow")
def test_a_database_of_a_newer_fifteen_is_refused_in_words(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(empty)
    monkeypatch.undo()
    with pytest.raises(DatabaseUnavailable, match="a newer Fifteen has changed it"):
        upgrade(empty)


def test_there_is_one_newest_revision() -> None:
    assert len(ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads()) == 1
