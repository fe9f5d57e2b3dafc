"""What is left when all is over: what the people got, and what stands in the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, select

from bot.sandbox.client import SandboxBot
from habits.storage.outbox import Body
from habits.storage.tables.contacts import contact
from habits.storage.tables.habit import engagement, log, prompt
from habits.storage.tables.messages import inbox, outbox
from habits.storage.tables.people import account, member

SENDING = ("sendMessage", "editMessageText", "sendPhoto")


@dataclass(frozen=True, slots=True)
class Arrival:
    """A call that was carried out: its place among all calls, and whether its answer was cut off."""

    sequence: int
    chat: int
    text: str
    day: date
    cut: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A message as it stands in the database, in the order in which they were planned."""

    id: int
    chat: int
    text: str
    purpose: str | None
    state: str
    settled_at: datetime | None


def arrivals(bot: SandboxBot) -> list[Arrival]:
    """What came through, in order."""
    return [
        Arrival(
            call["sequence"],
            int(call["arguments"]["chat_id"]),
            words(call["arguments"]),
            datetime.fromisoformat(call["at"]).date(),
            call["outcome"] == "cut",
        )
        for call in bot.whole_calls(*SENDING)
        if call["outcome"] in ("accepted", "cut")
    ]


def planned(conn: Connection) -> list[Planned]:
    """What was to be sent, in order."""
    columns = (outbox.c.purpose, outbox.c.state, outbox.c.settled_at)
    rows = conn.execute(
        select(outbox.c.id, outbox.c.chat, outbox.c.body, *columns).order_by(outbox.c.id)
    )
    return [Planned(id_, chat, words(body), *rest) for id_, chat, body, *rest in rows]


def words(body: Body) -> str:
    """The words of a message, which stand below its picture where it has one."""
    return str(body.get("text", body.get("caption")))


def logs(conn: Connection) -> Mapping[tuple[int, int], Sequence[Sequence[str]]]:
    """By chat and number of a message, each log that was made of it: the people whom it names."""
    people: dict[int, list[str]] = defaultdict(list)
    for log_id, name in conn.execute(
        select(engagement.c.log_id, contact.c.name)
        .outerjoin(contact, contact.c.id == engagement.c.contact_id)
        .order_by(engagement.c.id)
    ):
        people[log_id].append(name)
    found: dict[tuple[int, int], list[list[str]]] = defaultdict(list)
    for log_id, chat, message in conn.execute(select(log.c.id, log.c.chat, log.c.message)):
        found[chat, message].append(people[log_id])
    return found


def prompted(conn: Connection) -> Mapping[tuple[int, date], bool]:
    """By chat and date, each prompt: whether it is known to have been sent."""
    rows = conn.execute(
        select(account.c.chat, prompt.c.date, prompt.c.sent_at)
        .join(member, member.c.id == prompt.c.member_id)
        .join(account, account.c.id == member.c.account_id)
    )
    return {(chat, day): sent_at is not None for chat, day, sent_at in rows}


def open_work(conn: Connection) -> int:
    """How many updates and messages are not done with."""
    waiting = _count(conn, inbox.c.handled_at.is_(None))
    return waiting + _count(conn, outbox.c.settled_at.is_(None))


def dead_letters(conn: Connection) -> list[str]:
    """The errors of the updates that were set aside."""
    return list(conn.execute(select(inbox.c.error).where(inbox.c.state == "dead")).scalars())


def handled_now(conn: Connection) -> int:
    """How many updates somebody has claimed and not handled yet."""
    return _count(conn, inbox.c.handled_at.is_(None), inbox.c.worker.is_not(None))


def sent_now(conn: Connection) -> int:
    """How many messages somebody has claimed and not settled yet."""
    return _count(conn, outbox.c.settled_at.is_(None), outbox.c.worker.is_not(None))


def done(conn: Connection) -> set[tuple[object, ...]]:
    """Every update and message that is done with, as it stands."""
    updates = select(inbox.c.id, inbox.c.state, inbox.c.fence, inbox.c.handled_at)
    messages = select(outbox.c.id, outbox.c.state, outbox.c.fence, outbox.c.settled_at)
    handled = conn.execute(updates.where(inbox.c.handled_at.is_not(None)))
    settled = conn.execute(messages.where(outbox.c.settled_at.is_not(None)))
    return {("update", *row) for row in handled} | {("message", *row) for row in settled}


def _count(conn: Connection, *where: ColumnElement[bool]) -> int:
    return conn.execute(select(func.count()).where(*where)).scalar_one()
