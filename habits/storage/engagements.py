"""Logs, the conversations in them, and what they add up to a day."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, distinct, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from habits.domain.contacts import Known
from habits.domain.engagements import Audience, Mendable, Outcome, Platform
from habits.domain.members import Member
from habits.storage.contacts import PERSON
from habits.storage.tables.contacts import contact
from habits.storage.tables.habit import engagement, log
from habits.storage.tables.messages import outbox


@dataclass(frozen=True, slots=True)
class Log:
    """A message that was read as a log; `answer_id` is the outbox row that answered it.

    `removed` are the keys of what it says and what is no conversation, as was said by hand.
    """

    id: int
    member_id: int
    date: date
    said_at: datetime
    text: str
    answer_id: int | None
    removed: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Engagement:
    """One conversation as kept; `name` is None, and `anonymous` counts, where nobody was named.

    `position` is its place among those of the message, held by no other ever after; `contact_id` is the record that was named, `counts_as` the person whom it stood for then, `name` theirs by now;
    `unsure` says that whom the name means is being asked. `said_as` is what the message calls them, and `mended` names
    what was put right by hand since.
    """

    date: date
    name: str | None
    contact_id: int | None
    counts_as: int | None
    unsure: bool
    said_as: str | None
    anonymous: int
    platform: Platform
    audience: Audience
    minutes: int | None
    outcomes: frozenset[Outcome]
    note: str
    late: bool
    private: bool = False
    mended: frozenset[Mendable] = frozenset()
    position: int = 0

    @property
    def people(self) -> int:
        """How many people it was with."""
        return self.anonymous or 1


_CONVERSATIONS = func.count(distinct(engagement.c.counts_as)) + func.coalesce(
    func.sum(engagement.c.anonymous), 0
)
"""A person counts once a day, however often the two talked; people without a name count as many as they were."""

_FIND_LOG = select(*(log.c[name] for name in Log.__dataclass_fields__)).where(
    log.c.chat == bindparam("where"), log.c.message == bindparam("number")
)
_NEWEST_LOG = (
    select(log.c.id, log.c.message)
    .where(log.c.chat == bindparam("where"))
    .where(select(engagement.c.id).where(engagement.c.log_id == log.c.id).exists())
    .order_by(log.c.id.desc())
    .limit(1)
)
_LOG_IN = select(*(log.c[name] for name in Log.__dataclass_fields__)).where(
    log.c.chat == bindparam("where"), log.c.id == bindparam("which")
)
_MET_BEFORE = select(engagement.c.date, engagement.c.counts_as).where(
    engagement.c.member_id == bindparam("whose"),
    engagement.c.date.in_(bindparam("on", expanding=True)),
    engagement.c.log_id < bindparam("which"),
    engagement.c.contact_id.is_not(None),
)
_ADD_LOG = {
    kind: dialect.insert(log).on_conflict_do_nothing().returning(log.c.id)
    for kind, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_SET_ANSWER = (
    update(log).where(log.c.id == bindparam("which")).values(answer_id=bindparam("answer"))
)
_ADD = insert(engagement)
_person = contact.alias("person")
_OF_LOG = (
    select(engagement, _person.c.name)
    .outerjoin(contact, contact.c.id == engagement.c.contact_id)
    .outerjoin(_person, _person.c.id == PERSON)
    .where(engagement.c.log_id == bindparam("which"))
    .order_by(engagement.c.position)
)
_COUNTS_SINCE = (
    select(engagement.c.date, _CONVERSATIONS.label("conversations"))
    .where(engagement.c.member_id == bindparam("whose"), engagement.c.date >= bindparam("first"))
    .group_by(engagement.c.date)
)


def find_log(conn: Connection, chat: int, message: int) -> Log | None:
    """The log that a message was read as, or None."""
    row = conn.execute(_FIND_LOG, {"where": chat, "number": message}).one_or_none()
    return None if row is None else Log(*row)


def newest_log(conn: Connection, chat: int) -> tuple[int, int] | None:
    """The id of the newest log in a chat that has conversations, and the number of its message; None without one."""
    row = conn.execute(_NEWEST_LOG, {"where": chat}).one_or_none()
    return None if row is None else (row.id, row.message)


def add_log(
    conn: Connection,
    whose: Member,
    *,
    chat: int,
    message: int,
    day: date,
    said_at: datetime,
    text: str,
) -> int | None:
    """Store a message that is a log; answers the id, or None where it is stored."""
    values = {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "chat": chat,
        "message": message,
        "date": day,
        "said_at": said_at,
        "text": text,
        "removed": [],
    }
    added: int | None = conn.execute(_ADD_LOG[conn.dialect.name], values).scalar_one_or_none()
    return added


def log_in(conn: Connection, chat: int, log_id: int) -> Log | None:
    """The log with an id, or None where none was said in a chat."""
    row = conn.execute(_LOG_IN, {"where": chat, "which": log_id}).one_or_none()
    return None if row is None else Log(*row)


def set_date(conn: Connection, log_id: int, day: date) -> None:
    """Note on which local date a log counts where its words name none."""
    conn.execute(update(log).where(log.c.id == log_id).values(date=day))


def move(conn: Connection, log_id: int, here: date, there: date, *, late: bool) -> None:
    """Move the conversations of a log from one date to another."""
    of_day = (engagement.c.log_id == log_id, engagement.c.date == here)
    conn.execute(update(engagement).where(*of_day).values(date=there, late=late))


def met_before(
    conn: Connection, member_id: int, log_id: int, on: Collection[date]
) -> set[tuple[date, int | None]]:
    """By date, whom a member talked to on some dates by logs before one."""
    rows = conn.execute(_MET_BEFORE, {"whose": member_id, "which": log_id, "on": list(on)})
    return {(row.date, row.counts_as) for row in rows}


def set_whom(conn: Connection, log_id: int, one: Engagement, record: Known | None) -> None:
    """Have one conversation of a log be with somebody, or with whom it is: certain from then on, edits included."""
    whom = {"contact_id": record.id, "counts_as": record.person} if record else {}
    _mend(conn, log_id, one, Mendable.WHOM, unsure=False, anonymous=0, **whom)


def set_platform(conn: Connection, log_id: int, one: Engagement, where: Platform) -> None:
    """Have one conversation of a log have taken place somewhere."""
    _mend(conn, log_id, one, Mendable.PLATFORM, platform=where)


def set_audience(conn: Connection, log_id: int, one: Engagement, who: Audience) -> None:
    """Have one conversation of a log be with somebody who is this to the organisation."""
    _mend(conn, log_id, one, Mendable.AUDIENCE, audience=who)


def set_outcomes(
    conn: Connection, log_id: int, one: Engagement, outcomes: Collection[Outcome]
) -> None:
    """Have these things, and no others, have come of one conversation of a log."""
    _mend(conn, log_id, one, Mendable.OUTCOMES, outcomes=sorted(outcomes))


def add_note(conn: Connection, log_id: int, one: Engagement, text: str, *, private: bool) -> None:
    """Put a line below the note of one conversation of a log, whose first line is what the message says."""
    note, _, more = one.note.partition("\n") if Mendable.NOTE in one.mended else (one.note, "", "")
    lines = [" ".join(note.split("\n")), *filter(None, [more]), " ".join(text.split("\n"))]
    _mend(conn, log_id, one, Mendable.NOTE, note="\n".join(lines), private=private or one.private)


def log_answered_by(conn: Connection, chat: int, message: int) -> int | None:
    """The log that a message of ours answers, by its number in a chat, or None."""
    answers = (outbox.c.chat == chat, outbox.c.message == message, log.c.chat == chat)
    found = select(log.c.id).join(outbox, outbox.c.id == log.c.answer_id).where(*answers)
    return conn.execute(found).scalars().first()


def set_day(conn: Connection, log_id: int, one: Engagement, day: date, *, late: bool) -> None:
    """Have one conversation of a log count on a local date."""
    _mend(conn, log_id, one, Mendable.DAY, date=day, late=late)


def _mend(conn: Connection, log_id: int, one: Engagement, what: Mendable, **values: object) -> None:
    of_place = (engagement.c.log_id == log_id, engagement.c.position == one.position)
    mended = sorted({*one.mended, what})
    conn.execute(update(engagement).where(*of_place).values(mended=mended, **values))


def name_one(conn: Connection, whose: Member, known: Log, one: Engagement, record: Known) -> None:
    """Have one of several people without a name, in one conversation of a log, be somebody."""
    of_place = (engagement.c.log_id == known.id, engagement.c.position == one.position)
    conn.execute(update(engagement).where(*of_place).values(anonymous=one.anonymous - 1))
    named = replace(
        one,
        contact_id=record.id,
        counts_as=record.person,
        anonymous=0,
        minutes=None,
        mended=one.mended | {Mendable.WHOM},
    )
    add(conn, whose, known.id, [named], known.said_at, next_place(conn, known.id))


def remove(conn: Connection, known: Log, one: Engagement, key: str) -> None:
    """Take one conversation out of a log, and what the message says of it, which goes by a key, for none from then on."""
    of_place = (engagement.c.log_id == known.id, engagement.c.position == one.position)
    conn.execute(delete(engagement).where(*of_place))
    set_removed(conn, known.id, [*known.removed, key])


def set_removed(conn: Connection, log_id: int, keys: Sequence[str]) -> None:
    """Note what in a log is no conversation, as was said by hand."""
    conn.execute(update(log).where(log.c.id == log_id).values(removed=list(keys)))


def platforms_of(conn: Connection, member_id: int) -> Sequence[Platform]:
    """Where a member talks to people, the most used first."""
    rows = conn.execute(
        select(engagement.c.platform)
        .where(engagement.c.member_id == member_id)
        .group_by(engagement.c.platform)
        .order_by(func.count().desc(), engagement.c.platform)
    )
    return [Platform(one) for one in rows.scalars()]


def people_of(conn: Connection, member_id: int, latest: int) -> Sequence[int]:
    """Whom a member's latest conversations, so many of them, counted as; the last one first, each person once."""
    rows = conn.execute(
        select(engagement.c.counts_as)
        .where(engagement.c.member_id == member_id, engagement.c.counts_as.is_not(None))
        .order_by(engagement.c.date.desc(), engagement.c.id.desc())
        .limit(latest)
    )
    return list(dict.fromkeys(rows.scalars()))


