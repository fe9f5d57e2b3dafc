"""Days off: taken, ended, consented to; and a day that is to be left in peace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from habits.actions.daily_prompt import asks
from habits.actions.habit import rebuild
from habits.actions.own_week import withdraw_own_week
from habits.actions.prompts import plan_first_prompt, replan
from habits.actions.routine import begin
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    QUIET_FROM,
    after_quiet,
    at_wall_time,
    local_date,
    local_time,
)
from habits.domain.changes import in_force
from habits.domain.errors import NotAllowed, NothingAwaitsConsent
from habits.domain.history import Absence, History, today, zone_at
from habits.domain.members import Member
from habits.domain.routine import prompt_instant, reminder_instant
from habits.domain.standing import Kind
from habits.storage import absences, agenda, decisions, members, organisations, prompts
from habits.storage.agenda import Item

ASKED_AFTER = timedelta(days=14)
"""How long days off without an end go on before the leader is asked about them."""


@dataclass(frozen=True, slots=True)
class Away:
    """Days off as understood, until the day back; None where nobody knows it.

    `awaits` is the id under which the part that was over already waits for a manager's consent, None without one.
    """

    first: date
    back_on: date | None
    awaits: int | None


@dataclass(frozen=True, slots=True)
class ConsentAsked:
    """To a manager: somebody was away on days that are over, and they count unless the manager agrees."""

    absence_id: int
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Consented:
    """Days off that were over excuse now: whose, and until which last day; `by` is who agreed."""

    name: str
    by: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Back:
    """Days off have ended, or, where none had begun, those ahead are cancelled; False twice where there were none.

    `next_prompt_at` is on the leader's clock, aware; `is_stopped` says that no prompts come until they are resumed.
    """

    were_away: bool
    cancelled: bool
    next_prompt_at: datetime | None
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class Silenced:
    """Today brings nothing more; it stays a day of the routine. `asks` says that it is one that still asks for anything."""

    member_id: int
    day: date
    asks: bool


@dataclass(frozen=True, slots=True)
class StillAway:
    """After a fortnight of days off without an end: does it go on?"""

    since: date


def go_away(
    conn: Connection, whose: Member, first: date | None, back_on: date | None, now: datetime
) -> Away:
    """Take days off, from `first` (None: as soon as it can be) until the day back, None where nobody knows it.

    Said before the reminder time of today it covers today, later it starts tomorrow; the part that is over already
    needs a manager's consent.
    """
    history = begin(conn, whose, now).history
    local = today(history, now)
    if first is not None and back_on is not None and back_on <= first:
        first = None
    begins = max(first or local, _earliest(history, local, now))
    absences.end_open(conn, whose.id, begins)
    agenda.withdraw(conn, whose.id, Due.STILL_AWAY)
    if back_on is None or begins < back_on:
        absences.add(conn, whose, Absence(begins, back_on), now, awaits_consent=False)
    if back_on is None:
        _ask_later(conn, whose, history, begins, now)
    replan(conn, whose, now)
    if first is None or first >= local:
        return Away(begins, back_on, None)
    over = Absence(first, min(local, back_on or local))
    awaits = absences.add(conn, whose, over, now, awaits_consent=True)
    return Away(first, back_on, awaits)


def _earliest(history: History, local: date, now: datetime) -> date:
    reminder = reminder_instant(local, in_force(history.times, local), zone_at(history, now))
    return local if now < reminder else local + ONE_DAY


def _ask_later(
    conn: Connection, whose: Member, history: History, since: date, now: datetime
) -> None:
    day = max(since, today(history, now)) + ASKED_AFTER
    due_at = prompt_instant(day, in_force(history.times, day), zone_at(history, now))
    if due_at is not None:
        agenda.add(conn, whose, Due.STILL_AWAY, since.isoformat(), due_at)


def still_away_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Ask a leader whose days off have no end whether they go on; again a fortnight later."""
    awake = after_quiet(now, decisions.zone_of(conn, whose))
    if awake > now:
        agenda.move(conn, item.id, awake)
        return None
    agenda.done(conn, item.id)
    history = begin(conn, whose, now).history
    local, since = today(history, now), date.fromisoformat(item.slot)
    open_ended = [one for one in history.absences if one.back_on is None and one.covers(local)]
    if not open_ended:
        return None
    _ask_later(conn, whose, history, since, now)
    zone = zone_at(history, now)
    if whose.blocked_at or not take_turn(conn, whose, Due.STILL_AWAY, local, zone):
        return None
    until = at_wall_time(local, QUIET_FROM, zone)
    return Notice(whose.chat, whose.language, StillAway(since), Due.STILL_AWAY, {}, until)


