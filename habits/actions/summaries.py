"""The weekly accountability summary: made for a manager on the first working day, or for any week when asked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from pydantic import TypeAdapter
from sqlalchemy import Connection

from habits.actions.past import pasts
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    WEEK,
    after_quiet,
    at_wall_time,
    days_between,
    is_quiet,
    local_date,
    local_time,
    monday_of,
)
from habits.domain.changes import WORKING_DAYS, in_force
from habits.domain.errors import BeforeTheBeginning, NotAllowed
from habits.domain.heat_map import WEEKS
from habits.domain.members import Member
from habits.domain.summaries import (
    PastDay,
    Row,
    State,
    WeeklySummary,
    heat_map_of,
    row_of,
    state_of,
)
from habits.storage import agenda, decisions, facts, members, organisations, summaries
from habits.storage.agenda import Item

SENT_AT = time(8)
MOST_WEEKS_AGO = 520
"""How far back a summary can be asked for."""
_AS_STORED = TypeAdapter(WeeklySummary)


def plan_summaries(conn: Connection, manager: Member, now: datetime) -> None:
    """Put the first summary of each managed team on the agenda that has none there: next week's, of this one."""
    members.lock(conn, manager.id)
    zone = decisions.zone_of(conn, manager)
    monday = monday_of(local_date(now, zone)) + WEEK
    due_at = _due_at(conn, manager, monday, zone, now)
    planned = {item.slot.split("/")[1] for item in agenda.of_member(conn, manager.id, Due.SUMMARY)}
    for team_id in organisations.managed_teams(conn, manager.organisation_id, manager.id):
        if str(team_id) not in planned:
            agenda.add(conn, manager, Due.SUMMARY, f"{monday}/{team_id}", due_at)


def replan_summaries(conn: Connection, manager: Member, now: datetime) -> None:
    """Move the summaries on the agenda to where the manager is now; none is skipped, one may be due at once."""
    zone = decisions.zone_of(conn, manager)
    for item in agenda.of_member(conn, manager.id, Due.SUMMARY):
        monday = date.fromisoformat(item.slot.split("/")[0])
        agenda.move(conn, item.id, _due_at(conn, manager, monday, zone, now))


def _due_at(conn: Connection, manager: Member, monday: date, zone: str, now: datetime) -> datetime:
    """08:00 on the manager's first working day of a week (UTC)."""
    weekdays = WORKING_DAYS
    if manager.joined_at is not None:
        history = facts.history(conn, manager, now.date())
        weekdays = in_force(history.weekdays, monday) or WORKING_DAYS
    return at_wall_time(monday + min(weekdays) * ONE_DAY, SENT_AT, zone)


def summary_due(conn: Connection, manager: Member, item: Item, now: datetime) -> Notice | None:
    """Make the summary of the week before the one that has begun, and put the next one on the agenda.

    None where it is not sent: in quiet hours, when it is put off to their end; where the chat is blocked; where two
    messages went out already, when the next prompt says that it waits.
    """
    zone = decisions.zone_of(conn, manager)
    clock = local_time(now, zone)
    if is_quiet(clock.time()):
        agenda.move(conn, item.id, after_quiet(now, zone))
        return None
    monday, team_id = date.fromisoformat(item.slot.split("/")[0]), int(item.slot.split("/")[1])
    _plan_next(conn, manager, item, monday + WEEK, team_id, zone, now)
    if team_id not in organisations.managed_teams(conn, manager.organisation_id, manager.id):
        return None
    model = weekly_summary(conn, manager, team_id, monday - WEEK, now)
    is_stale = now >= at_wall_time(monday + WEEK, SENT_AT, zone)
    sent = (
        manager.blocked_at is None
        and not is_stale
        and take_turn(conn, manager, Due.SUMMARY, clock.date(), zone)
    )
    stored = _AS_STORED.dump_python(model, mode="json")
    waits = not sent and not is_stale
    summaries.add(conn, manager, team_id, model.week, stored, now, waits=waits)
    return (
        _notice(manager, model, team_id, at_wall_time(monday + WEEK, SENT_AT, zone))
        if sent
        else None
    )


def _plan_next(
    conn: Connection,
    manager: Member,
    item: Item,
    monday: date,
    team_id: int,
    zone: str,
    now: datetime,
) -> None:
    agenda.done(conn, item.id)
    due_at = _due_at(conn, manager, monday, zone, now)
    agenda.add(conn, manager, Due.SUMMARY, f"{monday}/{team_id}", due_at)


