"""The daily prompt and its reminder: on the agenda a slot a local date, sent while the leader's day runs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from habits.actions.habit import Judged, Unwritten, settle
from habits.actions.own_week import plan_own_week
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    QUIET_FROM,
    WEEK,
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
from habits.domain.standing import JUDGED, Kind
from habits.storage import agenda, days, prompts, summaries
from habits.storage.agenda import Item

LOOK_AHEAD = timedelta(days=800)
"""How far ahead the next scheduled day is looked for: beyond the longest days off that have an end."""
BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class DailyPrompt:
    """What a leader is told in the morning: the date, what is asked, and what the habit stands at.

    `frozen_on` is the day before it that counted, where a freeze covered that; `summary_waits` says that a weekly
    summary found no room of its own.
    """

    day: date
    target: int
    count: int
    streak: int
    freezes: int
    frozen_on: date | None
    summary_waits: bool


@dataclass(frozen=True, slots=True)
class Reminder:
    """What a leader is told late in the day while the target is not reached."""

    day: date
    target: int
    count: int


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
    if not _asks(habit.on(day)) or not may_prompt(clock.time(), times):
        return None
    if whose.blocked_at is not None:
        prompts.add(conn, whose, day, zone, now, BLOCKED)
        return None
    if not take_turn(conn, whose, Due.PROMPT, day, zone):
        return None
    prompts.add(conn, whose, day, zone, now)
    _plan_reminder(conn, whose, day, times, zone, now)
    model = _daily_prompt(conn, whose, habit, day)
    ends = None if is_quiet(times.prompt_at) else QUIET_FROM
    return _notice(whose, model, Due.PROMPT, day, zone, ends)


def _daily_prompt(conn: Connection, whose: Member, habit: Unwritten, day: date) -> DailyPrompt:
    asked = in_force(habit.history.targets, day)
    one = habit.on(day)
    return DailyPrompt(
        day=day,
        target=asked,
        count=one.day.count if one else 0,
        streak=habit.standing.streak,
        freezes=habit.standing.freezes,
        frozen_on=_frozen_before(conn, whose, habit, day),
        summary_waits=summaries.take_waiting(conn, whose.id),
    )


def _frozen_before(conn: Connection, whose: Member, habit: Unwritten, day: date) -> date | None:
    """The last day before one that was judged, if it was a freeze that covered it."""
    written = days.between(conn, [whose.id], day - WEEK, day - ONE_DAY)[whose.id]
    before = [(row.date, row.kind) for row in written if row.date < habit.open_from]
    before += [(one.day.date, one.kind) for one in habit.days if one.day.date < day]
    judged = [(date_, kind) for date_, kind in before if kind in JUDGED]
    return judged[-1][0] if judged and judged[-1][1] is Kind.FROZEN else None


def _asks(one: Judged | None) -> bool:
    """Whether a day asks for anything: it is neither at rest nor excused beforehand."""
    if one is None or not one.day.scheduled:
        return False
    return not (one.day.holiday or one.day.absence or one.day.joining)


def _notice(
    whose: Member, model: object, purpose: Due, day: date, zone: str, ends: time | None
) -> Notice:
    """A message of a day, worth sending until a wall time of it; with None until its midnight."""
    midnight = at_wall_time(day + ONE_DAY, time(0), zone)
    until = midnight if ends is None else at_wall_time(day, ends, zone)
    reference = {"member": whose.id, "date": day.isoformat()}
    return Notice(whose.chat, whose.language, model, purpose, reference, until)


def _plan_reminder(
    conn: Connection, whose: Member, day: date, times: Times, zone: str, now: datetime
) -> None:
    due_at = reminder_instant(day, times, zone)
    if has_reminder(times) and now < due_at:
        agenda.add(conn, whose, Due.REMINDER, day.isoformat(), due_at)


def reminder_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Decide on a reminder that has fallen due: sent once, while the target is not reached and the day has not ended."""
    agenda.done(conn, item.id)
    habit = settle(conn, whose, now)
    zone = zone_at(habit.history, now)
    clock = local_time(now, zone)
    one = habit.on(clock.date())
    if one is None or item.slot != clock.date().isoformat() or not _may_remind(habit, one, clock):
        return None
    if whose.blocked_at or not take_turn(conn, whose, Due.REMINDER, one.day.date, zone):
        return None
    model = Reminder(one.day.date, one.day.target, one.day.count)
    times = in_force(habit.history.times, one.day.date)
    ends = times.day_ends_at if times.prompt_at < times.day_ends_at <= QUIET_FROM else QUIET_FROM
    return _notice(whose, model, Due.REMINDER, one.day.date, zone, ends)


def _may_remind(habit: Unwritten, one: Judged, clock: datetime) -> bool:
    """Whether the day still wants something, and the leader's day has not ended."""
    times = in_force(habit.history.times, one.day.date)
    ended = clock.time() >= times.day_ends_at > times.prompt_at
    return one.kind is not Kind.KEPT and _asks(one) and not ended and not is_quiet(clock.time())
