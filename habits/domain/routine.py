"""When a leader's day begins, nudges and ends."""

from datetime import date, datetime, time, timedelta

from habits.domain.calendar import QUIET_FROM, QUIET_UNTIL, at_wall_time, is_quiet, occurrence
from habits.domain.changes import Times

REMINDER_AT = 0.8
"""How far on the way from the prompt to the end of the day the reminder stands."""
NO_REMINDER_WITHIN = timedelta(hours=2)
_MIDNIGHT = timedelta(hours=24)


def _since_midnight(wall_time: time) -> timedelta:
    return timedelta(hours=wall_time.hour, minutes=wall_time.minute)


def _length(times: Times) -> timedelta:
    """From prompt to the end of the day; a prompt at or after the end has until midnight."""
    prompt, end = _since_midnight(times.prompt_at), _since_midnight(times.day_ends_at)
    return (end if end > prompt else _MIDNIGHT) - prompt


def reminder_time(times: Times) -> time:
    """The wall time, to the second, at 80 % of the way from the prompt to the end of the day.

    A day without a prompt until then was not reached, whether a reminder is sent or not: to the minute, a prompt in
    the last minute of the day would never have come in time.
    """
    passed = _since_midnight(times.prompt_at) + REMINDER_AT * _length(times)
    seconds = passed // timedelta(seconds=1)
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)


def has_reminder(times: Times) -> bool:
    """Whether there is a reminder at all: none where the day ends within two hours of the prompt."""
    return _length(times) > NO_REMINDER_WITHIN


def prompt_instant(day: date, times: Times, zone_name: str) -> datetime | None:
    """When the prompt of a local day is due (UTC), or None where the zone has no such day."""
    return occurrence(day, times.prompt_at, zone_name)


def reminder_instant(day: date, times: Times, zone_name: str) -> datetime:
    """When the reminder of a local day is due (UTC)."""
    return at_wall_time(day, reminder_time(times), zone_name)


def may_prompt(wall_time: time, times: Times) -> bool:
    """Whether a prompt may go out at a wall time: not in quiet hours, unless its own time lies in the same ones."""
    if not is_quiet(wall_time):
        return True
    chosen = times.prompt_at
    in_the_same = chosen >= QUIET_FROM or wall_time < QUIET_UNTIL
    return is_quiet(chosen) and chosen <= wall_time and in_the_same