def _notice(manager: Member, model: WeeklySummary, team_id: int, until: datetime) -> Notice:
    reference = {"member": manager.id, "team": team_id, "week": model.week.isoformat()}
    return Notice(manager.chat, manager.language, model, Due.SUMMARY, reference, until)


def summaries_shown(
    conn: Connection, manager: Member, now: datetime, weeks_ago: int = 0
) -> Sequence[WeeklySummary]:
    """The summaries of every team that a member manages, of this week so far or of one some weeks ago.

    Raises NotAllowed for somebody who manages none, BeforeTheBeginning for weeks in which there was no organisation.
    """
    teams = organisations.managed_teams(conn, manager.organisation_id, manager.id)
    if not teams:
        raise NotAllowed
    zone = decisions.zone_of(conn, manager)
    newest = monday_of(local_date(now, zone))
    monday = newest - weeks_ago * WEEK
    began_on = local_date(organisations.created_at(conn, manager.organisation_id), zone)
    if monday + WEEK <= began_on:
        ago = (newest - monday_of(began_on)) // WEEK
        raise BeforeTheBeginning(manager.organisation, began_on, ago)
    return [weekly_summary(conn, manager, team_id, monday, now) for team_id in teams]


def summary_asked(
    conn: Connection, manager: Member, team_id: int, monday: date, page: int, now: datetime
) -> WeeklySummary:
    """The summary of one team's week, turned to a page of its buttons; raises NotAllowed as `check_asked` does."""
    check_asked(conn, manager, team_id, monday, now)
    return replace(weekly_summary(conn, manager, team_id, monday, now), page=page)


def check_asked(
    conn: Connection, manager: Member, team_id: int, monday: date, now: datetime
) -> None:
    """Raise NotAllowed unless a member manages a team, and the week begins on a Monday of the last ten years."""
    teams = organisations.managed_teams(conn, manager.organisation_id, manager.id)
    newest = monday_of(local_date(now, decisions.zone_of(conn, manager)))
    ago, rest = divmod(newest - monday, WEEK)
    if team_id not in teams or rest or ago not in range(MOST_WEEKS_AGO + 1):
        raise NotAllowed


def weekly_summary(
    conn: Connection, manager: Member, team_id: int, monday: date, now: datetime
) -> WeeklySummary:
    """What happened in a team in the week from a Monday on, as known at `now` (UTC)."""
    team = members.of_team(conn, manager.organisation_id, team_id)
    others = sorted((one for one in team if one.id != manager.id), key=lambda one: one.name.lower())
    everybody = [manager, *others]
    first, last = monday - (WEEKS - 1) * WEEK, monday + WEEK - ONE_DAY
    days_of = pasts(conn, everybody, first, last, now)
    rows = tuple(week_row(conn, one, days_of.get(one.id), monday) for one in everybody)
    named = organisations.team_name(conn, manager.organisation_id, team_id)
    week_before = days_between(monday - WEEK, monday - ONE_DAY)
    return WeeklySummary(
        team_id=team_id,
        team=named,
        week=monday,
        rows=rows,
        conversations=sum(row.conversations for row in rows),
        conversations_before=_conversations(days_of.values(), week_before),
        heat_map=heat_map_of(named, monday, rows, [days_of.get(one.id, ()) for one in everybody]),
        newest=monday_of(local_date(now, decisions.zone_of(conn, manager))),
    )


def _conversations(days_of: Iterable[Sequence[PastDay]], during: Iterable[date]) -> int:
    wanted = set(during)
    return sum(day.count for past in days_of for day in past if day.date in wanted)


def week_row(conn: Connection, whose: Member, past: Sequence[PastDay] | None, monday: date) -> Row:
    """A person's row for the week from a Monday on, from days that end with that week; None where they are unknown."""
    if past is None:
        return Row(whose.id, whose.name, State.UNKNOWN)
    week = [day for day in past if day.date >= monday]
    streak = past[-1].standing.streak if past else 0
    if whose.joined_at is None and whose.blocked_at is None:
        return Row(whose.id, whose.name, State.NO_ROUTINE)
    state, since = _state(conn, whose, past, monday)
    return row_of(whose.id, whose.name, week, streak, state, since)


def _state(
    conn: Connection, whose: Member, past: Sequence[PastDay], monday: date
) -> tuple[State, date | None]:
    for state, at in ((State.BLOCKED, whose.blocked_at), (State.STOPPED, whose.stopped_at)):
        since = local_date(at, decisions.zone_of(conn, whose)) if at else None
        if since is not None and since < monday + WEEK:
            return state, since
    return state_of(past, monday)
