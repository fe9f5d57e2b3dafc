"""What is known of somebody, put right by a leader: name, company, audience, handles, how often they are talked to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from habits.actions.brief import found
from habits.actions.contacts import LONGEST
from habits.actions.invitations import clean_name
from habits.domain.contacts import Cadence, handle_key, name_key
from habits.domain.engagements import Audience, Platform
from habits.domain.errors import HandleTaken
from habits.domain.members import Member
from habits.storage import contacts, merges, organisations, people, questions
from habits.storage.people import Person

ASKS_PART = "part"
"""The question what a part of what is known of somebody should be."""


class Part(StrEnum):
    """What is asked in words; the values are what is stored."""

    NAME = "name"
    COMPANY = "company"
    HANDLE = "handle"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ProfileOffered:
    """What is known of somebody, to be changed by a press; `asked` is the part that is awaited in words."""

    person: Person
    page: int | None
    asked: Part | None = None


def offer(conn: Connection, whose: Member, contact_id: int, page: int | None) -> ProfileOffered:
    """Offer what is known of somebody to be changed. Raises NoSuchContact."""
    return ProfileOffered(found(conn, whose, contact_id), page)


def ask(
    conn: Connection, whose: Member, contact_id: int, part: Part, page: int | None, now: datetime
) -> ProfileOffered:
    """Ask what a part should be: the next words answer it. Raises NoSuchContact."""
    person = found(conn, whose, contact_id)
    await_words(conn, whose, person.id, part, now)
    return ProfileOffered(person, page, part)


def await_words(conn: Connection, whose: Member, person: int, part: Part, now: datetime) -> None:
    """Have the next words of a member say what a part of what is known of somebody is."""
    questions.ask(conn, whose, ASKS_PART, {"person": person, "part": part}, now)


def leave(conn: Connection, whose: Member) -> None:
    """Await no words about anybody any more."""
    asked = questions.open_in(conn, whose.chat)
    if asked is not None and asked.kind == ASKS_PART:
        questions.close(conn, whose.chat)


def rename(conn: Connection, whose: Member, contact_id: int, said: str) -> None:
    """Have somebody go by another name. Raises NoSuchContact or EmptyName."""
    person, name = found(conn, whose, contact_id), clean_name(said)[:LONGEST]
    contacts.rename(conn, person.id, name, name_key(name)[:LONGEST])


def set_company(conn: Connection, whose: Member, contact_id: int, said: str) -> None:
    """Say for whom somebody works. Raises NoSuchContact or EmptyName."""
    people.set_company(conn, found(conn, whose, contact_id).id, clean_name(said)[:LONGEST])


def set_audience(conn: Connection, whose: Member, contact_id: int, audience: Audience) -> None:
    """Say what somebody is to the organisation. Raises NoSuchContact."""
    people.set_audience(conn, found(conn, whose, contact_id).id, audience)


def set_cadence(conn: Connection, whose: Member, contact_id: int, cadence: Cadence) -> None:
    """Say how often somebody should be talked to, whoever does. Raises NoSuchContact."""
    contacts.set_cadence(conn, found(conn, whose, contact_id).id, cadence)


def add_handle(
    conn: Connection, whose: Member, contact_id: int, where: Platform, said: str
) -> None:
    """Note how somebody is reached on a network. Raises NoSuchContact, or HandleTaken where that is somebody else."""
    organisations.lock(conn, whose.organisation_id)
    person, key = found(conn, whose, contact_id), handle_key(said)[:LONGEST]
    owner = people.owner_of_handle(conn, whose.organisation_id, where, key)
    if owner is None:
        contacts.ensure_handle(conn, whose.organisation_id, person.id, where, said[:LONGEST], key)
    elif owner not in merges.standing_for(conn, person.id):
        raise HandleTaken(person.name, said, found(conn, whose, owner).name)
