"""A prompt put off, silenced or asked for again: it comes once more on its day, as the leader said."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.daily_prompt import DailyPrompt, asks, new_prompt, shown_prompt
from habits.actions.habit import Unwritten, settle
from habits.actions.own_week import plan_own_week
from habits.actions.prompts import plan_first_prompt, plan_reminder
from habits.actions.routine import begin
from habits.actions.suggestions import suggest
from habits.actions.unasked import Due, Notice
from habits.domain.calendar import local_time
from habits.domain.changes import Times, in_force
from habits.domain.errors import AlreadyKept, AsksNothing, PromptIsOver, TooLateToday
from habits.domain.history import today, zone_at
from habits.domain.members import Member
from habits.domain.postponing import Later, asked_until, choices, comes_at
from habits.domain.routine import prompt_instant
from habits.domain.standing import Kind
from habits.storage import agenda, prompts
from habits.storage.agenda import Item


@dataclass(frozen=True, slots=True)
class PutOff:
    """Today's prompt comes again at an instant, on the leader's clock."""

    until: datetime


@dataclass(frozen=True, slots=True)
class AskedAfterAll:
    """Today's prompt, which had been silenced, comes at its time, on the leader's clock."""

    prompt_at: datetime


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that asks for something, as it stands at an instant (UTC)."""

    habit: Unwritten
    date: date
    zone: str
    times: Times
    now: datetime

    @property
    def is_kept(self) -> bool:
        """Whether its target is reached."""
        one = self.habit.on(self.date)
        return one is not None and one.kind is Kind.KEPT

    @property
    def prompt_at(self) -> datetime | None:
        """When its prompt is due (UTC)."""
        return prompt_instant(self.date, self.times, self.zone)


def _today(conn: Connection, whose: Member, now: datetime) -> _Day:
    """Today, with the member's lock held. Raises NoRoutine, or AsksNothing on a day off."""
    habit = begin(conn, whose, now)
    day = today(habit.history, now)
    if not asks(habit.on(day)):
        raise AsksNothing
    return _Day(habit, day, zone_at(habit.history, now), in_force(habit.history.times, day), now)


def check_day(conn: Connection, whose: Member, day: date, now: datetime) -> None:
    """Check that a prompt is of today. Raises PromptIsOver, or NoRoutine."""
    if day != today(begin(conn, whose, now).history, now):
        raise PromptIsOver(day=day)


def prompt_of_today(conn: Connection, whose: Member, now: datetime) -> DailyPrompt:
    """Today's prompt as it stands. Raises NoRoutine."""
    return shown_prompt(conn, whose, begin(conn, whose, now), now)


def choosing(conn: Connection, whose: Member, now: datetime) -> DailyPrompt:
    """Today's prompt with the choices of putting it off; without, where the day is kept.

    Raises NoRoutine, AsksNothing on a day off, and TooLateToday where nothing can be chosen any more.
    """
    day = _today(conn, whose, now)
    shown = shown_prompt(conn, whose, day.habit, now)
    if day.is_kept:
        return shown
    open_ = choices(day.times, now, day.zone)
    if not open_:
        raise TooLateToday
    return replace(shown, choices=open_)


def put_off(conn: Connection, whose: Member, later: Later, now: datetime) -> PutOff:
    """Have today's prompt come later, in place of any earlier choice; never before its own time.

    Raises NoRoutine, AsksNothing on a day off, AlreadyKept, and TooLateToday where that is beyond the end of the day.
    """
    day = _today(conn, whose, now)
    if day.is_kept:
        raise AlreadyKept
    at = comes_at(later, now, day.zone)
    if at is None or at >= asked_until(day.times, now, day.zone):
        raise TooLateToday
    agenda.withdraw(conn, whose.id, Due.LATER)
    if day.prompt_at is not None and day.prompt_at >= at:
        return PutOff(local_time(day.prompt_at, day.zone))
    _count_as_sent(conn, whose, day)
    agenda.add(conn, whose, Due.LATER, day.date.isoformat(), at)
    return PutOff(local_time(at, day.zone))


def _count_as_sent(conn: Connection, whose: Member, day: _Day) -> None:
    """Have today's prompt be one that has reached the leader, who speaks to us."""
    if day.date in day.habit.history.prompts:
        prompts.reopen(conn, whose.id, day.date)
    else:
        prompts.add(conn, whose, day.date, day.zone, day.now)
        prompts.set_sent(conn, whose.id, day.date, day.now)
        agenda.withdraw(conn, whose.id, Due.PROMPT, day.date.isoformat())
        plan_first_prompt(conn, whose, day.now)
    plan_reminder(conn, whose, day.date, day.times, day.zone, day.now)


def later_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Bring today's prompt again, as the leader asked; None where the day is kept, excused or over, or the chat blocked."""
    agenda.done(conn, item.id)
    habit = settle(conn, whose, now)
    local, zone = today(habit.history, now), zone_at(habit.history, now)
    one = habit.on(local)
    until = asked_until(in_force(habit.history.times, local), now, zone)
    if item.slot != local.isoformat() or now >= until or whose.blocked_at is not None:
        return None
    if one is None or not asks(one) or one.kind is Kind.KEPT:
        return None
    model = new_prompt(conn, whose, habit, now)
    return Notice(whose.chat, whose.language, model, Due.LATER, {}, until)


def ask_after_all(conn: Connection, whose: Member, now: datetime) -> DailyPrompt | AskedAfterAll:
    """Take back that today is left in peace: its prompt comes at its time, or is shown now where that has passed.

    Raises NoRoutine, or AsksNothing on a day off.
    """
    day = _today(conn, whose, now)
    if day.prompt_at is not None and now < day.prompt_at:
        prompts.take_back(conn, whose.id, day.date)
        plan_first_prompt(conn, whose, now)
        return AskedAfterAll(local_time(day.prompt_at, day.zone))
    _count_as_sent(conn, whose, day)
    plan_own_week(conn, whose, begin(conn, whose, now).history, now)
    suggest(conn, whose, day.date)
    return shown_prompt(conn, whose, settle(conn, whose, now), now)
