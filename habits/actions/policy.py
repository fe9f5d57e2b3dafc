"""What an organisation lets managers read: said by its owners."""

from dataclasses import dataclass

from sqlalchemy import Connection

from habits.domain.errors import OwnersOnly
from habits.domain.members import Member, Role
from habits.domain.privacy import Policy
from habits.storage import organisations


@dataclass(frozen=True, slots=True)
class PolicyShown:
    """What managers read; `is_new` where that has just been changed, `may_change` where the reader may change it."""

    organisation: str
    policy: Policy
    is_new: bool = False
    may_change: bool = False


def show_policy(conn: Connection, whose: Member) -> PolicyShown:
    """What managers read in the member's organisation."""
    policy = organisations.policy_of(conn, whose.organisation_id)
    return PolicyShown(whose.organisation, policy, may_change=whose.role is Role.OWNER)


def set_policy(conn: Connection, by: Member, policy: Policy) -> PolicyShown:
    """Let managers read what a policy says. Raises OwnersOnly."""
    if by.role is not Role.OWNER:
        raise OwnersOnly
    organisations.lock(conn, by.organisation_id)
    is_new = organisations.policy_of(conn, by.organisation_id) is not policy
    organisations.set_policy(conn, by.organisation_id, policy)
    return PolicyShown(by.organisation, policy, is_new, may_change=True)
