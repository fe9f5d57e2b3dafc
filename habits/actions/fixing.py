"""Putting a log right by hand, one tap at a time: which line, what of it, and what it should have been."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.contacts import contacts_of, name_of, take_over
from habits.actions.crediting import LATE_UP_TO, check_days
from habits.actions.habit import settle
from habits.actions.logged import Logged, answer
from habits.actions.mending import found
from habits.actions.remembering import key_of_kept
from habits.actions.steps import ask_between, go_on
from habits.domain.calendar import ONE_DAY
from habits.domain.contacts import Known, meant
from habits.domain.engagements import Audience, Mendable, Outcome, Platform, Said
from habits.domain.errors import NoSuchContact
from habits.domain.history import History, is_closed, today
from habits.domain.members import Member
from habits.storage import contacts, engagements, questions
from habits.storage.engagements import Engagement, Log

ASKS_PERSON = "person"
"""The open question whom a line of a log was with."""
LATEST, OFFERED = 40, 6
"""How many conversations are looked through for people, and how many of them, or of networks, are offered."""
USUAL = (
    Platform.LINKEDIN,
    Platform.X,
    Platform.FACEBOOK,
    Platform.INSTAGRAM,
    Platform.EMAIL,
    Platform.PHONE,
    Platform.IN_PERSON,
)
"""Where people talk, offered to whoever has not talked in so many places yet."""


@dataclass(frozen=True, slots=True)
class Without:
    """An outcome that a conversation did not have: said so, that a second tap says no more than the first."""

    outcome: Outcome


Value = Platform | Audience | Outcome | Without | date | int


@dataclass(frozen=True, slots=True)
class Fixing:
    """What is asked next about a log: which of its `lines`, what of the one `line`, or a value of that `part`.

    `today` is the leader's. `people`, `platforms` and `days` are to choose from, each where it is asked for;
    `more` says that there are more platforms than shown, `typed` is a name that may mean one of the people.
    """

    log_id: int
    today: date
    lines: Sequence[Engagement]
    line: Engagement | None = None
    part: Mendable | None = None
    people: Sequence[Known] = ()
    platforms: Sequence[Platform] = ()
    days: Sequence[date] = ()
    more: bool = False
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    """A log that is looked at, with its member's lock held; `line` is the one that is meant, None where it is gone."""

    whose: Member
    log: Log
    history: History
    now: datetime
    lines: Sequence[Engagement]
    line: Engagement | None

    @property
    def today(self) -> date:
        return today(self.history, self.now)

    def fixing(self, line: Engagement | None) -> Fixing:
        return Fixing(self.log.id, self.today, self.lines, line)


def _opened(
    conn: Connection, speaker: Member, log_id: int, now: datetime, place: int | None = None
) -> _Open:
    whose, log, history = found(conn, speaker, log_id, now)
    lines = engagements.of_log(conn, log_id)
    line = next((one for one in lines if one.position == place), None)
    return _Open(whose, log, history, now, lines, line)


def show(conn: Connection, speaker: Member, log_id: int, now: datetime) -> Logged:
    """A log as it stands. Raises NoSuchLog for one that was not said in the speaker's chat."""
    return _shown(conn, _opened(conn, speaker, log_id, now))


def _shown(conn: Connection, log: _Open, concerned: Sequence[date] = ()) -> Logged:
    leave_question(conn, log.whose, log.now)
    changed = min(concerned, default=None)
    habit = settle(conn, log.whose, log.now, changed=changed, history=log.history)
    lines = engagements.of_log(conn, log.log.id)
    return answer(conn, log.whose, log.log, habit, lines, log.now, concerned)


def leave_question(conn: Connection, whose: Member, now: datetime) -> None:
    """Have no name answer any more whom a line was with."""
    asked = questions.open_in(conn, whose.chat)
    if asked is not None and asked.kind == ASKS_PERSON:
        go_on(conn, whose, asked, now)


