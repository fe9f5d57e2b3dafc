"""Members and the accounts behind them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select, update

from habits.domain.members import Member, Role
from habits.storage.tables.people import account, member, organisation

_MEMBER: Select[Any] = (
    select(
        member.c.id,
        member.c.organisation_id,
        organisation.c.name.label("organisation"),
        organisation.c.zone.label("organisation_zone"),
        member.c.account_id,
        account.c.chat,
        member.c.team_id,
        member.c.role,
        member.c.name,
        account.c.language,
        member.c.country,
        member.c.joined_at,
        member.c.stopped_at,
        account.c.blocked_at,
        account.c.name.label("account_name"),
    )
    .select_from(member)
    .join(account, account.c.id == member.c.account_id)
    .join(organisation, organisation.c.id == member.c.organisation_id)
)
_ROLE = list(Member.__dataclass_fields__).index("role")
_GET = _MEMBER.where(member.c.id == bindparam("which"))
_SPEAKING = _MEMBER.where(account.c.chat == bindparam("where"), member.c.speaks)
_LOCK = select(member.c.id).where(member.c.id == bindparam("which")).with_for_update(key_share=True)


def _member(row: Row[Any]) -> Member:
    values = list(row)
    values[_ROLE] = Role(values[_ROLE])
    return Member(*values)


def get(conn: Connection, member_id: int) -> Member:
    """The member with an id."""
    return _member(conn.execute(_GET, {"which": member_id}).one())


def speaking_in(conn: Connection, chat: int) -> Member | None:
    """Whom the person in a private chat speaks as now, or None for a stranger."""
    row = conn.execute(_SPEAKING, {"where": chat}).one_or_none()
    return None if row is None else _member(row)


def lock(conn: Connection, member_id: int) -> None:
    """Hold a member's row until the transaction ends; before anything that concerns the member is read or written."""
    if conn.dialect.name != "sqlite":  # whose one writer holds all rows since BEGIN IMMEDIATE
        conn.execute(_LOCK, {"which": member_id})


def of_team(conn: Connection, organisation_id: int, team_id: int) -> Sequence[Member]:
    """Everybody in a team, in the order of joining it."""
    in_team = _MEMBER.where(
        member.c.organisation_id == organisation_id, member.c.team_id == team_id
    )
    return [_member(row) for row in conn.execute(in_team.order_by(member.c.id))]


def of_account(conn: Connection, account_id: int) -> Sequence[Member]:
    """Every membership of an account, the oldest first."""
    return [
        _member(row)
        for row in conn.execute(
            _MEMBER.where(member.c.account_id == account_id).order_by(member.c.id)
        )
    ]


def account_of(conn: Connection, chat: int) -> int | None:
    """The account that is reached in a private chat, or None."""
    return conn.execute(select(account.c.id).where(account.c.chat == chat)).scalar_one_or_none()


def add_account(
    conn: Connection, *, chat: int, name: str, language: str | None, now: datetime
) -> int:
    """Store an account; answers its id."""
    values = {"chat": chat, "name": name, "language": language, "created_at": now}
    return int(conn.execute(insert(account).values(values).returning(account.c.id)).scalar_one())


def add_member(
    conn: Connection,
    *,
    organisation_id: int,
    account_id: int,
    team_id: int,
    role: Role,
    name: str,
    now: datetime,
) -> int:
    """Store a member who has yet to agree on a routine, and have the account speak as that member; answers the id."""
    values = {
        "organisation_id": organisation_id,
        "account_id": account_id,
        "team_id": team_id,
        "role": role,
        "name": name,
        "invited_at": now,
        "speaks": True,
    }
    others = update(member).where(member.c.account_id == account_id, member.c.speaks)
    conn.execute(others.values(speaks=False))
    added = insert(member).values(values).returning(member.c.id)
    return int(conn.execute(added).scalar_one())


def begin_routine(conn: Connection, member_id: int, *, country: str | None, now: datetime) -> None:
    """Note that a member has joined: from now on there are days."""
    conn.execute(
        update(member).where(member.c.id == member_id).values(joined_at=now, country=country)
    )


def set_name(conn: Connection, member_id: int, name: str) -> None:
    """Call a member something else, in the one organisation."""
    conn.execute(update(member).where(member.c.id == member_id).values(name=name))


def set_account_name(conn: Connection, account_id: int, name: str) -> None:
    """Call an account something else."""
    conn.execute(update(account).where(account.c.id == account_id).values(name=name))


def set_stopped(conn: Connection, member_id: int, stopped_at: datetime | None) -> None:
    """Note since when a member wants no prompts, or with None that they go on."""
    conn.execute(update(member).where(member.c.id == member_id).values(stopped_at=stopped_at))


def set_blocked(conn: Connection, chat: int, blocked_at: datetime | None) -> bool:
    """Note since when a chat takes nothing, or with None that it does again; whether that changed anything."""
    was = (
        account.c.blocked_at.is_not(None) if blocked_at is None else account.c.blocked_at.is_(None)
    )
    return (
        conn.execute(
            update(account).where(account.c.chat == chat, was).values(blocked_at=blocked_at)
        ).rowcount
        == 1
    )
