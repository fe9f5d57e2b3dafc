"""The weekly accountability summary: made for a manager on the first working day, or for any week when asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from pydantic import TypeAdapter
from sqlalchemy import Connection

from habits.actions.habit import Judged, unwritten
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    WEEK,
    after_quiet,
    at_wall_time,
    is_quiet,
    local_date,
    local_time,
    monday_of,
)
from habits.domain.changes import WORKING_DAYS, in_force
from habits.domain.errors import NotAllowed
from habits.domain.members import Member
from habits.domain.standing import Standing
from habits.domain.summaries import Row, State, WeekDay, WeeklySummary, row_of
from habits.storage import agenda, days, decisions, members, organisations, summaries
from habits.storage.agenda import Item
from habits.storage.days import DayRow

SENT_AT = time(8)
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
        history = decisions.history(conn, manager, now.date())
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

    Raises NotAllowed for somebody who manages none.
    """
    teams = organisations.managed_teams(conn, manager.organisation_id, manager.id)
    if not teams:
        raise NotAllowed
    today = local_date(now, decisions.zone_of(conn, manager))
    monday = monday_of(today) - weeks_ago * WEEK
    return [weekly_summary(conn, manager, team_id, monday, now) for team_id in teams]


def weekly_summary(
    conn: Connection, manager: Member, team_id: int, monday: date, now: datetime
) -> WeeklySummary:
    """What happened in a team in the week from a Monday on, as known at `now` (UTC)."""
    team = members.of_team(conn, manager.organisation_id, team_id)
    others = sorted((one for one in team if one.id != manager.id), key=lambda one: one.name.lower())
    everybody = [manager, *others]
    weeks = _weeks(conn, everybody, monday - WEEK, monday + WEEK - ONE_DAY, now)
    rows = tuple(
        _row(one, weeks[one.id], monday, decisions.zone_of(conn, one)) for one in everybody
    )
    before = [day.count for one in everybody for day in weeks[one.id].days if day.date < monday]
    return WeeklySummary(
        organisation=manager.organisation,
        team=organisations.team_name(conn, manager.organisation_id, team_id),
        week=monday,
        rows=rows,
        conversations=sum(row.conversations for row in rows),
        conversations_before=sum(before),
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """A member's days of some weeks, and the streak after the last of them."""

    days: Sequence[WeekDay]
    streak: int


def _weeks(
    conn: Connection, everybody: Sequence[Member], first: date, last: date, now: datetime
) -> Mapping[int, _Past]:
    rows = days.between(conn, [one.id for one in everybody], first, last)
    return {one.id: _past(conn, one, rows[one.id], first, last, now) for one in everybody}


def _past(
    conn: Connection, whose: Member, rows: Sequence[DayRow], first: date, last: date, now: datetime
) -> _Past:
    if whose.joined_at is None:
        return _Past((), 0)
    written = [(WeekDay(row.date, row.kind, row.count), row.standing) for row in rows]
    if not rows or rows[-1].date < last:
        rest = unwritten(conn, whose, now)
        held = [one for one in written if one[0].date < rest.open_from]
        fresh = [_judged(one) for one in rest.days if first <= one.day.date <= last]
        written = held + fresh
    return _Past([day for day, _ in written], written[-1][1].streak if written else 0)


def _judged(one: Judged) -> tuple[WeekDay, Standing]:
    return WeekDay(one.day.date, one.kind, one.day.count), one.standing


def _row(whose: Member, past: _Past, monday: date, zone: str) -> Row:
    week = [day for day in past.days if day.date >= monday]
    for state, since in (
        (State.BLOCKED, whose.blocked_at),
        (State.STOPPED, whose.stopped_at),
    ):
        if since is not None:
            return row_of(whose.name, week, past.streak, state, local_date(since, zone))
    if whose.joined_at is None:
        return Row(whose.name, State.NO_ROUTINE)
    return row_of(whose.name, week, past.streak)
