"""Letting people in: an organisation with its owner's link, more links, and using one."""

import hashlib
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from habits.domain.calendar import zone_named
from habits.domain.errors import (
    AlreadyMember,
    EmptyName,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    NotAllowed,
    NotYourTeam,
    UnknownZone,
)
from habits.domain.members import Member, Role
from habits.storage import members, organisations
from habits.storage.organisations import Invitation, NewInvitation

GOOD_FOR = timedelta(days=7)
LONGEST_NAME = 200
_JOINERS = "\u200c\u200d"
"""Without them names in Persian or Hindi are written wrong, and emoji fall apart."""


@dataclass(frozen=True, slots=True)
class Created:
    """A new organisation, and the token of its owner's link, which is shown once and kept nowhere."""

    organisation_id: int
    organisation: str
    token: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A new link: whom it lets in, where, and until when (UTC); `makes_team` says that the team came with it."""

    token: str
    organisation: str
    team: str
    role: Role
    for_many: bool
    expires_at: datetime
    zone: str
    makes_team: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Whoever speaks in a private chat, by what the chat says of them."""

    chat: int
    name: str
    language: str | None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def clean_name(name: str) -> str:
    """A name as kept: without white space around or control characters in it; raises EmptyName where none is left."""
    shown = "".join(letter for letter in name if letter.isprintable() or letter in _JOINERS)
    if not shown.strip(f" {_JOINERS}"):
        raise EmptyName
    return shown.strip()[:LONGEST_NAME]


def create_organisation(conn: Connection, name: str, zone: str, now: datetime) -> Created:
    """Set up an organisation with one team of the same name and a link for its owner.

    Raises EmptyName, or UnknownZone for a zone that tzdata does not have.
    """
    there = zone_named(zone)
    if there is None:
        raise UnknownZone(zone=zone)
    named = clean_name(name)
    organisation_id = organisations.add_organisation(conn, name=named, zone=there, now=now)
    team_id = organisations.add_team(conn, organisation_id=organisation_id, name=named)
    link = NewInvitation(
        organisation_id, team_id, Role.OWNER, made_by=None, made_at=now, expires_at=now + GOOD_FOR
    )
    token = _add_link(conn, link)
    return Created(organisation_id, named, token)


def _add_link(conn: Connection, link: NewInvitation) -> str:
    """Store a link under a new token; answers the token, which nobody can be told again."""
    token = secrets.token_urlsafe(32)
    organisations.add_invitation(conn, replace(link, token_hash=_hash(token)))
    return token


def invite(
    conn: Connection,
    by: Member,
    role: Role,
    now: datetime,
    *,
    team: str | None = None,
    for_many: bool = False,
) -> Invited:
    """Make a link for a leader or a manager of a team, the inviter's own unless named.

    An owner names any team, a new one too; a manager only those managed. Raises NotAllowed.
    """
    if not by.role.may_invite or role is Role.OWNER:
        raise NotAllowed
    team_id, is_new = (by.team_id, False) if team is None else _team(conn, by, clean_name(team))
    until = now + GOOD_FOR
    link = NewInvitation(by.organisation_id, team_id, role, by.id, now, until, for_many=for_many)
    token = _add_link(conn, link)
    name = organisations.team_name(conn, by.organisation_id, team_id)
    return Invited(
        token,
        by.organisation,
        name,
        role,
        for_many,
        until,
        by.organisation_zone,
        is_new,
    )


def _team(conn: Connection, by: Member, name: str) -> tuple[int, bool]:
    """The team of a name, and whether it was made just now."""
    found = organisations.team_named(conn, by.organisation_id, name)
    if by.role is Role.OWNER and found is None:
        return organisations.add_team(conn, organisation_id=by.organisation_id, name=name), True
    managed = organisations.managed_teams(conn, by.organisation_id, by.id)
    if found is None or (by.role is not Role.OWNER and found not in managed):
        raise NotYourTeam(team=name)
    return found, False


def accept(conn: Connection, person: Person, token: str, now: datetime) -> Member:
    """Use a link: make its holder a member, who has yet to agree on a routine.

    Raises InvitationUnknown, InvitationUsed, InvitationExpired or AlreadyMember; nothing is changed by any of them.
    """
    invitation = organisations.find_invitation(conn, _hash(token))
    if invitation is None:
        raise InvitationUnknown
    account_id = members.account_of(conn, person.chat)
    if account_id is not None:
        _refuse_member(conn, account_id, invitation)
    if not organisations.use_invitation(conn, invitation.id, now):
        raise InvitationExpired if now >= invitation.expires_at else InvitationUsed
    return _admit(conn, person, account_id, invitation, now)


def _refuse_member(conn: Connection, account_id: int, invitation: Invitation) -> None:
    for membership in members.of_account(conn, account_id):
        if membership.organisation_id == invitation.organisation_id:
            raise AlreadyMember(organisation=invitation.organisation)


def _admit(
    conn: Connection,
    person: Person,
    account_id: int | None,
    invitation: Invitation,
    now: datetime,
) -> Member:
    try:
        name = clean_name(person.name)
    except EmptyName:
        name = str(person.chat)
    account_id = account_id or members.add_account(
        conn, chat=person.chat, name=name, language=person.language, now=now
    )
    member_id = members.add_member(
        conn,
        organisation_id=invitation.organisation_id,
        account_id=account_id,
        team_id=invitation.team_id,
        role=invitation.role,
        name=name,
        now=now,
    )
    if invitation.role.may_invite:
        organisations.add_manager(
            conn,
            organisation_id=invitation.organisation_id,
            team_id=invitation.team_id,
            member_id=member_id,
        )
    return members.get(conn, member_id)
