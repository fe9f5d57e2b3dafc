"""A leader's dated facts, and the days that they make.

A day is never stored as a counter: `day_of` computes it, from what was said, sent and logged, as known at `now`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from habits.domain.calendar import DAY_CLOSES, ONE_DAY, at_wall_time, local_date
from habits.domain.changes import Change, Times, in_force
from habits.domain.routine import prompt_instant, reminder_instant
from habits.domain.standing import Day


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """The zone that a leader is in from an instant (UTC) on."""

    at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Days off: from the first, until the first day back; open-ended where nobody knows it."""

    first: date
    back_on: date | None = None

    def covers(self, day: date) -> bool:
        """Whether a day falls into it."""
        return self.first <= day and (self.back_on is None or day < self.back_on)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The prompt of one local date: the zone it was timed in, and when it was accepted for delivery (UTC), if it was.

    `withheld` says that it did not go out for the leader's own reason: blocked, silenced, or asked for less often.
    """

    zone: str
    sent_at: datetime | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Everything dated that decides a leader's days, but for the conversations.

    Changes and zones are in the order said, the first of each made on joining; holidays are the public ones of the
    leader's home country.
    """

    joined_at: datetime
    zones: Sequence[ZoneChange]
    targets: Sequence[Change[int]]
    weekdays: Sequence[Change[frozenset[int]]]
    times: Sequence[Change[Times]]
    absences: Sequence[Absence] = ()
    prompts: Mapping[date, Prompt] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()


def zone_at(history: History, instant: datetime) -> str:
    """The zone that the leader is in at an instant; before joining, the one joined in."""
    current = history.zones[0].zone
    for change in history.zones:
        if change.at <= instant:
            current = change.zone
    return current


def joined_on(history: History) -> date:
    """The local date of joining: the first day there is."""
    return local_date(history.joined_at, history.zones[0].zone)


def today(history: History, now: datetime) -> date:
    """The leader's local date at an instant."""
    return local_date(now, zone_at(history, now))


def is_closed(history: History, day: date, now: datetime) -> bool:
    """Whether a day can no longer be logged on time.

    It closes at 03:00 of the next morning, where the leader is and also where its prompt was timed; a flight west
    before that opens it again.
    """
    zones = {zone_at(history, now)}
    if day in history.prompts:
        zones.add(history.prompts[day].zone)
    return all(now >= at_wall_time(day + ONE_DAY, DAY_CLOSES, zone) for zone in zones)


def first_open(history: History, now: datetime) -> date:
    """The earliest day that is not closed, or that follows one which is not: what lies before can be judged."""
    day = joined_on(history)
    earliest = today(history, now) - 3 * ONE_DAY
    day = max(day, earliest)
    while is_closed(history, day, now):
        day += ONE_DAY
    return day


def day_of(history: History, day: date, count: int, now: datetime) -> Day:
    """The facts of one day from joining on, with the conversations credited to it, as known at `now` (UTC)."""
    times = in_force(history.times, day)
    return Day(
        date=day,
        scheduled=day.weekday() in in_force(history.weekdays, day),
        target=in_force(history.targets, day),
        count=count,
        holiday=day in history.holidays,
        absence=any(absence.covers(day) for absence in history.absences),
        joining=_is_joining(history, day, times),
        reached=_was_reached(history, day, times, now),
        closed=is_closed(history, day, now),
    )


def _is_joining(history: History, day: date, times: Times) -> bool:
    if day != joined_on(history):
        return False
    prompt = prompt_instant(day, times, history.zones[0].zone)
    return prompt is None or history.joined_at >= prompt


def _was_reached(history: History, day: date, times: Times, now: datetime) -> bool:
    prompt = history.prompts.get(day)
    if prompt is not None and prompt.withheld:
        return True
    zone = prompt.zone if prompt is not None else zone_at(history, now)
    known_at = prompt.sent_at if prompt is not None and prompt.sent_at is not None else now
    return known_at < reminder_instant(day, times, zone)