def begin(
    conn: Connection, speaker: Member, log_id: int, place: int | None, now: datetime
) -> Fixing | Logged:
    """Ask what of a line is to be put right, or which line where a log has several and none is named.

    A log without that line is shown as it stands. Raises NoSuchLog.
    """
    log = _opened(conn, speaker, log_id, now, place)
    if not log.lines or (place is not None and log.line is None):
        return _shown(conn, log)
    leave_question(conn, log.whose, log.now)
    alone = log.lines[0] if len(log.lines) == 1 else None
    return log.fixing(log.line or alone)


def ask(
    conn: Connection,
    speaker: Member,
    log_id: int,
    place: int,
    part: Mendable,
    now: datetime,
    *,
    more: bool = False,
) -> Fixing | Logged:
    """Offer what a part of a line may have been. A log without that line is shown as it stands; raises NoSuchLog."""
    log = _opened(conn, speaker, log_id, now, place)
    if log.line is None:
        return _shown(conn, log)
    return _asked(conn, log, log.line, part, more=more)


def _asked(
    conn: Connection, log: _Open, line: Engagement, part: Mendable, *, more: bool = False
) -> Fixing:
    step = replace(log.fixing(line), part=part)
    if part is Mendable.WHOM:
        return _ask_whom(conn, log, step, line)
    if part is Mendable.PLATFORM:
        platforms = _platforms(conn, log.whose, line)
        offered = platforms if more else platforms[:OFFERED]
        return replace(step, platforms=offered, more=len(offered) < len(platforms))
    if part is Mendable.DAY:
        days = [step.today - back * ONE_DAY for back in range(LATE_UP_TO.days + 1)]
        return replace(step, days=[day for day in days if day != line.date])
    return step


def _ask_whom(conn: Connection, log: _Open, step: Fixing, line: Engagement) -> Fixing:
    """Have a name that is typed next be that of whom the line was with."""
    facts = {"log": log.log.id, "place": line.position}
    ask_between(conn, log.whose, ASKS_PERSON, facts, log.now)
    people = familiar(conn, log.whose)
    others = [one for one in people if one.id != line.contact_id]
    return replace(step, people=others[:OFFERED])


def familiar(conn: Connection, whose: Member) -> list[Known]:
    """Whom a member talked to last, the newest first, among those whom the member still knows."""
    latest = engagements.people_of(conn, whose.id, LATEST)
    return [one for one in contacts.several(conn, whose, latest) if one.is_own]


def _platforms(conn: Connection, whose: Member, line: Engagement) -> list[Platform]:
    used = engagements.platforms_of(conn, whose.id)
    others = [one for one in dict.fromkeys([*used, *USUAL, *Platform]) if one is not line.platform]
    last = [one for one in others if one is Platform.OTHER]
    return [one for one in others if one not in (Platform.UNKNOWN, Platform.OTHER)] + last


def fix(
    conn: Connection, speaker: Member, log_id: int, place: int, value: Value, now: datetime
) -> Logged | Fixing:
    """Have a part of a line be what is said by hand, whom it was with by the number of a record; edits keep it.

    A log without that line is shown as it stands. Outcomes are put on and off, and asked for again. Raises NoSuchLog,
    NoSuchContact, DayInTheFuture or DayTooFarBack.
    """
    log = _opened(conn, speaker, log_id, now, place)
    line = log.line
    if line is None:
        return _shown(conn, log)
    if isinstance(value, Outcome | Without):
        return _came_of_it(conn, log, line, value)
    if isinstance(value, Platform):
        engagements.set_platform(conn, log_id, line, value)
    elif isinstance(value, Audience):
        engagements.set_audience(conn, log_id, line, value)
        if line.contact_id:
            contacts.set_audience(conn, line.contact_id, value)
    elif isinstance(value, date):
        return _move(conn, log, line, value)
    else:
        return _be_with(conn, log, line, own(conn, log.whose, value))
    return _shown(conn, log)