def come_back(conn: Connection, whose: Member, now: datetime) -> Back:
    """End days off that have begun, so that today counts again; where none have, cancel those that are ahead."""
    history = begin(conn, whose, now).history
    local = today(history, now)
    agenda.withdraw(conn, whose.id, Due.STILL_AWAY)
    were_away = absences.end(conn, whose.id, local)
    cancelled = not were_away and absences.cancel_coming(conn, whose.id, local)
    due_at = plan_first_prompt(conn, whose, now)
    clock = None if due_at is None else local_time(due_at, zone_at(history, now))
    return Back(were_away, cancelled, clock, is_stopped=whose.stopped_at is not None)


def silence(conn: Connection, whose: Member, now: datetime) -> Silenced:
    """Send nothing more today; the day stays scheduled, and what is logged counts."""
    habit = begin(conn, whose, now)
    history = habit.history
    local = today(history, now)
    agenda.withdraw(conn, whose.id, Due.REMINDER, local.isoformat())
    for asked_for in (Due.LATER, Due.SESSION):
        agenda.withdraw(conn, whose.id, asked_for)
    times, zone = in_force(history.times, local), zone_at(history, now)
    if local not in history.prompts and now < reminder_instant(local, times, zone):
        prompts.add(conn, whose, local, zone, now, prompts.SILENCED)
        replan(conn, whose, now)
    withdraw_own_week(conn, whose, local, zone)
    one = habit.on(local)
    is_kept = one is not None and one.kind is Kind.KEPT
    return Silenced(whose.id, local, asks=asks(one) and not is_kept)


def who_may_consent(conn: Connection, whose: Member) -> Sequence[Member]:
    """The managers above a member; with none above, the member, whose consent is then shown as the own."""
    managers = organisations.managers_of(conn, whose.organisation_id, whose.team_id)
    above = [manager for manager in managers if manager != whose.id]
    return [members.get(conn, member_id) for member_id in above or [whose.id]]


def consent_asked(conn: Connection, whose: Member, away: Away, now: datetime) -> ConsentAsked:
    """What those who may consent are asked about days off that wait for it."""
    if away.awaits is None:
        raise NothingAwaitsConsent
    last = local_date(now, decisions.zone_of(conn, whose))
    last = min(last, away.back_on or last) - ONE_DAY
    return ConsentAsked(away.awaits, whose.name, away.first, last)


def consent(
    conn: Connection, by: Member, absence_id: int, now: datetime
) -> tuple[Member, Consented]:
    """Let days off that were over already excuse; every day that depends on them is computed anew.

    Answers whose they are as well. Raises NotAllowed or NothingAwaitsConsent.
    """
    member_id = absences.member_of(conn, by.organisation_id, absence_id)
    if member_id is None:
        raise NothingAwaitsConsent
    members.lock(conn, member_id)
    whose = members.get(conn, member_id)
    if by.id not in [one.id for one in who_may_consent(conn, whose)]:
        raise NotAllowed
    given = absences.consent(conn, by.organisation_id, absence_id, by.id, now)
    if given is None or given.back_on is None:
        raise NothingAwaitsConsent
    rebuild(conn, whose, given.first, now)
    return whose, Consented(whose.name, by.name, given.first, given.back_on - ONE_DAY)
