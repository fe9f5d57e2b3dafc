"""The people whom an organisation knows, the handles by which networks know them, and who knows whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    Row,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from habits.domain.contacts import Cadence, Known, due_on, first_key
from habits.domain.engagements import Audience, Platform
from habits.domain.members import Member
from habits.storage import acquaintances
from habits.storage.tables.contacts import acquaintance, contact, fact, handle
from habits.storage.tables.habit import engagement, suggestion

PERSON = func.coalesce(contact.c.same_as, contact.c.id)
"""Whom a record stands for: itself, or whom it was merged into."""

_person = contact.alias("person")
_KNOWN = (
    select(
        contact.c.id,
        _person.c.name,
        contact.c.name_key,
        PERSON.label("person"),
        acquaintance.c.member_id.is_not(None).label("is_own"),
        _person.c.company,
        _person.c.talked_on,
    )
    .join(_person, _person.c.id == PERSON)
    .outerjoin(
        acquaintance,
        and_(
            acquaintance.c.contact_id == contact.c.id,
            acquaintance.c.member_id == bindparam("whose"),
        ),
    )
    .where(contact.c.organisation_id == bindparam("organisation"))
    .order_by(contact.c.id)
)
_BY_FIRST_WORD = _KNOWN.where(contact.c.first_key.in_(bindparam("keys", expanding=True)))
_BY_FIRST_LETTER = _KNOWN.where(
    func.substr(contact.c.first_key, 1, 1) == bindparam("letter"),
    acquaintance.c.member_id.is_not(None),
)
_BY_ID = _KNOWN.where(contact.c.id == bindparam("which"))
_BY_IDS = _KNOWN.where(contact.c.id.in_(bindparam("which", expanding=True)))
_BY_HANDLE = (
    _KNOWN.distinct()
    .join(handle, handle.c.contact_id == contact.c.id)
    .where(
        handle.c.organisation_id == bindparam("organisation"),
        handle.c.handle_key == bindparam("key"),
    )
)
_ADD_HANDLE = {
    kind: dialect.insert(handle).on_conflict_do_nothing()
    for kind, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_TALKED = (
    update(contact)
    .where(
        contact.c.id == bindparam("whom"),
        or_(contact.c.talked_on.is_(None), contact.c.talked_on < bindparam("on")),
    )
    .values(
        talked_on=bindparam("on"),
        due_on=case(
            (contact.c.cadence == Cadence.CLOSE, bindparam(Cadence.CLOSE.value, type_=Date)),
            else_=bindparam(Cadence.WIDER.value, type_=Date),
        ),
    )
)
_MEETING = select(
    bindparam("whose", type_=acquaintance.c.member_id.type),
    contact.c.id,
    contact.c.organisation_id,
    bindparam("introduced_at", type_=acquaintance.c.introduced_at.type),
    _person.c.id,
    _person.c.due_on,
).join_from(contact, _person, _person.c.id == PERSON)
_MEET = {
    kind: dialect.insert(acquaintance)
    .from_select(
        ["member_id", "contact_id", "organisation_id", "introduced_at", "person_id", "due_on"],
        _MEETING.where(
            contact.c.id.in_(bindparam("which", expanding=True)),
            contact.c.organisation_id == bindparam("organisation"),
        ),
    )
    .on_conflict_do_nothing()
    for kind, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}


def _known(row: Row[Any]) -> Known:
    return Known(
        id=row.id,
        name=row.name,
        key=row.name_key,
        person=row.person,
        is_own=bool(row.is_own),
        company=row.company,
        talked_on=row.talked_on,
    )


def by_handle(conn: Connection, whose: Member, platform: Platform, key: str) -> Known | None:
    """The record with a handle, on one network, or on any that has nobody else by it where it is not known."""
    found = _BY_HANDLE
    if platform is not Platform.UNKNOWN:
        found = found.where(handle.c.platform.in_([platform, Platform.UNKNOWN]))
    facts = {"organisation": whose.organisation_id, "whose": whose.id, "key": key}
    rows = [_known(row) for row in conn.execute(found, facts)]
    return rows[0] if len({one.person for one in rows}) == 1 else None


def named(conn: Connection, whose: Member, keys: Collection[str]) -> Sequence[Known]:
    """The records whose names begin with the first words of some keys, as a member knows them; the oldest first."""
    if not keys:
        return []
    firsts = sorted({first_key(key) for key in keys})
    facts = {"organisation": whose.organisation_id, "whose": whose.id, "keys": firsts}
    return [_known(row) for row in conn.execute(_BY_FIRST_WORD, facts)]


def alike(conn: Connection, whose: Member, key: str) -> Sequence[Known]:
    """The records whose names begin with the first letter of a key, of people whom a member knows."""
    facts = {"organisation": whose.organisation_id, "whose": whose.id, "letter": key[:1]}
    return [_known(row) for row in conn.execute(_BY_FIRST_LETTER, facts)]


def get(conn: Connection, whose: Member, contact_id: int) -> Known | None:
    """A record of the member's organisation by its id, or None."""
    facts = {"organisation": whose.organisation_id, "whose": whose.id, "which": contact_id}
    row = conn.execute(_BY_ID, facts).one_or_none()
    return None if row is None else _known(row)


