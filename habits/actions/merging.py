"""Two records of one person: merging them, and undoing that.

Merging changes no count: what was logged counts as the person whom each record stood for at the time. From then on
either name means the one person, who counts once a day. Undoing takes that back too, so that what remains is what the
logs alone would have given.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from habits.actions.habit import settle
from habits.domain.contacts import Known
from habits.domain.errors import NoSuchContact
from habits.domain.members import Member
from habits.storage import contacts, engagements, members, organisations


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records that stand for one person now; `absorbed` is gone from the lists, and its merge can be undone."""

    kept: Known
    absorbed: Known


@dataclass(frozen=True, slots=True)
class Parted:
    """A merge that was undone: two people again, each with what was logged under their names."""

    kept: Known
    absorbed: Known


def merge(
    conn: Connection, whose: Member, kept_id: int, absorbed_id: int, now: datetime
) -> Merged | None:
    """Have two records stand for one person, by the name of the first; None where they already do.

    Raises NoSuchContact where the organisation has none of these ids.
    """
    organisations.lock(conn, whose.organisation_id)
    kept, absorbed = _found(conn, whose, kept_id), _found(conn, whose, absorbed_id)
    if kept.person == absorbed.person:
        return None
    contacts.merge(conn, absorbed.person, kept.person, now)
    return Merged(_found(conn, whose, kept.person), absorbed)


def part(conn: Connection, whose: Member, absorbed_id: int, now: datetime) -> Parted | None:
    """Undo the merge of a record; None where it stands for itself.

    Days on which both names were logged since count both again. Raises NoSuchContact as `merge` does.
    """
    first = _found(conn, whose, absorbed_id)
    affected = dict(engagements.first_with(conn, contacts.standing_for(conn, first.person)))
    for member_id in sorted(affected):
        members.lock(conn, member_id)
    organisations.lock(conn, whose.organisation_id)
    before = _found(conn, whose, absorbed_id)
    if before.person == before.id:
        return None
    below = contacts.part(conn, absorbed_id, before.person)
    engagements.count_apart(conn, below, absorbed_id)
    for member_id, day in sorted(affected.items()):
        settle(conn, members.get(conn, member_id), now, changed=day)
    parted = Parted(_found(conn, whose, before.person), _found(conn, whose, absorbed_id))
    contacts.look_again(conn, [absorbed_id, before.person])
    return parted


def _found(conn: Connection, whose: Member, contact_id: int) -> Known:
    found = contacts.get(conn, whose, contact_id)
    if found is None:
        raise NoSuchContact
    return found