def count_apart(conn: Connection, records: Collection[int], person: int) -> None:
    """Have the conversations with some records count as with a person, where they counted as with another."""
    conn.execute(
        update(engagement)
        .where(engagement.c.contact_id.in_(records), engagement.c.counts_as.not_in(records))
        .values(counts_as=person)
    )


def first_with(conn: Connection, records: Collection[int]) -> Mapping[int, date]:
    """By member, the first date of a conversation with one of some records."""
    rows = conn.execute(
        select(engagement.c.member_id, func.min(engagement.c.date).label("first"))
        .where(engagement.c.contact_id.in_(records))
        .group_by(engagement.c.member_id)
    )
    return {row.member_id: row.first for row in rows}


def set_text(conn: Connection, log_id: int, text: str) -> None:
    """Store what a message says since it was edited."""
    conn.execute(update(log).where(log.c.id == log_id).values(text=text))


def set_answer(conn: Connection, log_id: int, answer_id: int) -> None:
    """Note which outbox row answers a log, so that an edit can change the answer in place."""
    conn.execute(_SET_ANSWER, {"which": log_id, "answer": answer_id})


def add(
    conn: Connection,
    whose: Member,
    log_id: int,
    said: Sequence[Engagement],
    logged_at: datetime,
    first: int = 0,
) -> None:
    """Store the conversations of a log, in the order of the message, from a place on."""
    rows = [
        _values(whose, log_id, position, one, logged_at)
        for position, one in enumerate(said, start=first)
    ]
    if rows:
        conn.execute(_ADD, rows)