def several(conn: Connection, whose: Member, ids: Sequence[int]) -> Sequence[Known]:
    """The people whom some records of the member's organisation stand for, in the order of the records, each once."""
    facts = {"organisation": whose.organisation_id, "whose": whose.id, "which": list(ids)}
    found = {row.id: _known(row) for row in conn.execute(_BY_IDS, facts)} if ids else {}
    people = {found[one].person: found[one] for one in reversed(ids) if one in found}
    return list(reversed(people.values()))


def set_audience(conn: Connection, contact_id: int, who: Audience) -> None:
    """Have the person of a record be this to the organisation."""
    person = select(PERSON).where(contact.c.id == contact_id).scalar_subquery()
    conn.execute(update(contact).where(contact.c.id == person).values(audience=who))


def add(
    conn: Connection,
    whose: Member,
    *,
    name: str,
    key: str,
    company: str | None,
    audience: Audience,
    now: datetime,
) -> Known:
    """Store a record of somebody new to the organisation; the member does not know them until `meet`."""
    values = {
        "organisation_id": whose.organisation_id,
        "name": name,
        "name_key": key,
        "first_key": first_key(key),
        "company": company,
        "audience": audience,
        "cadence": Cadence.CLOSE,
        "due_on": now.date(),
        "created_at": now,
    }
    added = insert(contact).values(values).returning(contact.c.id)
    contact_id = int(conn.execute(added).scalar_one())
    return Known(contact_id, name, key, contact_id, is_own=False, company=company)


def rename(conn: Connection, contact_id: int, name: str, key: str) -> None:
    """Have a record bear another name, and be found by its key."""
    named = {"name": name, "name_key": key, "first_key": first_key(key)}
    conn.execute(update(contact).where(contact.c.id == contact_id).values(named))


def meet(
    conn: Connection,
    whose: Member,
    contact_ids: Collection[int],
    introduced_at: datetime | None = None,
) -> None:
    """Have a member know some records: by conversation, or introduced at an instant (UTC)."""
    if contact_ids:
        facts = {
            "whose": whose.id,
            "organisation": whose.organisation_id,
            "introduced_at": introduced_at,
            "which": sorted(contact_ids),
        }
        conn.execute(_MEET[conn.dialect.name], facts)


def forget_introductions(conn: Connection, contact_id: int) -> None:
    """Have nobody know a record but by conversation."""
    known = update(acquaintance).where(acquaintance.c.contact_id == contact_id)
    conn.execute(known.values(introduced_at=None))


def introduce(conn: Connection, whose: Member, contact_id: int, at: datetime) -> None:
    """Note that somebody whom a member knows was introduced, and is known without conversations too."""
    here = (acquaintance.c.member_id == whose.id, acquaintance.c.contact_id == contact_id)
    first = func.coalesce(acquaintance.c.introduced_at, at)
    conn.execute(update(acquaintance).where(*here).values(introduced_at=first))


def talked(conn: Connection, days: Mapping[int, date]) -> None:
    """Note on which dates people were talked to, unless they were on later ones; always in one order, as locks need."""
    if days:
        conn.execute(
            _TALKED,
            [
                {"whom": one, "on": day, **{each.value: due_on(day, each, day) for each in Cadence}}
                for one, day in sorted(days.items())
            ],
        )
        acquaintances.follow(conn, days.keys())


