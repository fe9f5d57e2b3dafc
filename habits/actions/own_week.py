"""The own week: on the agenda a slot a week, shown when the last day that asks for anything ends."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.habit import settle
from habits.actions.past import pasts
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    QUIET_FROM,
    WEEK,
    after_quiet,
    at_wall_time,
    days_between,
    local_date,
    local_time,
    monday_of,
)
from habits.domain.changes import in_force
from habits.domain.history import History, today, zone_at
from habits.domain.holidays import public_holidays
from habits.domain.members import Member
from habits.domain.own_week import own_week, shown_at, shown_on
from habits.storage import agenda, reflections
from habits.storage.agenda import Item

WEEKS_AHEAD = 115
"""How far ahead a week that asks for anything is looked for: beyond the longest days off that have an end."""


def plan_own_week(conn: Connection, whose: Member, history: History, now: datetime) -> None:
    """Put a leader's next own week on the agenda, anew after a change; one that is due already stays there."""
    coming = agenda.of_member(conn, whose.id, Due.OWN_WEEK)
    if coming and coming[0].due_at <= now:
        return
    planned = [(item.slot, item.due_at) for item in coming]
    following = _next(conn, whose, history, now)
    if planned != following:
        agenda.withdraw(conn, whose.id, Due.OWN_WEEK)
        for slot, due_at in following:
            agenda.add(conn, whose, Due.OWN_WEEK, slot, due_at)


def _next(
    conn: Connection, whose: Member, history: History, now: datetime
) -> Sequence[tuple[str, datetime]]:
    """The slot of the first week that is still to be shown, and when it is (UTC); none without days."""
    shown = reflections.last(conn, whose.id)
    this = monday_of(today(history, now))
    first = this if shown is None else max(this, shown + WEEK)
    for ahead in range(WEEKS_AHEAD):
        monday = first + ahead * WEEK
        due_at = _due_at(whose, history, monday, now)
        if due_at is not None and due_at > now:
            return [(monday.isoformat(), due_at)]
    return []


def _due_at(whose: Member, history: History, monday: date, now: datetime) -> datetime | None:
    holidays = public_holidays(whose.country, days_between(monday, monday + WEEK - ONE_DAY))
    day = shown_on(history, monday, frozenset(holidays))
    if day is None:
        return None
    return at_wall_time(day, shown_at(in_force(history.times, day)), zone_at(history, now))


def withdraw_own_week(conn: Connection, whose: Member, day: date, zone: str) -> None:
    """Take an own week off the agenda that would be shown on a day."""
    for item in agenda.of_member(conn, whose.id, Due.OWN_WEEK):
        if local_date(item.due_at, zone) == day:
            agenda.done(conn, item.id)


def own_week_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Decide on an own week that has fallen due, and put the next one on the agenda.

    None where it is not sent: the week is over, or asked for nothing; the chat is blocked, or today was left in peace;
    in quiet hours, when it is put off to their end; where two messages went out already.
    """
    habit = settle(conn, whose, now)
    zone = zone_at(habit.history, now)
    awake = after_quiet(now, zone)
    if awake > now:
        agenda.move(conn, item.id, awake)
        return None
    agenda.done(conn, item.id)
    plan_own_week(conn, whose, habit.history, now)
    monday, day = date.fromisoformat(item.slot), local_time(now, zone).date()
    if monday != monday_of(day) or whose.blocked_at is not None or _is_silent(habit.history, day):
        return None
    past = pasts(conn, [whose], monday - WEEK, day, now)[whose.id]
    model = own_week(whose.organisation, whose.id, monday, past, habit.standing)
    if not model.asked or not take_turn(conn, whose, Due.OWN_WEEK, day, zone):
        return None
    reflections.add(conn, whose, monday, model.question, now)
    reference = {"member": whose.id, "week": monday.isoformat()}
    until = at_wall_time(day, QUIET_FROM, zone)
    return Notice(whose.chat, whose.language, model, Due.OWN_WEEK, reference, until)


def _is_silent(history: History, day: date) -> bool:
    prompt = history.prompts.get(day)
    return prompt is not None and prompt.withheld
