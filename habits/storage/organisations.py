"""Organisations, their teams and the links into them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, insert, select, update

from habits.domain.members import Role
from habits.domain.privacy import Policy
from habits.storage.tables.people import invitation, management, member, organisation, team


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link into an organisation, as stored; its token is known only to whoever holds it."""

    id: int
    organisation_id: int
    organisation: str
    team_id: int
    team: str
    role: Role
    for_many: bool
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """A link to be stored; `made_by` is the member who made it, None for the organisation's first."""

    organisation_id: int
    team_id: int
    role: Role
    made_by: int | None
    made_at: datetime
    expires_at: datetime
    for_many: bool = False
    token_hash: str = ""


def add_organisation(conn: Connection, *, name: str, zone: str, now: datetime) -> int:
    """Store an organisation; answers its id."""
    row = (
        insert(organisation)
        .values(name=name, zone=zone, policy=Policy.PRIVATE, created_at=now)
        .returning(organisation.c.id)
    )
    return int(conn.execute(row).scalar_one())


def policy_of(conn: Connection, organisation_id: int) -> Policy:
    """What an organisation lets managers read."""
    row = select(organisation.c.policy).where(organisation.c.id == organisation_id)
    return Policy(conn.execute(row).scalar_one())


def set_policy(conn: Connection, organisation_id: int, policy: Policy) -> None:
    """Let managers read what a policy says."""
    named = update(organisation).where(organisation.c.id == organisation_id)
    conn.execute(named.values(policy=policy))


def created_at(conn: Connection, organisation_id: int) -> datetime:
    """When an organisation began (UTC)."""
    row = select(organisation.c.created_at).where(organisation.c.id == organisation_id)
    began: datetime = conn.execute(row).scalar_one()
    return began


def add_team(conn: Connection, *, organisation_id: int, name: str) -> int:
    """Store a team; answers its id."""
    row = insert(team).values(organisation_id=organisation_id, name=name).returning(team.c.id)
    return int(conn.execute(row).scalar_one())


def team_named(conn: Connection, organisation_id: int, name: str) -> int | None:
    """The id of a team by its name, or None."""
    named = select(team.c.id).where(team.c.organisation_id == organisation_id, team.c.name == name)
    return conn.execute(named).scalar_one_or_none()


def lock(conn: Connection, organisation_id: int) -> None:
    """Hold an organisation's row until the transaction ends; after the lock of a member, never before."""
    held = select(organisation.c.id).where(organisation.c.id == organisation_id)
    conn.execute(held.with_for_update(key_share=True))


def team_name(conn: Connection, organisation_id: int, team_id: int) -> str:
    """The name of a team."""
    wanted = select(team.c.name).where(
        team.c.organisation_id == organisation_id, team.c.id == team_id
    )
    return str(conn.execute(wanted).scalar_one())


def managed_teams(conn: Connection, organisation_id: int, member_id: int) -> Sequence[int]:
    """The ids of the teams that a member manages, in the order made; what nobody manages, the owners do."""
    by_member = exists().where(
        management.c.team_id == team.c.id, management.c.member_id == member_id
    )
    by_nobody = ~exists().where(management.c.team_id == team.c.id)
    is_owner = exists().where(member.c.id == member_id, member.c.role == Role.OWNER)
    managed = (
        select(team.c.id)
        .where(team.c.organisation_id == organisation_id, by_member | (by_nobody & is_owner))
        .order_by(team.c.id)
    )
    return conn.execute(managed).scalars().all()


def managers_of(conn: Connection, organisation_id: int, team_id: int) -> Sequence[int]:
    """The ids of the members who manage a team, in id order; the owners where nobody does."""
    managing = select(management.c.member_id).where(
        management.c.organisation_id == organisation_id, management.c.team_id == team_id
    )
    found = conn.execute(managing.order_by(management.c.member_id)).scalars().all()
    owning = select(member.c.id).where(
        member.c.organisation_id == organisation_id, member.c.role == Role.OWNER
    )
    return found or conn.execute(owning.order_by(member.c.id)).scalars().all()


def add_manager(conn: Connection, *, organisation_id: int, team_id: int, member_id: int) -> None:
    """Make a member a manager of a team."""
    values = {"organisation_id": organisation_id, "team_id": team_id, "member_id": member_id}
    conn.execute(insert(management).values(values))


def add_invitation(conn: Connection, new: NewInvitation) -> None:
    """Store a link; only the hash of its token is kept."""
    conn.execute(insert(invitation).values(asdict(new)))


def find_invitation(conn: Connection, token_hash: str) -> Invitation | None:
    """The link whose token has this hash, used and expired ones too, or None."""
    found = (
        select(invitation, organisation.c.name.label("organisation"), team.c.name.label("team"))
        .join(organisation, organisation.c.id == invitation.c.organisation_id)
        .join(team, team.c.id == invitation.c.team_id)
        .where(invitation.c.token_hash == token_hash)
    )
    row = conn.execute(found).one_or_none()
    return None if row is None else _invitation(row)


def _invitation(row: object) -> Invitation:
    wanted = {name: getattr(row, name) for name in Invitation.__dataclass_fields__}
    return Invitation(**(wanted | {"role": Role(wanted["role"])}))


def use_invitation(conn: Connection, invitation_id: int, now: datetime) -> bool:
    """Take a link that admits one person; False where somebody else was quicker or its time was over (`now` in UTC)."""
    unused = update(invitation).where(
        invitation.c.id == invitation_id,
        invitation.c.expires_at > now,
        invitation.c.for_many | invitation.c.used_at.is_(None),
    )
    return conn.execute(unused.values(used_at=now)).rowcount == 1