def _came_of_it(conn: Connection, log: _Open, line: Engagement, value: Outcome | Without) -> Fixing:
    """Put an outcome on or off, and ask for the others."""
    if isinstance(value, Without):
        outcomes = line.outcomes - {value.outcome}
    else:
        outcomes = line.outcomes | {value}
    engagements.set_outcomes(conn, log.log.id, line, outcomes)
    return _asked(conn, log, replace(line, outcomes=outcomes), Mendable.OUTCOMES)


def _move(conn: Connection, log: _Open, line: Engagement, day: date) -> Logged:
    check_days(log.today, line.date, day)
    said_on = today(log.history, log.log.said_at)
    late = day != said_on and is_closed(log.history, day, log.now)
    engagements.set_day(conn, log.log.id, line, day, late=late)
    contacts.look_again(conn, [line.contact_id])
    return _shown(conn, log, [line.date, day])


def own(conn: Connection, whose: Member, contact_id: int) -> Known:
    """Somebody whom the member knows, or was just asked about. Raises NoSuchContact for anybody else."""
    known, asked = contacts.get(conn, whose, contact_id), questions.open_in(conn, whose.chat)
    offered = asked.facts.get("people", ()) if asked and asked.kind == ASKS_PERSON else ()
    if known is None or not (known.is_own or contact_id in offered):
        raise NoSuchContact
    return known


def _be_with(conn: Connection, log: _Open, line: Engagement, whom: Known) -> Logged:
    """Have a line be with somebody; one of several people without a name becomes a line of its own."""
    check_days(log.today, line.date)
    if line.anonymous > 1:
        if any(one.contact_id == whom.id for one in log.lines):  # a second tap
            return _shown(conn, log)
        engagements.name_one(conn, log.whose, log.log, line, whom)
    else:
        engagements.set_whom(conn, log.log.id, line, whom)
    take_over(conn, log.whose, line.contact_id, whom)
    return _shown(conn, log, [line.date])


def remove(conn: Connection, speaker: Member, log_id: int, place: int, now: datetime) -> Logged:
    """Take a line that is no conversation out of a log, for edits of the message too.

    A log without that line is shown as it stands. Raises NoSuchLog or DayTooFarBack.
    """
    log = _opened(conn, speaker, log_id, now, place)
    line = log.line
    if line is None:
        return _shown(conn, log)
    check_days(log.today, line.date)
    engagements.remove(conn, log.log, line, key_of_kept(line))
    contacts.look_again(conn, [line.contact_id])
    return _shown(conn, log, [line.date])


def rename(
    conn: Connection, speaker: Member, log_id: int, place: int, said: Said, now: datetime
) -> Logged | Fixing:
    """Have a line be with whom a typed name means; asks which of them where it may be several people.

    A log without that line is shown as it stands. Raises NoSuchLog or DayTooFarBack.
    """
    log = _opened(conn, speaker, log_id, now, place)
    if log.line is None:
        return _shown(conn, log)
    known = contacts.named(conn, log.whose, {name_of(said)}) if said.name else []
    rivals = meant(name_of(said), said.company, known).rivals if said.name else ()
    if rivals:
        step = replace(log.fixing(log.line), part=Mendable.WHOM, people=rivals, typed=said.name)
        asked_about = [one.id for one in rivals]
        facts = {"log": log_id, "place": place, "name": said.name, "people": asked_about}
        ask_between(conn, log.whose, ASKS_PERSON, facts, now)
        return step
    return be_new(conn, speaker, log_id, place, said, now)


def be_new(
    conn: Connection, speaker: Member, log_id: int, place: int, said: Said, now: datetime
) -> Logged:
    """Have a line be with whoever goes by a name, somebody new where nobody does. Raises NoSuchLog or DayTooFarBack."""
    log = _opened(conn, speaker, log_id, now, place)
    if log.line is None:
        return _shown(conn, log)
    (whom,) = contacts_of(conn, log.whose, [said], now)
    if whom is None:
        return _shown(conn, log)
    return _be_with(conn, log, log.line, whom.record)
