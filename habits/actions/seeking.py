"""Whom a leader asks about by name: found, asked about where it may be several people, or answered with the nearest."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from habits.actions.brief import Brief, brief
from habits.actions.contacts import LONGEST
from habits.domain.contacts import Known, handle_key, misspelt, name_key, nearest, sought
from habits.domain.engagements import Platform
from habits.domain.members import Member
from habits.storage import contacts

_COMPANY = re.compile(r"(?P<name>[^(]+)\((?P<company>[^()]+)\)\s*")
MOST = 8
"""How many people are offered to choose from."""


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A name that several people have; `remembers` where what is to be remembered of one of them waits for it."""

    asked: str
    people: Sequence[Known]
    remembers: bool = False


@dataclass(frozen=True, slots=True)
class NobodyCalled:
    """A name that nobody has; `nearest` are people whose names are like it."""

    asked: str
    nearest: Sequence[Known]


def seek(
    conn: Connection, whose: Member, said: str, now: datetime
) -> Brief | WhichOne | NobodyCalled:
    """The brief of whoever goes by a name or handle; a company may follow in brackets."""
    asked = said.strip()[:LONGEST]
    fit = whom(conn, whose, asked)
    if len(fit) == 1:
        return brief(conn, whose, fit[0].person, now)
    return WhichOne(asked, fit[:MOST]) if fit else NobodyCalled(asked, near(conn, whose, asked))


def whom(conn: Connection, whose: Member, said: str) -> Sequence[Known]:
    """Everybody in the organisation whom a name or a handle may mean, each person once."""
    if said.startswith("@"):
        known = contacts.by_handle(conn, whose, Platform.UNKNOWN, handle_key(said))
        return _shown(conn, whose, [known] if known else [])
    parts = _COMPANY.fullmatch(said)
    key = name_key(parts["name"] if parts else said)
    if not key:
        return []
    fit = sought(key, parts and parts["company"], contacts.named(conn, whose, {key}))
    if not fit and (record := misspelt(key, contacts.alike(conn, whose, key)).record):
        fit = [record]
    return _shown(conn, whose, fit)


def near(conn: Connection, whose: Member, said: str) -> Sequence[Known]:
    """The people whose names are most like a name, the likest first."""
    key = name_key(said)
    if not key:
        return []
    pool = [*contacts.named(conn, whose, {key}), *contacts.alike(conn, whose, key)]
    return _shown(conn, whose, nearest(key, pool))


def _shown(conn: Connection, whose: Member, records: Sequence[Known]) -> Sequence[Known]:
    """Some records by the names of those for whom they stand."""
    return [contacts.get(conn, whose, one.person) or replace(one, id=one.person) for one in records]
