"""Short ways to what tests begin with: an organisation, its people, a conversation."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count

from sqlalchemy import Connection

from habits.actions import joining
from habits.actions.crediting import Source
from habits.actions.invitations import Created, Person, create_organisation, invite
from habits.domain.engagements import Said
from habits.domain.members import Member, Role
from habits.domain.places import place_of_zone
from habits.storage import members

MONDAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""A Monday at 07:00 in Amsterdam."""
AMSTERDAM = "Europe/Amsterdam"
_chats = count(1000)


@dataclass(frozen=True, slots=True)
class Team:
    """An organisation with its owner, who manages its one team, and a leader; both have a routine."""

    created: Created
    owner: Member
    leader: Member


def a_person(name: str = "Dana") -> Person:
    """Somebody with a chat of their own."""
    return Person(chat=next(_chats), name=name, language="en")


def joined(conn: Connection, token: str, name: str, now: datetime, zone: str = AMSTERDAM) -> Member:
    """Somebody who has used a link and agreed on the usual routine."""
    person = a_person(name)
    joining.begin(conn, person, token, now)
    member = members.speaking_in(conn, person.chat)
    assert member is not None
    leader = joining.agree_times(conn, member, place_of_zone(zone), joining.Rhythm(), now)
    joining.finish(conn, leader, None, now)
    return leader


def a_team(conn: Connection, now: datetime = MONDAY, zone: str = AMSTERDAM) -> Team:
    """A new organisation, its owner and a leader."""
    created = create_organisation(conn, "Acme", zone, now)
    owner = joined(conn, created.token, "Max", now, zone)
    leader = joined(conn, invite(conn, owner, Role.LEADER, now).token, "Dana", now, zone)
    return Team(created, owner, leader)


def said(day: date, *names: str) -> list[Said]:
    """A conversation with each of these people."""
    return [Said(day, name=name) for name in names]


def a_message(whose: Member, number: int, at: datetime) -> Source:
    """A message of a member."""
    return Source(whose.chat, number, "talked", at)
