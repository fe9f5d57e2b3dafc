"""How an invited member becomes a leader: a zone, then a time and days, then the first prompt is on the agenda."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import Connection

from habits.actions.invitations import Person, accept
from habits.actions.prompts import plan_first_prompt
from habits.actions.summaries import plan_summaries, replan_summaries
from habits.actions.unasked import Due
from habits.domain.calendar import local_date, local_time, zone_named
from habits.domain.changes import WORKING_DAYS, Change, Times
from habits.domain.errors import NotAllowed, UnknownZone
from habits.domain.holidays import country_of
from habits.domain.members import Member
from habits.storage import agenda, decisions, members, organisations, questions

FIRST_TARGET = 3
USUAL_TIMES = Times(prompt_at=time(8, 30))
ASKS_ZONE, ASKS_TIMES, ASKS_FIRST = "zone", "times", "first"


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first step: what this is, and the time that it is where the organisation is (local, aware).

    `managers` are the names of those who will see the newcomer's row beside the newcomer.
    """

    name: str
    organisation: str
    team: str
    role: str
    managers: tuple[str, ...]
    zone: str
    clock: datetime


@dataclass(frozen=True, slots=True)
class ZoneAgreed:
    """The second step: the zone is known, the usual time and days are offered."""

    zone: str
    prompt_at: time
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class Joined:
    """The last step: the routine is agreed. `first_prompt_at` is on the leader's own clock, aware."""

    target: int
    first_prompt_at: datetime


def begin(conn: Connection, person: Person, token: str, now: datetime) -> Welcome:
    """Use an invitation and ask for the zone; the organisation's is offered.

    Raises what `invitations.accept` raises.
    """
    joining = accept(conn, person, token, now)
    members.lock(conn, joining.id)
    plan_summaries(conn, joining, now)
    return ask_zone(conn, joining, now)


def ask_zone(conn: Connection, joining: Member, now: datetime) -> Welcome:
    """Ask where the member is, with the organisation's zone for an answer."""
    zone = joining.organisation_zone
    questions.ask(conn, joining, ASKS_ZONE, {}, now)
    managing = organisations.managers_of(conn, joining.organisation_id, joining.team_id)
    return Welcome(
        name=joining.name,
        organisation=joining.organisation,
        team=organisations.team_name(conn, joining.organisation_id, joining.team_id),
        role=joining.role,
        managers=tuple(members.get(conn, one).name for one in managing if one != joining.id),
        zone=zone,
        clock=local_time(now, zone),
    )


def agree_zone(conn: Connection, joining: Member, zone: str | None, now: datetime) -> ZoneAgreed:
    """Take a zone, or None for the organisation's, and ask for time and days.

    Raises UnknownZone; the question for the zone then stays open.
    """
    agreed = joining.organisation_zone if zone is None else zone_named(zone)
    if agreed is None:
        raise UnknownZone(zone=zone or "")
    questions.ask(conn, joining, ASKS_TIMES, {"zone": agreed}, now)
    return ZoneAgreed(agreed, USUAL_TIMES.prompt_at, WORKING_DAYS)


def agree_times(
    conn: Connection, joining: Member, zone: str, prompt_at: time | None, now: datetime
) -> Joined:
    """Take the time of the prompt, or None for the usual one, begin the routine, and put the first prompt on the agenda."""
    times = USUAL_TIMES if prompt_at is None else Times(prompt_at, USUAL_TIMES.day_ends_at)
    questions.ask(conn, joining, ASKS_FIRST, {}, now)
    members.begin_routine(conn, joining.id, country=country_of(zone), now=now)
    _decide(conn, joining, zone, times, now)
    leader = members.get(conn, joining.id)
    first = plan_first_prompt(conn, leader, now)
    replan_summaries(conn, leader, now)
    if first is None:
        raise ValueError("a routine with working days has a next prompt")
    return Joined(FIRST_TARGET, local_time(first, zone))


def decline_routine(conn: Connection, joining: Member) -> datetime:
    """Let a manager in without a routine; answers when the first summary comes, on the manager's clock.

    Raises NotAllowed for somebody who manages no team: a leader without a routine is none.
    """
    questions.close(conn, joining.chat)
    coming = agenda.of_member(conn, joining.id, Due.SUMMARY)
    if not coming:
        raise NotAllowed
    return local_time(coming[0].due_at, decisions.zone_of(conn, joining))


def _decide(conn: Connection, joining: Member, zone: str, times: Times, now: datetime) -> None:
    today = local_date(now, zone)
    decisions.add_zone(conn, joining, zone, now, today)
    decisions.add_target(conn, joining, Change(today, today, FIRST_TARGET), now)
    decisions.add_weekdays(conn, joining, Change(today, today, WORKING_DAYS), now)
    decisions.add_times(conn, joining, Change(today, today, times), now)
