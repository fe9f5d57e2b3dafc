"""The whole account of a run: what was lost, what came twice, what came out of order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from sqlalchemy import Connection

from tests.faults.doubles import Double, Events, doubles, in_runs, unexplained
from tests.faults.leaders import Leader
from tests.faults.records import (
    Arrival,
    Planned,
    dead_letters,
    logs,
    open_work,
    planned,
    prompted,
)
from tests.faults.talk import Message

Due = Sequence[tuple[Leader, date]]


@dataclass(frozen=True, slots=True)
class Account:
    """What came of it: how much there was, what came twice, and all that is wrong."""

    messages: int
    sent: int
    prompts: int
    doubles: Sequence[Double]
    wrong: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Chat:
    planned: Sequence[Planned]
    arrived: Sequence[Arrival]


def audit(
    conn: Connection,
    arrived: Sequence[Arrival],
    messages: Sequence[Message],
    due: Due,
    events: Events,
) -> Account:
    """Compare what people did with what is stored, and what is stored with what people got."""
    chats = _by_chat(planned(conn), arrived)
    found = [
        double
        for chat in chats.values()
        for run in in_runs(chat.arrived)
        for double in doubles(run, events)
    ]
    wrong = [
        *_wrong_logs(logs(conn), messages),
        *_wrong_answers(chats, messages),
        *_wrong_prompts(conn, chats, due),
        *(line for chat in chats.values() for line in _wrong_sending(chat)),
        *unexplained(found),
        *(f"set aside: {error}" for error in dead_letters(conn)),
    ]
    if left := open_work(conn):
        wrong.append(f"{left} are not done with")
    sent = sum(len(chat.arrived) for chat in chats.values())
    return Account(len(messages), sent, len(due), found, wrong)


def _by_chat(planned: Sequence[Planned], arrived: Sequence[Arrival]) -> Mapping[int, _Chat]:
    rows, came = defaultdict(list), defaultdict(list)
    for row in planned:
        rows[row.chat].append(row)
    for arrival in arrived:
        came[arrival.chat].append(arrival)
    return {chat: _Chat(rows[chat], came[chat]) for chat in rows.keys() | came.keys()}


def _wrong_logs(
    found: Mapping[tuple[int, int], Sequence[Sequence[str]]], messages: Sequence[Message]
) -> Iterator[str]:
    """Each message is one log of exactly the people whom it names, and nothing else is one."""
    for message in messages:
        stored = found.get((message.chat, message.number), [])
        if stored != [message.names]:
            yield f"{message} is stored as {stored}"
    if extra := found.keys() - {(one.chat, one.number) for one in messages}:
        yield f"logs that nobody wrote: {extra}"


def _wrong_answers(chats: Mapping[int, _Chat], messages: Sequence[Message]) -> Iterator[str]:
    """Every state of every message is answered, in the order in which they came."""
    for chat, of_chat in chats.items():
        texts = [one.text for one in of_chat.arrived]
        places = []
        for names in _answers_owed(messages, chat):
            place = next((at for at, text in enumerate(texts) if _names_all(text, names)), None)
            if place is None:
                yield f"no answer about {names} in chat {chat}"
            else:
                places.append(place)
        if places != sorted(places):
            yield f"the answers in chat {chat} are out of order"


def _answers_owed(messages: Sequence[Message], chat: int) -> Iterator[Sequence[str]]:
    said = [state for message in messages if message.chat == chat for state in message.states]
    return (names for _, names in sorted(said))


def _names_all(text: str, names: Sequence[str]) -> bool:
    return all(name in text for name in names)


def _wrong_prompts(conn: Connection, chats: Mapping[int, _Chat], due: Due) -> Iterator[str]:
    """Each leader who was due has one prompt that day, and it is known to have been sent."""
    known = prompted(conn)
    planned_for: dict[tuple[int, date], int] = defaultdict(int)
    for chat in chats.values():
        for row in chat.planned:
            if row.purpose == "prompt" and row.settled_at is not None:
                planned_for[row.chat, row.settled_at.date()] += 1
    for leader, day in due:
        key = (leader.person.id, day)
        if planned_for[key] != 1 or not known.get(key):
            yield f"{planned_for[key]} prompts for {key}, sent: {known.get(key)}"
    if extra := planned_for.keys() - {(leader.person.id, day) for leader, day in due}:
        yield f"prompts that nobody was due: {extra}"


def _wrong_sending(chat: _Chat) -> Iterator[str]:
    """What arrived, repetitions aside, is what was planned, in that order, and is known as sent."""
    came = [run[0].text for run in in_runs(chat.arrived)]
    for row, text in zip_longest(chat.planned, came):
        if row is None or row.text != text:
            yield f"{row} should have come where {text!r} did"
            break
    for row in chat.planned:
        if row.state != "sent":
            yield f"{row} is not sent"
