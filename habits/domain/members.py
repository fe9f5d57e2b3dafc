"""Who somebody is in an organisation."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a member may do; each may do what the one before may."""

    LEADER = "leader"
    MANAGER = "manager"
    OWNER = "owner"

    @property
    def may_invite(self) -> bool:
        """Whether the role hands out invitations and reads summaries."""
        return self is not Role.LEADER


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one organisation, and the private chat (`chat`) in which the person is reached.

    `joined_at` is when a routine was agreed (UTC), None before that or without one; `organisations` counts those that
    the same account belongs to; `account_name` is what the chat calls them; `blocked_at` says since when (UTC) nothing can be sent to the chat.
    """

    id: int
    organisation_id: int
    organisation: str
    organisation_zone: str
    account_id: int
    chat: int
    team_id: int
    role: Role
    name: str
    language: str | None
    country: str | None
    joined_at: datetime | None
    stopped_at: datetime | None
    blocked_at: datetime | None
    account_name: str
