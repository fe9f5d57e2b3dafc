"""People passed on to the bot: what they wrote, forwarded, and contacts that are shared."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from habits.actions import adding, logging
from habits.actions.contacts import contacts_of
from habits.actions.crediting import Source
from habits.actions.habit import routine_history
from habits.actions.logged import Logged
from habits.domain.engagements import Platform, Said
from habits.domain.errors import NoSuchContact
from habits.domain.history import today
from habits.domain.members import Member
from habits.storage import contacts, members


@dataclass(frozen=True, slots=True)
class ContactShared:
    """A contact that was shared is among the leader's people; asks whether the two have talked."""

    log_id: int
    contact_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ContactAdded:
    """Somebody is among the leader's people, and no conversation was logged."""

    name: str


def forward(
    conn: Connection, whose: Member, source: Source, name: str, handle: str | None
) -> Logged:
    """Log what somebody wrote to the leader, who passes it on, as a conversation of that day. Raises NoRoutine."""
    history = routine_history(conn, whose, source.said_at)
    said = Said(
        today(history, source.said_at),
        name=name,
        handle=handle,
        dated=False,
        platform=Platform.OTHER,
        note=source.text,
    )
    return logging.log(conn, whose, source, [said])


def share(
    conn: Connection, whose: Member, source: Source, name: str, phone: str, now: datetime
) -> ContactShared:
    """Put a contact that is shared among the leader's people, with the number. Raises NoRoutine."""
    members.lock(conn, whose.id)
    kept = adding.keep(conn, whose, source)
    said = Said(now.date(), name=name, handle="".join(phone.split()), platform=Platform.PHONE)
    (whom,) = contacts_of(conn, whose, [said], now)
    if whom is None:
        raise NoSuchContact
    contacts.introduce(conn, whose, whom.record.id, now)
    return ContactShared(kept.log_id, whom.record.id, whom.record.name)


def just_add(conn: Connection, whose: Member, contact_id: int) -> ContactAdded:
    """Leave it at having somebody among one's people. Raises NoSuchContact for anybody who is not."""
    known = contacts.get(conn, whose, contact_id)
    if known is None or not known.is_own:
        raise NoSuchContact
    return ContactAdded(known.name)
