"""What a message says happened, as it is credited: which days, which people, on time or late."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from habits.actions.contacts import Whom, contacts_of, written
from habits.actions.remembering import Told
from habits.domain.engagements import Mendable, Said
from habits.domain.errors import DayInTheFuture, DayTooFarBack
from habits.domain.history import History, is_closed
from habits.domain.members import Member
from habits.storage import contacts, engagements
from habits.storage.engagements import Engagement

LATE_UP_TO = timedelta(days=3)
"""How many calendar days back a conversation can still be credited."""


@dataclass(frozen=True, slots=True)
class Source:
    """The message that said it: its number in a chat, its words, and when it was written or edited last (UTC)."""

    chat: int
    message: int
    text: str
    said_at: datetime


def creditable(said: Sequence[Said], local: date) -> tuple[Sequence[Said], Sequence[date]]:
    """Those of some conversations that can be credited on a local date, and the days that lie too far back."""
    earliest = local - LATE_UP_TO
    for one in said:
        if one.day > local:
            raise DayInTheFuture(day=one.day)
    credited = [one for one in said if one.day >= earliest]
    refused = sorted({one.day for one in said if one.day < earliest})
    if refused and not credited:
        raise DayTooFarBack(day=refused[0], earliest=earliest)
    return credited, refused


def check_days(local: date, *days: date) -> None:
    """Let conversations be moved between days, or changed on them, only where they could be credited on a local date.

    Raises DayInTheFuture or DayTooFarBack.
    """
    if max(days) > local:
        raise DayInTheFuture(day=max(days))
    if min(days) < local - LATE_UP_TO:
        raise DayTooFarBack(day=min(days), earliest=local - LATE_UP_TO)


def as_kept(
    conn: Connection,
    whose: Member,
    history: History,
    source: Source,
    credited: Sequence[Told],
    before: Sequence[Engagement] = (),
) -> list[Engagement]:
    """Conversations as they are kept; a number that was all counted before leaves none.

    What was on time in what was kept `before`, and who counted as whom, stays so.
    """
    new = [replace(one, said=_smaller_reading(conn, whose, one.said)) for one in credited]
    told = [one for one in new if not one.is_of_nobody]
    said, chosen = [one.said for one in told], [one.chosen for one in told]
    people = contacts_of(conn, whose, said, source.said_at, chosen)
    kept = [
        _engagement(history, source.said_at, one, whom, before)
        for one, whom in zip(told, people, strict=True)
    ]
    _note_talks(conn, kept, people)
    return kept


def _smaller_reading(conn: Connection, whose: Member, one: Said) -> Said:
    """A number that may be all of a day, less what is logged for that day already."""
    if not one.in_all:
        return one
    so_far = engagements.counts_since(conn, whose.id, one.day).get(one.day, 0)
    return replace(one, anonymous=max(0, one.anonymous - so_far))


def _note_talks(
    conn: Connection, kept: Sequence[Engagement], people: Sequence[Whom | None]
) -> None:
    """Have each person be talked to last on the days of these conversations, where that is new."""
    news: dict[int, date] = {}
    for one, whom in zip(kept, people, strict=True):
        if whom and (whom.record.talked_on is None or whom.record.talked_on < one.date):
            person = whom.record.person
            news[person] = max(one.date, news.get(person, one.date))
    contacts.talked(conn, news)


def _engagement(
    history: History,
    said_at: datetime,
    told: Told,
    whom: Whom | None,
    before: Sequence[Engagement],
) -> Engagement:
    one, record = told.said, whom.record if whom else None
    contact_id = record.id if record else None
    likely = [told.before, *before] if told.before else before
    old = next((old for old in likely if contact_id and old.contact_id == contact_id), None)
    on_time = any(
        (old.date, old.contact_id) == (one.day, contact_id) and old.anonymous >= one.anonymous
        for old in before
        if not old.late
    )
    new = Engagement(
        date=one.day,
        name=record.name if record else None,
        contact_id=contact_id,
        counts_as=old.counts_as if old else (record.person if record else None),
        unsure=whom is not None and whom.unsure,
        said_as=written(one) or None,
        anonymous=one.anonymous,
        platform=one.platform,
        audience=one.audience,
        minutes=one.minutes,
        outcomes=one.outcomes,
        note=one.note,
        private=one.private,
        late=not on_time and is_closed(history, one.day, said_at),
    )
    return _as_mended(new, told.before or old)


def _as_mended(new: Engagement, before: Engagement | None) -> Engagement:
    """A conversation with what was put right by hand as it was kept before."""
    if before is None or not before.mended:
        return new
    by_hand = before.mended if before.date == new.date else before.mended - {Mendable.DAY}
    return replace(
        new,
        mended=by_hand,
        platform=before.platform if Mendable.PLATFORM in by_hand else new.platform,
        audience=before.audience if Mendable.AUDIENCE in by_hand else new.audience,
        outcomes=before.outcomes if Mendable.OUTCOMES in by_hand else new.outcomes,
        note=_note(new, before) if Mendable.NOTE in by_hand else new.note,
        private=new.private or (Mendable.NOTE in by_hand and before.private),
    )


def _note(new: Engagement, before: Engagement) -> str:
    """What the message says by now, with the lines that were added to it."""
    return "\n".join([" ".join(new.note.split("\n")), *before.note.split("\n")[1:]])
