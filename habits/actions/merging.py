"""Two records of one person: merging them, and undoing that.

Merging changes no count: what was logged counts as the person whom each record stood for at the time. From then on
either name means the one person, who counts once a day. Undoing takes that back too, so that what remains is what the
logs alone would have given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from habits.actions.contacts import LONGEST
from habits.actions.habit import settle
from habits.actions.invitations import clean_name
from habits.actions.profile import Part, await_words
from habits.actions.seeking import near
from habits.domain.contacts import Known, name_key
from habits.domain.engagements import Audience
from habits.domain.errors import NoSuchContact
from habits.domain.members import Member
from habits.storage import contacts, engagements, members, merges, organisations


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records that stand for one person now; `absorbed` is gone from the lists, and its merge can be undone."""

    kept: Known
    absorbed: Known


@dataclass(frozen=True, slots=True)
class SameAsked:
    """Which other record stands for somebody: `people` have names that are like theirs; any other is awaited in words."""

    kept: Known
    people: Sequence[Known]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Parted:
    """A merge that was undone: two people again, each with what was logged under their names.

    `is_gone` says that the other was nothing but a name, and is forgotten.
    """

    kept: Known
    absorbed: Known
    is_gone: bool = False


def ask_same(
    conn: Connection, whose: Member, contact_id: int, page: int | None, now: datetime
) -> SameAsked:
    """Ask who else somebody is. Raises NoSuchContact."""
    kept = found(conn, whose, found(conn, whose, contact_id).person)
    await_words(conn, whose, kept.id, Part.SAME, now)
    like = [one for one in near(conn, whose, kept.name) if one.person != kept.person]
    return SameAsked(kept, like, page)


def also_called(
    conn: Connection, whose: Member, contact_id: int, said: str, now: datetime
) -> Merged | None:
    """Have a name that nobody has mean somebody too; None where it is their own. Raises NoSuchContact or EmptyName."""
    organisations.lock(conn, whose.organisation_id)
    kept, name = found(conn, whose, contact_id), clean_name(said)[:LONGEST]
    key = name_key(name)[:LONGEST]
    if key == found(conn, whose, kept.person).key:
        return None
    new = contacts.add(
        conn, whose, name=name, key=key, company=None, audience=Audience.UNKNOWN, now=now
    )
    contacts.meet(conn, whose, {new.id}, now)
    return merge(conn, whose, kept.person, new.id, now)


def merge(
    conn: Connection, whose: Member, kept_id: int, absorbed_id: int, now: datetime
) -> Merged | None:
    """Have two records stand for one person, by the name of the first; None where they already do.

    Raises NoSuchContact where the organisation has none of these ids.
    """
    organisations.lock(conn, whose.organisation_id)
    kept, absorbed = found(conn, whose, kept_id), found(conn, whose, absorbed_id)
    if kept.person == absorbed.person:
        return None
    merges.merge(conn, absorbed.person, kept.person, now)
    return Merged(found(conn, whose, kept.person), absorbed)


def part(conn: Connection, whose: Member, absorbed_id: int, now: datetime) -> Parted | None:
    """Undo the merge of a record; None where it stands for itself.

    Days on which both names were logged since count both again. Raises NoSuchContact as `merge` does.
    """
    first = found(conn, whose, absorbed_id)
    affected = dict(engagements.first_with(conn, merges.standing_for(conn, first.person)))
    for member_id in sorted(affected):
        members.lock(conn, member_id)
    organisations.lock(conn, whose.organisation_id)
    before = found(conn, whose, absorbed_id)
    if before.person == before.id:
        return None
    if merges.is_nickname(conn, absorbed_id):
        contacts.forget_introductions(conn, absorbed_id)
    below = merges.part(conn, absorbed_id, before.person)
    engagements.count_apart(conn, below, absorbed_id)
    for member_id, day in sorted(affected.items()):
        settle(conn, members.get(conn, member_id), now, changed=day)
    parted = Parted(found(conn, whose, before.person), found(conn, whose, absorbed_id))
    contacts.look_again(conn, [absorbed_id, before.person])
    return replace(parted, is_gone=contacts.get(conn, whose, absorbed_id) is None)


def found(conn: Connection, whose: Member, contact_id: int) -> Known:
    """A record of the member's organisation. Raises NoSuchContact."""
    record = contacts.get(conn, whose, contact_id)
    if record is None:
        raise NoSuchContact
    return record
