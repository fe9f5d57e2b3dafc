"""Putting a prompt off: to when, and until when at all."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from habits.domain.calendar import ONE_DAY, QUIET_FROM, at_wall_time, local_time
from habits.domain.changes import Times

AFTERNOON = (time(14), time(15), time(16))
"""The wall times that "this afternoon" may mean: the first that is far enough ahead."""
SHORTEST = timedelta(minutes=30)


class Later(StrEnum):
    """The choices of when a prompt comes again; the values are what a command and a button say."""

    HALF_HOUR = "30"
    TWO_HOURS = "2h"
    AFTERNOON = "afternoon"


def asked_until(times: Times, now: datetime, zone: str) -> datetime:
    """The instant (UTC) from which a leader is asked nothing more on the local day of `now`.

    It is when the leader's day ends, or quiet hours begin where it ends before its prompt; midnight where the prompt
    was chosen inside them.
    """
    day = local_time(now, zone).date()
    if times.prompt_at >= QUIET_FROM:
        return at_wall_time(day + ONE_DAY, time(0), zone)
    has_end = times.prompt_at < times.day_ends_at <= QUIET_FROM
    return at_wall_time(day, times.day_ends_at if has_end else QUIET_FROM, zone)


def comes_at(later: Later, now: datetime, zone: str) -> datetime | None:
    """When a prompt comes that is put off at `now`, both in UTC; None for an afternoon that is over."""
    if later is Later.HALF_HOUR:
        return now + SHORTEST
    if later is Later.TWO_HOURS:
        return now + timedelta(hours=2)
    day = local_time(now, zone).date()
    instants = [at_wall_time(day, clock, zone) for clock in AFTERNOON]
    return next((at for at in instants if at >= now + SHORTEST), None)


def choices(times: Times, now: datetime, zone: str) -> Sequence[Later]:
    """What can be chosen at `now` (UTC): whatever comes before the leader's day has ended."""
    until = asked_until(times, now, zone)
    return [one for one in Later if (at := comes_at(one, now, zone)) is not None and at < until]
