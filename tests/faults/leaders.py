"""Many leaders, brought in at once, and when their prompts fall due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.sandbox.client import Person, SandboxBot
from habits.actions import joining
from habits.actions.invitations import Person as Newcomer
from habits.actions.invitations import create_organisation, invite
from habits.domain.members import Member, Role
from habits.domain.places import place_of_zone
from habits.storage import members

SUNDAY = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
"""The day on which everybody joins; in the two weeks after it no zone below has a holiday."""
ZONES = (
    "Asia/Karachi",
    "Asia/Dubai",
    "Asia/Riyadh",
    "Europe/Helsinki",
    "Europe/Amsterdam",
    "Europe/London",
    "Atlantic/Azores",
    "America/Noronha",
)
"""From east to west: when it is 08:30 in the last, no reminder is due in the first yet."""


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in Telegram who has a routine: prompts at 08:30 on working days, in a zone."""

    person: Person
    zone: str


def bring_in(conn: Connection, bot: SandboxBot, zones: Sequence[str]) -> list[Leader]:
    """A leader in each of these zones, all in one team; the first owns the organisation."""
    people = bot.people(len(zones), "Leader")
    created = create_organisation(conn, "Acme", zones[0], SUNDAY)
    owner = _joined(conn, people[0], created.token, zones[0])
    link = invite(conn, owner, Role.LEADER, SUNDAY, for_many=True)
    for person, zone in zip(people[1:], zones[1:], strict=True):
        _joined(conn, person, link.token, zone)
    return [Leader(person, zone) for person, zone in zip(people, zones, strict=True)]


def _joined(conn: Connection, person: Person, token: str, zone: str) -> Member:
    joining.begin(conn, Newcomer(person.id, person.name, "en"), token, SUNDAY)
    member = members.speaking_in(conn, person.id)
    assert member is not None
    joining.agree_times(conn, member, place_of_zone(zone), joining.Rhythm(), SUNDAY)
    return members.get(conn, member.id)


def working_day(number: int) -> date:
    """The working days after everybody joined, the first of them 0."""
    return SUNDAY.date() + timedelta(days=1 + number // 5 * 7 + number % 5)


def prompt_time(day: date, zone: str) -> datetime:
    """When the prompt of a day falls due in a zone."""
    return datetime.combine(day, time(8, 30), ZoneInfo(zone))
