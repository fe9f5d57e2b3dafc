"""The daily prompt and its reminder: on the agenda a slot a local date, sent while the leader's day runs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from habits.actions.daily_prompt import asks, new_prompt
from habits.actions.habit import Judged, Unwritten, settle
from habits.actions.own_week import plan_own_week
from habits.actions.suggestions import easy_one
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    QUIET_FROM,
    at_wall_time,
    days_between,
    is_quiet,
    local_time,
)
from habits.domain.changes import Times, in_force
from habits.domain.history import History, today, zone_at
from habits.domain.holidays import public_holidays
from habits.domain.members import Member
from habits.domain.routine import has_reminder, may_prompt, prompt_instant, reminder_instant
from habits.domain.standing import Kind
from habits.domain.suggestions import Suggested, turns
from habits.storage import agenda, prompts
from habits.storage.agenda import Item

LOOK_AHEAD = timedelta(days=800)
"""How far ahead the next scheduled day is looked for: beyond the longest days off that have an end."""
BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a leader is told late in the day while the target is not reached: with whom, or at which place, to go on."""

    day: date
    target: int
    count: int
    person: Suggested | None
    place: int


def plan_first_prompt(conn: Connection, whose: Member, now: datetime) -> datetime | None:
    """Put a leader's next prompt on the agenda, from today on where its time is still ahead.

    Answers when it is due (UTC), or None for a leader without days.
    """
    history = settle(conn, whose, now).history
    start = today(history, now)
    at = prompt_instant(start, in_force(history.times, start), zone_at(history, now))
    ahead = at is not None and now < at
    return _plan(conn, whose, history, start if ahead else start + ONE_DAY, now)


def replan(conn: Connection, whose: Member, now: datetime) -> datetime | None:
    """Put the next prompt on the agenda anew, after a change of zone, days or times.

    The slot that was coming stays, at its time in the new zone; a day that joined the week before it comes first.
    Answers when it is due (UTC), or None for a leader without days.
    """
    history = settle(conn, whose, now).history
    _move_reminders(conn, whose, history, now)
    coming = agenda.of_member(conn, whose.id, Due.PROMPT)
    start = today(history, now) + ONE_DAY
    if coming:
        start = min(start, date.fromisoformat(coming[0].slot))
    return _plan(conn, whose, history, start, now)


def _plan(
    conn: Connection, whose: Member, history: History, start: date, now: datetime
) -> datetime | None:
    plan_own_week(conn, whose, history, now)
    agenda.withdraw(conn, whose.id, Due.PROMPT)
    zone = zone_at(history, now)
    for day in days_between(start, start + LOOK_AHEAD):
        due_at = _occurrence(history, day, zone)
        if due_at is not None and not public_holidays(whose.country, [day]):
            agenda.add(conn, whose, Due.PROMPT, day.isoformat(), due_at)
            return due_at
    return None


def _move_reminders(conn: Connection, whose: Member, history: History, now: datetime) -> None:
    """Have the reminders that are coming fall due where the leader is now."""
    for item in agenda.of_member(conn, whose.id, Due.REMINDER):
        day = date.fromisoformat(item.slot)
        times, zone = in_force(history.times, day), zone_at(history, now)
        agenda.move(conn, item.id, reminder_instant(day, times, zone))


def _occurrence(history: History, day: date, zone: str) -> datetime | None:
    if day.weekday() not in in_force(history.weekdays, day) or day in history.prompts:
        return None
    if any(absence.covers(day) for absence in history.absences):
        return None
    return prompt_instant(day, in_force(history.times, day), zone)


def prompt_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Decide on a prompt that has fallen due, and put the next one on the agenda.

    None where it is not sent: the day is excused or over, it is quiet, the chat is blocked, or two messages went out.
    """
    slot = date.fromisoformat(item.slot)
    habit = settle(conn, whose, now)
    local = today(habit.history, now)
    notice = _prompt(conn, whose, habit, now) if slot == local else None
    _plan(conn, whose, habit.history, slot if slot > local else slot + ONE_DAY, now)
    return notice


def _prompt(conn: Connection, whose: Member, habit: Unwritten, now: datetime) -> Notice | None:
    zone = zone_at(habit.history, now)
    clock = local_time(now, zone)
    day, times = clock.date(), in_force(habit.history.times, clock.date())
    if not asks(habit.on(day)) or not may_prompt(clock.time(), times):
        return None
    if whose.blocked_at is not None:
        prompts.add(conn, whose, day, zone, now, BLOCKED)
        return None
    if not take_turn(conn, whose, Due.PROMPT, day, zone):
        return None
    prompts.add(conn, whose, day, zone, now)
    plan_reminder(conn, whose, day, times, zone, now)
    model = new_prompt(conn, whose, habit, now)
    ends = None if is_quiet(times.prompt_at) else QUIET_FROM
    return _notice(whose, model, Due.PROMPT, day, zone, ends)


def _notice(
    whose: Member, model: object, purpose: Due, day: date, zone: str, ends: time | None
) -> Notice:
    """A message of a day, worth sending until a wall time of it; with None until its midnight."""
    midnight = at_wall_time(day + ONE_DAY, time(0), zone)
    until = midnight if ends is None else at_wall_time(day, ends, zone)
    reference = {"member": whose.id, "date": day.isoformat()}
    return Notice(whose.chat, whose.language, model, purpose, reference, until)


def plan_reminder(
    conn: Connection, whose: Member, day: date, times: Times, zone: str, now: datetime
) -> None:
    """Put the reminder of a day on the agenda, once, where there is one and it is still ahead."""
    due_at = reminder_instant(day, times, zone)
    agenda.withdraw(conn, whose.id, Due.REMINDER, day.isoformat())
    if has_reminder(times) and now < due_at:
        agenda.add(conn, whose, Due.REMINDER, day.isoformat(), due_at)


def reminder_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Decide on a reminder that has fallen due: sent once, while the target is not reached and the day has not ended.

    None to a leader who has said at what later time to be asked.
    """
    agenda.done(conn, item.id)
    habit = settle(conn, whose, now)
    zone = zone_at(habit.history, now)
    clock = local_time(now, zone)
    one = habit.on(clock.date())
    if one is None or item.slot != clock.date().isoformat() or not _may_remind(habit, one, clock):
        return None
    if agenda.of_member(conn, whose.id, Due.LATER):
        return None
    if whose.blocked_at or not take_turn(conn, whose, Due.REMINDER, one.day.date, zone):
        return None
    model = _reminder(conn, whose, one)
    times = in_force(habit.history.times, one.day.date)
    ends = times.day_ends_at if times.prompt_at < times.day_ends_at <= QUIET_FROM else QUIET_FROM
    return _notice(whose, model, Due.REMINDER, one.day.date, zone, ends)


def _reminder(conn: Connection, whose: Member, one: Judged) -> Reminder:
    day = one.day
    return Reminder(
        day=day.date,
        target=day.target,
        count=day.count,
        person=easy_one(conn, whose, day.date),
        place=turns(day.date)[-1],
    )


def _may_remind(habit: Unwritten, one: Judged, clock: datetime) -> bool:
    """Whether the day still wants something, and the leader's day has not ended."""
    times = in_force(habit.history.times, one.day.date)
    ended = clock.time() >= times.day_ends_at > times.prompt_at
    return one.kind is not Kind.KEPT and asks(one) and not ended and not is_quiet(clock.time())
