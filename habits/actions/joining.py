"""How an invited member becomes a leader: a zone, then a time and days, then the first prompt is on the agenda."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from habits.actions.habit import joined_at
from habits.actions.invitations import Person, accept
from habits.actions.prompts import plan_first_prompt
from habits.actions.summaries import plan_summaries, replan_summaries
from habits.actions.unasked import Due
from habits.domain.calendar import local_date, local_time
from habits.domain.changes import FEWEST_DAYS, WORKING_DAYS, Change, Times
from habits.domain.errors import NotAllowed
from habits.domain.expectations import Expectation
from habits.domain.members import Member
from habits.domain.places import Place, place_of_zone
from habits.storage import agenda, decisions, engagements, members, organisations, questions
from habits.storage.questions import Question

FIRST_TARGET = 3
USUAL_TIMES = Times(prompt_at=time(8, 30))
OFFERED = (time(7, 30), time(8, 30), time(10), time(13))
"""Times to choose among by a press."""
ASKS_ZONE, ASKS_TIMES, ASKS_FIRST = "zone", "times", "first"
KEPT = "kept"
MOST_KEPT = 20
"""Messages kept for whoever goes on talking before agreeing on a routine."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a leader wants to be asked: a wall time, and days of the week from Monday as 0."""

    prompt_at: time = USUAL_TIMES.prompt_at
    weekdays: frozenset[int] = WORKING_DAYS


@dataclass(frozen=True, slots=True)
class Told:
    """A message that tells of conversations before there are days to log them on, and when it was written (UTC, ISO)."""

    message: int
    text: str
    said_at: str


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody does not join after all, or not now."""


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
class ZoneAsked:
    """The first step once more, where something else was answered than it asked."""

    zone: str
    clock: datetime


@dataclass(frozen=True, slots=True)
class TimesAsked:
    """The second step: the place is known, with the time that it is there; a time and days are offered.

    `too_few` says that the day just taken off had to stay.
    """

    place: Place
    clock: datetime
    rhythm: Rhythm
    too_few: bool = False
    offered: tuple[time, ...] = OFFERED


@dataclass(frozen=True, slots=True)
class Joined:
    """The last step: the leader is in. `first_prompt_at` is on the leader's own clock, aware; None while away.

    `expected` is what should come of it, None where that was left for later; `has_logged` says that the first log is
    there already.
    """

    target: int
    first_prompt_at: datetime | None
    expected: Expectation | None
    has_logged: bool


def begin(conn: Connection, person: Person, token: str, now: datetime) -> Welcome:
    """Use an invitation and ask for the zone; the organisation's is offered.

    Raises what `invitations.accept` raises.
    """
    joining = accept(conn, person, token, now)
    members.lock(conn, joining.id)
    plan_summaries(conn, joining, now)
    return welcome(conn, joining, now)


def welcome(conn: Connection, joining: Member, now: datetime) -> Welcome:
    """Say what this is, and ask where the member is, with the organisation's zone for an answer."""
    asked = ask_zone(conn, joining, now)
    managing = organisations.managers_of(conn, joining.organisation_id, joining.team_id)
    return Welcome(
        name=joining.name,
        organisation=joining.organisation,
        team=organisations.team_name(conn, joining.organisation_id, joining.team_id),
        role=joining.role,
        managers=tuple(members.get(conn, one).name for one in managing if one != joining.id),
        zone=asked.zone,
        clock=asked.clock,
    )


def ask_zone(conn: Connection, joining: Member, now: datetime) -> ZoneAsked:
    """Ask where the member is, and nothing beside."""
    zone = joining.organisation_zone
    _ask(conn, joining, ASKS_ZONE, {}, now)
    return ZoneAsked(zone, local_time(now, zone))


def is_joining(asked: Question | None) -> bool:
    """Whether an open question is one that is asked before there is a routine."""
    return asked is not None and asked.kind in (ASKS_ZONE, ASKS_TIMES)


def kept_in(asked: Question | None) -> Sequence[Told]:
    """What was told while a question of joining is open, in order."""
    told = asked.facts.get(KEPT, ()) if asked is not None and is_joining(asked) else ()
    return [Told(**one) for one in told]


def keep(conn: Connection, joining: Member, asked: Question, told: Told) -> None:
    """Keep a message that tells of conversations until there are days to log them on; one that was edited once."""
    before = [one for one in kept_in(asked) if one.message != told.message]
    facts = asked.facts | {KEPT: [asdict(one) for one in (*before, told)][-MOST_KEPT:]}
    questions.ask(conn, joining, asked.kind, facts, asked.asked_at)


def leave(conn: Connection, joining: Member) -> Left | None:
    """Have nothing begin, for somebody who has not finished joining; None for everybody else."""
    if joining.joined_at is not None or not is_joining(questions.open_in(conn, joining.chat)):
        return None
    questions.close(conn, joining.chat)
    return Left()


def agree_zone(conn: Connection, joining: Member, now: datetime) -> TimesAsked:
    """Take the organisation's zone, and ask for time and days."""
    return agree_place(conn, joining, place_of_zone(joining.organisation_zone), now)