def _values(
    whose: Member, log_id: int, position: int, one: Engagement, logged_at: datetime
) -> dict[str, object]:
    return {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "log_id": log_id,
        "position": position,
        "date": one.date,
        "contact_id": one.contact_id,
        "counts_as": one.counts_as,
        "unsure": one.unsure,
        "said_as": one.said_as,
        "mended": sorted(one.mended),
        "anonymous": one.anonymous,
        "platform": one.platform,
        "audience": one.audience,
        "minutes": one.minutes,
        "outcomes": sorted(one.outcomes),
        "note": one.note,
        "late": one.late,
        "private": one.private,
        "logged_at": logged_at,
    }


def drop(conn: Connection, log_id: int, since: date) -> int:
    """Take the conversations of a log back, from a date on; answers the first place that nothing of it has had.

    What is kept of their people is to be looked at again.
    """
    of_log = engagement.c.log_id == log_id
    place = next_place(conn, log_id)
    conn.execute(delete(engagement).where(of_log, engagement.c.date >= since))
    return place


def next_place(conn: Connection, log_id: int) -> int:
    """The place of a log after all that its conversations hold."""
    last = select(func.max(engagement.c.position)).where(engagement.c.log_id == log_id)
    taken = conn.execute(last).scalar_one()
    return 0 if taken is None else int(taken) + 1


def of_log(conn: Connection, log_id: int) -> Sequence[Engagement]:
    """The conversations of a log, in the order of the message."""
    return [_engagement(row) for row in conn.execute(_OF_LOG, {"which": log_id})]


def _engagement(row: Row[Any]) -> Engagement:
    return Engagement(
        date=row.date,
        name=row.name,
        contact_id=row.contact_id,
        counts_as=row.counts_as,
        unsure=row.unsure,
        said_as=row.said_as,
        mended=frozenset(Mendable(one) for one in row.mended),
        anonymous=row.anonymous,
        platform=Platform(row.platform),
        audience=Audience(row.audience),
        minutes=row.minutes,
        outcomes=frozenset(Outcome(outcome) for outcome in row.outcomes),
        note=row.note,
        late=row.late,
        private=row.private,
        position=row.position,
    )


def counts_since(conn: Connection, member_id: int, first: date) -> Mapping[date, int]:
    """The conversations of a member by local date, from a date on; dates without any are left out."""
    rows = conn.execute(_COUNTS_SINCE, {"whose": member_id, "first": first})
    return {row.date: row.conversations for row in rows}


def logged_since(conn: Connection, member_id: int, instant: datetime) -> int:
    """How many conversations a member has logged from an instant (UTC) on, as they count on one day."""
    since = (engagement.c.member_id == member_id, engagement.c.logged_at >= instant)
    return conn.execute(select(_CONVERSATIONS).where(*since)).scalar_one()
