"""The arithmetic of the habit a second time: slow, plain, and written apart from `habits.domain`.

It takes the records of `habits.domain` as data and calls none of its functions. Wherever there is
a clock it walks the time line forward and looks at the clock, and never asks a zone which instant
a wall time is. Offsets of our time are whole quarters of an hour, so a quarter is its step.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib import resources
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from habits.domain.changes import Change, Times
from habits.domain.history import History

T = TypeVar("T")

A_DAY = timedelta(days=1)
QUARTER = timedelta(minutes=15)
FAR_ENOUGH = timedelta(hours=30)


# ── clocks ───────────────────────────────────────────────────────────────────


@cache
def rules(zone: str) -> ZoneInfo:
    """The zone as the tzdata package has it, whatever the system holds."""
    path = resources.files("tzdata.zoneinfo").joinpath(*zone.split("/"))
    with path.open("rb") as file:
        return ZoneInfo.from_file(file, key=zone)


def clock(instant: datetime, zone: str) -> datetime:
    """What a clock on the wall of the zone shows at an instant, without a zone."""
    return instant.astimezone(rules(zone)).replace(tzinfo=None)


@cache
def moment(day: date, wall_time: time, zone: str) -> datetime:
    """The first instant at which the clock shows this; in a gap, had it gone on as before."""
    wanted = datetime.combine(day, wall_time)
    before = now = wanted.replace(tzinfo=UTC) - FAR_ENOUGH
    while clock(now, zone) < wanted:
        before = now
        now = now + QUARTER
    if clock(now, zone) == wanted:
        return now
    return before + (wanted - clock(before, zone))


@cache
def comes(day: date, zone: str) -> bool:
    """Whether the calendar of the zone ever shows the date."""
    now = datetime.combine(day, time(0), UTC) - FAR_ENOUGH
    end = now + FAR_ENOUGH + A_DAY + FAR_ENOUGH
    while now < end:
        if clock(now, zone).date() == day:
            return True
        now = now + QUARTER
    return False


def occurrence(day: date, wall_time: time, zone: str) -> datetime | None:
    """When something daily happens on a day, if the day comes."""
    return moment(day, wall_time, zone) if comes(day, zone) else None


# ── changes ──────────────────────────────────────────────────────────────────


def calendar_of(changes: Sequence[Change[T]], first: date, last: date) -> dict[date, T]:
    """What is in force on every day: each change rewrites the days after it was said."""
    days = days_from(first, last)
    calendar = dict.fromkeys(days, changes[0].value)
    for change in changes[1:]:
        that_day = calendar[change.said_on]
        for day in days:
            if day > change.said_on:
                calendar[day] = that_day
            if day >= change.holds_from:
                calendar[day] = change.value
    return calendar


def in_force(changes: Sequence[Change[T]], day: date) -> T:
    """What is in force on one day."""
    dates = [day] + [c.said_on for c in changes] + [c.holds_from for c in changes]
    return calendar_of(changes, min(dates), max(dates))[day]


def days_from(first: date, last: date) -> list[date]:
    """Every date from the first to the last, both with it."""
    days = []
    while first <= last:
        days.append(first)
        first = first + A_DAY
    return days


# ── a leader's day ───────────────────────────────────────────────────────────


def reminder_time(times: Times) -> time:
    """80 % of the way from the prompt to the end of the day, in whole seconds."""
    start = times.prompt_at.hour * 60 + times.prompt_at.minute
    end = times.day_ends_at.hour * 60 + times.day_ends_at.minute
    if end <= start:
        end = 24 * 60
    minutes, seconds = divmod((start * 2 + end * 8) * 60 // 10, 60)
    hours, minutes = divmod(minutes, 60)
    return time(hours, minutes, seconds)


def whereabouts(history: History, now: datetime) -> str:
    """The zone that the leader is in."""
    zone = history.zones[0].zone
    for change in history.zones[1:]:
        if change.at <= now:
            zone = change.zone
    return zone


def joined_on(history: History) -> date:
    """The first day."""
    return clock(history.joined_at, history.zones[0].zone).date()


def closed(history: History, day: date, now: datetime) -> bool:
    """Whether three in the night after the day is over, here and where its prompt was timed."""
    zones = [whereabouts(history, now)]
    if day in history.prompts:
        zones.append(history.prompts[day].zone)
    return all(now >= moment(day + A_DAY, time(3), zone) for zone in zones)


def first_open(history: History, now: datetime) -> date:
    """The first day from joining on that is not closed."""
    day = joined_on(history)
    while closed(history, day, now):
        day = day + A_DAY
    return day


def joining(history: History, day: date) -> bool:
    """Whether this is the day of joining, and its prompt time had passed by then."""
    if day != joined_on(history):
        return False
    prompt_at = in_force(history.times, day).prompt_at
    return moment(day, prompt_at, history.zones[0].zone) <= history.joined_at


def absent(history: History, day: date) -> bool:
    """Whether the leader had said to be away."""
    for absence in history.absences:
        if absence.first <= day and (absence.back_on is None or day < absence.back_on):
            return True
    return False


def not_reached(history: History, day: date, now: datetime) -> bool:
    """Whether reminder time is over, no prompt went out before it, and not for the leader's reason."""
    prompt = history.prompts.get(day)
    zone = whereabouts(history, now) if prompt is None else prompt.zone
    reminder = moment(day, reminder_time(in_force(history.times, day)), zone)
    if now < reminder:
        return False
    if prompt is None:
        return True
    if prompt.withheld:
        return False
    return prompt.sent_at is None or prompt.sent_at >= reminder


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of one day, in the words of its kinds."""

    scheduled: bool
    target: int
    count: int
    holiday: bool = False
    absence: bool = False
    joining: bool = False
    not_reached: bool = False
    closed: bool = True


def facts(history: History, day: date, count: int, now: datetime) -> Facts:
    """Everything about one day of a life, as known at an instant."""
    return Facts(
        scheduled=day.weekday() in in_force(history.weekdays, day),
        target=in_force(history.targets, day),
        count=count,
        holiday=day in history.holidays,
        absence=absent(history, day),
        joining=joining(history, day),
        not_reached=not_reached(history, day, now),
        closed=closed(history, day, now),
    )


# ── the standing ─────────────────────────────────────────────────────────────


class Tally(NamedTuple):
    """What a leader has after a day."""

    streak: int = 0
    freezes: int = 1
    earned: int = 0
    score: float = 0.0
    judged: int = 0


def kind(day: Facts, before: Tally) -> str:
    """The first kind that fits, in the order in which they are told."""
    kinds = [
        ("rest", not day.scheduled),
        ("kept", day.count >= day.target),
        ("holiday", day.holiday),
        ("absence", day.absence),
        ("joining", day.joining),
        ("not_reached", day.not_reached),
        ("open", not day.closed),
        ("frozen", before.freezes > 0),
        ("partly", day.count >= 1),
        ("missed", True),
    ]
    return next(name for name, fits in kinds if fits)


def after(before: Tally, day: Facts) -> Tally:
    """The tally after one more day."""
    what = kind(day, before)
    streak, freezes, earned, score, judged = before
    if what == "kept":
        streak = streak + 1
        if freezes < 2:
            earned = earned + 1
            if earned == 5:
                freezes = freezes + 1
                earned = 0
    elif what == "frozen":
        freezes = freezes - 1
    elif what in ("partly", "missed"):
        streak = 0
        earned = 0
    else:
        return before
    m = 0.5 ** (1 / 13)
    share = min(1, day.count / day.target)
    return Tally(streak, freezes, earned, score * m + 100 * share * (1 - m), judged + 1)


def tallies(days: Iterable[Facts], start: Tally = Tally()) -> list[Tally]:  # noqa: B008
    """The tally after each of the days."""
    result = []
    for day in days:
        start = after(start, day)
        result.append(start)
    return result


def story(
    history: History, counts: Mapping[date, int], until: date, now: datetime
) -> list[tuple[str, Tally]]:
    """What every day from joining on was, and the tally after it."""
    told, tally = [], Tally()
    for day in days_from(joined_on(history), until):
        facts_of_day = facts(history, day, counts.get(day, 0), now)
        name = kind(facts_of_day, tally)
        tally = after(tally, facts_of_day)
        told.append((name, tally))
    return told