def agree_place(conn: Connection, joining: Member, place: Place, now: datetime) -> TimesAsked:
    """Take the place that a member is in, and ask for time and days; what was chosen of them stays."""
    asked = questions.open_in(conn, joining.chat)
    chosen = chosen_in(asked)[1] if asked is not None and asked.kind == ASKS_TIMES else Rhythm()
    return ask_times(conn, joining, place, chosen, now)


def chosen_in(asked: Question) -> tuple[Place, Rhythm]:
    """The place that was agreed, and the time and days that are chosen, while these are the question."""
    facts = asked.facts
    chosen = Rhythm(time.fromisoformat(facts["prompt_at"]), frozenset(facts["weekdays"]))
    return Place(**facts["place"]), chosen


def choose_time(
    conn: Connection, joining: Member, asked: Question, prompt_at: time, now: datetime
) -> TimesAsked:
    """Have another time on offer."""
    place, chosen = chosen_in(asked)
    return ask_times(conn, joining, place, replace(chosen, prompt_at=prompt_at), now)


def toggle_day(
    conn: Connection, joining: Member, asked: Question, day: int, now: datetime
) -> TimesAsked:
    """Put a day of the week to those on offer, or take it off them while enough are left."""
    place, chosen = chosen_in(asked)
    weekdays = chosen.weekdays ^ {day}
    if len(weekdays) < FEWEST_DAYS:
        return replace(ask_times(conn, joining, place, chosen, now), too_few=True)
    return ask_times(conn, joining, place, replace(chosen, weekdays=weekdays), now)


def ask_times(
    conn: Connection, joining: Member, place: Place, rhythm: Rhythm, now: datetime
) -> TimesAsked:
    """Ask whether a time and days suit a member in a place."""
    facts = {
        "place": asdict(place),
        "prompt_at": f"{rhythm.prompt_at:%H:%M}",
        "weekdays": sorted(rhythm.weekdays),
    }
    _ask(conn, joining, ASKS_TIMES, facts, now)
    return TimesAsked(place, local_time(now, place.zone), rhythm)


def _ask(
    conn: Connection, joining: Member, kind: str, facts: dict[str, Any], now: datetime
) -> None:
    """Ask a question of joining; what was told before its answer stays kept."""
    kept = kept_in(questions.open_in(conn, joining.chat))
    questions.ask(conn, joining, kind, facts | {KEPT: [asdict(one) for one in kept]}, now)


def agree_times(
    conn: Connection, joining: Member, place: Place, rhythm: Rhythm, now: datetime
) -> Member:
    """Take the time of the prompt and the days, begin the routine, and put the first prompt on the agenda.

    Answers the member, who is a leader now.
    """
    questions.close(conn, joining.chat)
    members.begin_routine(conn, joining.id, country=place.country, now=now)
    _decide(conn, joining, place.zone, rhythm, now)
    leader = members.get(conn, joining.id)
    plan_first_prompt(conn, leader, now)
    replan_summaries(conn, leader, now)
    return leader


def finish(conn: Connection, leader: Member, expected: Expectation | None, now: datetime) -> Joined:
    """Say when the first prompt comes, and ask whom the leader last talked to, unless that is logged already."""
    has_logged = engagements.logged_since(conn, leader.id, joined_at(leader)) > 0
    if not has_logged:
        questions.ask(conn, leader, ASKS_FIRST, {}, now)
    coming = agenda.of_member(conn, leader.id, Due.PROMPT)
    zone = decisions.zone_of(conn, leader)
    return Joined(
        target=FIRST_TARGET,
        first_prompt_at=local_time(coming[0].due_at, zone) if coming else None,
        expected=expected,
        has_logged=has_logged,
    )


def agree_other_times(conn: Connection, leader: Member, rhythm: Rhythm, now: datetime) -> None:
    """Take another time and other days before the first prompt went out: they hold at once, as if said at first."""
    members.lock(conn, leader.id)
    _decide_times(conn, leader, rhythm, now, local_date(now, decisions.zone_of(conn, leader)))
    plan_first_prompt(conn, leader, now)
    replan_summaries(conn, leader, now)


def decline_routine(conn: Connection, joining: Member) -> datetime:
    """Let a manager in without a routine; answers when the first summary comes, on the manager's clock.

    Raises NotAllowed for somebody who manages no team: a leader without a routine is none.
    """
    questions.close(conn, joining.chat)
    coming = agenda.of_member(conn, joining.id, Due.SUMMARY)
    if not coming:
        raise NotAllowed
    return local_time(coming[0].due_at, decisions.zone_of(conn, joining))


def _decide(conn: Connection, joining: Member, zone: str, rhythm: Rhythm, now: datetime) -> None:
    today = local_date(now, zone)
    decisions.add_zone(conn, joining, zone, now, today)
    decisions.add_target(conn, joining, Change(today, today, FIRST_TARGET), now)
    _decide_times(conn, joining, rhythm, now, today)


def _decide_times(
    conn: Connection, joining: Member, rhythm: Rhythm, now: datetime, today: date
) -> None:
    times = replace(USUAL_TIMES, prompt_at=rhythm.prompt_at)
    decisions.add_weekdays(conn, joining, Change(today, today, rhythm.weekdays), now)
    decisions.add_times(conn, joining, Change(today, today, times), now)
