"""The sample organisation of the demo: each of its people is what they are meant to show."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, MetaData, Row, select

from bot.cli.demo.sample.past import begin_past
from bot.cli.demo.sample.people import FIGURES, HOME
from bot.cli.demo.sample.script import FIRST_MONDAY, LIVE_FROM, script
from bot.cli.demo.sample.sentences import Contact, contacts
from bot.rendering.texts import render
from config.lexicon import load_lexicon
from habits.actions import habit
from habits.actions.summaries import summaries_shown
from habits.domain.calendar import local_time
from habits.domain.engagements import Platform
from habits.domain.members import Member
from habits.domain.standing import Kind
from habits.parsing import read
from habits.storage import days, expectations, members
from habits.storage.days import DayRow
from habits.storage.engine import opened

CHATS = {name: number for number, name in enumerate(FIGURES, start=1)}
SIGNS = {
    Kind.KEPT: "K",
    Kind.HOLIDAY: "H",
    Kind.ABSENCE: "A",
    Kind.JOINING: "J",
    Kind.FROZEN: "F",
    Kind.PARTLY: "P",
    Kind.MISSED: "M",
}
WEEKS = {
    "Dana": "KKKKK KFFMK KKKKK KKKKH HKKKK KFKKK KKAKK HKKK",
    "Max": "KKFKK KKKKK KFFKK KKMKH HKKKK KFKAA KKKKK HKKF",
    "Bram": "FKMKM KMMMK MMKMM MKMKH HMKMM KMMKM MMKMM HKMM",
    "Lee": "KKKKK KKKKK KKKKK KKKFH HKFKM KMPMM PMMPM HMMM",
    "Priya": "KKKKK KKKKK KKFKK KKKKH HKKKK KKKKK KKFKK HKKK",
    "Noor": "JK",
}
"""Monday to Friday, through the last Thursday."""


@pytest.fixture(scope="module")
def build(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with _built(sqlite_template, tmp_path_factory.mktemp("sample") / "fifteen.db") as engine:
        yield engine


@contextmanager
def _built(template: Path, path: Path) -> Iterator[Engine]:
    shutil.copyfile(template, path)
    lines = [line for line in script() if line.at < LIVE_FROM]
    with opened(f"sqlite:///{path}") as engine:
        with engine.begin() as conn:
            past = begin_past(conn, CHATS, lines[0].at)
            past.plays(lines)
            past.lives_until(LIVE_FROM)
        yield engine


@pytest.fixture
def conn(build: Engine) -> Iterator[Connection]:
    with build.connect() as connection, connection.begin() as transaction:
        yield connection
        transaction.rollback()


def _member(conn: Connection, name: str) -> Member:
    member = members.speaking_in(conn, CHATS[name])
    assert member is not None
    return member


def _rows(conn: Connection, whose: Member) -> Sequence[DayRow]:
    return days.between(conn, [whose.id], date.min, date.max)[whose.id]


@pytest.mark.parametrize("name", FIGURES)
def test_each_lives_the_weeks_that_they_are_there_to_show(conn: Connection, name: str) -> None:
    whose = _member(conn, name)
    habit.settle(conn, whose, LIVE_FROM)
    signs = [SIGNS[row.kind] for row in _rows(conn, whose) if row.date.weekday() < 5]
    assert "".join(signs) == WEEKS[name].replace(" ", "")


@pytest.mark.parametrize("name", FIGURES)
def test_the_rows_kept_are_the_rows_rebuilt_from_nothing(conn: Connection, name: str) -> None:
    whose = _member(conn, name)
    habit.settle(conn, whose, LIVE_FROM)
    kept = _rows(conn, whose)
    days.drop_from(conn, whose.id, date.min)
    habit.settle(conn, whose, LIVE_FROM)
    assert _rows(conn, whose) == kept


def test_a_freeze_that_dana_spent_was_earned_back(conn: Connection) -> None:
    whose = _member(conn, "Dana")
    habit.settle(conn, whose, LIVE_FROM)
    held = {row.date: row.standing.freezes for row in _rows(conn, whose)}
    spent = FIRST_MONDAY + timedelta(weeks=5, days=1)
    assert (held[spent], held[max(held)]) == (1, 2)


def test_priya_came_back_from_each_of_her_trips(build: Engine) -> None:
    zones = [row.value for row in _table(build, "decision") if row.subject == "zone"]
    assert sorted(set(zones)) == ["America/New_York", "Asia/Tokyo", HOME]


def test_there_are_late_logs_reminders_absences_and_prompts_that_were_all_delivered(
    build: Engine,
) -> None:
    assert len({row.date for row in _table(build, "engagement") if row.late}) == 1
    assert "reminder" in {row.kind for row in _table(build, "unasked")}
    assert len(_table(build, "absence")) == 2
    assert all(row.sent_at for row in _table(build, "prompt"))


def test_every_week_has_a_summary_that_can_be_read(conn: Connection) -> None:
    manager = _member(conn, "Max")
    for ago in range(8):
        (model,) = summaries_shown(conn, manager, LIVE_FROM, ago)
        text = render(model, "en").html
        assert all(f"<b>{name}</b>" in text for name in FIGURES)


def test_it_is_the_same_each_time_but_for_the_invitations(
    build: Engine, sqlite_template: Path, tmp_path: Path
) -> None:
    with _built(sqlite_template, tmp_path / "again.db") as again:
        assert _everything(again) == _everything(build)


def _everything(engine: Engine) -> Mapping[str, Sequence[Row[Any]]]:
    tables = MetaData()
    tables.reflect(engine)
    return {name: _table(engine, name) for name in tables.tables if name != "invitation"}


def _table(engine: Engine, name: str) -> Sequence[Row[Any]]:
    tables = MetaData()
    tables.reflect(engine, only=[name])
    with engine.connect() as conn:
        return conn.execute(select(tables.tables[name])).all()


KNOWN = [(one, says) for known in contacts().values() for one in known for says in one.says]


@pytest.mark.parametrize(("contact", "says"), KNOWN, ids=[says for _, says in KNOWN])
def test_a_sentence_is_read_as_one_conversation_today_with_whom_it_names(
    contact: Contact, says: str
) -> None:
    now = local_time(LIVE_FROM, HOME)
    (talk,) = read(f"{says}.", now, load_lexicon()).conversations
    assert talk.person is not None
    assert (talk.person.name, talk.day) == (contact.name, now.date())
    assert talk.platform is not Platform.UNKNOWN


def test_each_of_them_said_what_should_come_of_it(build: Engine) -> None:
    with build.connect() as conn:
        for name, figure in FIGURES.items():
            whose = members.speaking_in(conn, CHATS[name])
            assert whose is not None
            assert expectations.newest(conn, whose.id) == figure.expects
