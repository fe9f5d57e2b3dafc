"""Two bots on one PostgreSQL, one frozen for longer than its claims hold, and woken."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, select

from habits.storage import members
from habits.storage.engine import make_engine
from habits.storage.inbox import Received, receive
from habits.storage.tables.messages import inbox, outbox, worker
from tests.faults.company import PATIENCE, Company, company
from tests.faults.leaders import SUNDAY, ZONES, Leader, prompt_time, working_day
from tests.faults.process import Process, until
from tests.faults.records import SENDING, Arrival, arrivals, done, words
from tests.faults.scene import Scene
from tests.faults.table import Record

pytestmark = pytest.mark.slow

PER_ZONE = 4
LATENCY = 0.1
Held = set[tuple[int, str]]


def test_what_a_frozen_bot_held_is_taken_over_and_its_late_words_do_not_count(
    postgres_scene: Scene, record: Record
) -> None:
    firm = company(postgres_scene, ZONES * PER_ZONE)
    postgres_scene.bot.latency(LATENCY)
    frozen, name = _first(firm)
    other = postgres_scene.start()
    held = _freeze_at_work(firm, frozen, name)
    takeover = postgres_scene.last_call() + 1
    until(lambda: other.count("is dead"))
    _go_on_alone(firm)
    assert not firm.account([takeover]).wrong
    by_then, before = postgres_scene.last_call(), postgres_scene.look(done)
    frozen.wake()
    until(lambda: frozen.count("given up for dead"))
    firm.talk.everybody()
    firm.calm()
    assert [frozen.terminate(), other.terminate()] == [0, 0]
    assert before <= postgres_scene.look(done)
    late = _late(firm, held, by_then)
    account = firm.account([takeover], late)
    record("one of two frozen", 1, account)
    assert not account.wrong
    again = [double.again for double in account.doubles if double.kill is not None]
    assert {(one.chat, one.text) for one in again} <= held


def _late(firm: Company, held: Held, by_then: int) -> list[Arrival]:
    """What a woken bot sent on: calls that it had begun and that had not left it, one a chat."""
    since = [one for one in arrivals(firm.scene.bot) if one.sequence > by_then]
    late = [one for one in since if (one.chat, one.text) in held]
    assert len({one.chat for one in late}) == len(late)
    return late


def test_locks_that_a_frozen_bot_left_behind_stall_nobody(postgres_scene: Scene) -> None:
    firm = company(postgres_scene, ZONES)
    with _locks_left_behind(firm):
        postgres_scene.start()
        until(firm.is_done, PATIENCE)
    assert not firm.account().wrong


@contextmanager
def _locks_left_behind(firm: Company) -> Iterator[None]:
    """A transaction that holds every leader, and whose client never speaks again."""
    engine = make_engine(firm.scene.database)
    with engine.connect() as conn:
        for leader in firm.leaders:
            _lock(conn, leader)
        # After several rows in one statement the server's own limit on waiting does not hold.
        receive(conn, 1, [Received(1, 1, "{}"), Received(2, 1, "{}")], SUNDAY)
        yield
        conn.invalidate()
    engine.dispose()


def _first(firm: Company) -> tuple[Process, str]:
    """Start the first bot; answers it and the name by which it claims."""
    process = firm.scene.start()
    firm.calm()
    return process, firm.scene.look(lambda conn: conn.execute(select(worker.c.id)).scalar_one())


def _freeze_at_work(firm: Company, process: Process, name: str) -> Held:
    """Freeze a bot that handles updates and sends messages at that moment; answers the messages.

    Half of the calls that are under way then are cut off: it finds that out when it is woken.
    """
    found: list[Held] = []

    def is_caught() -> bool:
        if firm.is_done():
            firm.talk.everybody()
        process.freeze()
        if firm.scene.look(lambda conn: _held(conn, name)):
            firm.scene.bot.fault("drop_after", *SENDING, times=None, chance=1 / 2, seed=3)
            time.sleep(2 * LATENCY)  # what is on its way arrives
            firm.scene.bot.clear_faults()
            firm.scene.bot.latency(LATENCY)
            if held := firm.scene.look(lambda conn: _held(conn, name)):
                found.append(held)
                return True
        process.wake()
        return False

    until(is_caught)
    return found[0]


def _go_on_alone(firm: Company) -> None:
    """Wait until all is done, and again when prompts have fallen due; with one frozen there is no barrier."""
    until(firm.is_done, PATIENCE)
    firm.days.append(working_day(0))
    firm.move_to(prompt_time(working_day(0), ZONES[-1]))
    until(firm.is_done, PATIENCE)
    firm.calms.append(firm.scene.last_call() + 1)


def _lock(conn: Connection, leader: Leader) -> None:
    member = members.speaking_in(conn, leader.person.id)
    assert member is not None
    members.lock(conn, member.id)


def _held(conn: Connection, name: str) -> Held:
    """The messages that a bot has claimed, if it has claimed updates too."""
    updates = select(inbox.c.id).where(inbox.c.worker == name, inbox.c.handled_at.is_(None))
    if conn.execute(updates).first() is None:
        return set()
    columns = select(outbox.c.chat, outbox.c.body)
    rows = conn.execute(columns.where(outbox.c.worker == name, outbox.c.settled_at.is_(None)))
    return {(chat, words(body)) for chat, body in rows}