def look_again(
    conn: Connection, contact_ids: Iterable[int | None], heir: int | None = None
) -> None:
    """Have what is kept of some records be what their conversations tell, after some were taken back.

    None among them is nobody, as in a conversation with people without a name.

    That is who knows whom, and when each person was talked to last; records that only those conversations had made are
    gone, their handles and company handed down to the heir where one is named.
    """
    ids = sorted({one for one in contact_ids if one is not None})
    if not ids:
        return
    mine = and_(
        engagement.c.contact_id == acquaintance.c.contact_id,
        engagement.c.member_id == acquaintance.c.member_id,
    )
    conn.execute(
        delete(acquaintance).where(
            acquaintance.c.contact_id.in_(ids),
            acquaintance.c.introduced_at.is_(None),
            ~exists().where(mine),
        )
    )
    people = select(PERSON).where(contact.c.id.in_(ids))
    set_talked_on(conn, conn.execute(people).scalars().all())
    _drop_unused(conn, ids, heir)


def set_talked_on(conn: Connection, people: Collection[int]) -> None:
    """Have it be known of some people when anybody talked to them last, by what is logged, and when they are due."""
    record = contact.alias("record")
    last = (
        select(func.max(engagement.c.date))
        .join(record, record.c.id == engagement.c.contact_id)
        .where(or_(record.c.id == contact.c.id, record.c.same_as == contact.c.id))
        .scalar_subquery()
    )
    conn.execute(update(contact).where(contact.c.id.in_(people)).values(talked_on=last))
    _set_due_on(conn, people)


def set_cadence(conn: Connection, person: int, cadence: Cadence) -> None:
    """Have a person be talked to as often as a cadence says."""
    conn.execute(update(contact).where(contact.c.id == person).values(cadence=cadence))
    _set_due_on(conn, [person])


def _set_due_on(conn: Connection, people: Collection[int]) -> None:
    of_them = contact.c.id.in_(people)
    rows = conn.execute(
        select(contact.c.id, contact.c.cadence, contact.c.talked_on, contact.c.created_at).where(
            of_them
        )
    ).all()
    for row in rows:
        due = due_on(row.talked_on, Cadence(row.cadence), row.created_at.date())
        conn.execute(update(contact).where(contact.c.id == row.id).values(due_on=due))
    acquaintances.follow(conn, people)


def _drop_unused(conn: Connection, ids: Collection[int], heir: int | None) -> None:
    merged = contact.alias("merged")
    unused = select(contact.c.id).where(
        contact.c.id.in_(ids),
        contact.c.merged_into.is_(None),
        ~exists().where(acquaintance.c.contact_id == contact.c.id),
        ~exists().where(engagement.c.contact_id == contact.c.id),
        ~exists().where(fact.c.contact_id == contact.c.id, fact.c.log_id.is_(None)),
        ~exists().where(merged.c.merged_into == contact.c.id),
    )
    gone = conn.execute(unused).scalars().all()
    if gone:
        if heir is not None:
            _hand_down(conn, gone, heir)
        conn.execute(delete(fact).where(fact.c.contact_id.in_(gone)))
        conn.execute(delete(handle).where(handle.c.contact_id.in_(gone)))
        conn.execute(delete(suggestion).where(suggestion.c.contact_id.in_(gone)))
        conn.execute(delete(contact).where(contact.c.id.in_(gone)))


def _hand_down(conn: Connection, gone: Collection[int], heir: int) -> None:
    conn.execute(update(handle).where(handle.c.contact_id.in_(gone)).values(contact_id=heir))
    company = select(func.max(_person.c.company)).where(_person.c.id.in_(gone)).scalar_subquery()
    lacks_one = (contact.c.id == heir, contact.c.company.is_(None))
    conn.execute(update(contact).where(*lacks_one).values(company=company))


def ensure_handle(
    conn: Connection,
    organisation_id: int,
    contact_id: int,
    platform: Platform,
    name: str,
    key: str,
) -> None:
    """Store the handle of a record on a network, as written and as compared, unless somebody has it there."""
    values = {
        "organisation_id": organisation_id,
        "contact_id": contact_id,
        "platform": platform,
        "handle": name,
        "handle_key": key,
    }
    conn.execute(_ADD_HANDLE[conn.dialect.name], values)
