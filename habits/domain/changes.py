"""Changes of a routine: said on one day, holding from another, and replaceable until they hold.

Sequences of changes are in the order in which they were said; the first is what held from the day of joining.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Generic, TypeVar

from habits.domain.calendar import ONE_DAY
from habits.domain.errors import TargetOutOfRange, TooFewDays

T = TypeVar("T")

TARGETS = range(3, 6)
"""Conversations a day that a leader may aim at."""
FEWEST_DAYS = 3
EASIER_HOLDS_AFTER = timedelta(days=7)
EVERY_DAY = frozenset(range(7))
WORKING_DAYS = frozenset(range(5))
"""Monday to Friday, as `date.weekday` numbers them."""


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """A value that holds from a local date on, decided on another."""

    said_on: date
    holds_from: date
    value: T


@dataclass(frozen=True, slots=True)
class Times:
    """The wall times of a leader's day: when the prompt comes and when the day ends."""

    prompt_at: time
    day_ends_at: time = time(18)


def in_force(changes: Sequence[Change[T]], day: date) -> T:
    """What holds on a day. A change that was replaced before it held never holds; days before the first take it."""
    held = changes[0].value
    for change in _that_stood(changes):
        if change.holds_from <= day:
            held = change.value
    return held


def pending(changes: Sequence[Change[T]], today: date) -> Change[T] | None:
    """The change that was said and does not hold yet, if it would change anything."""
    newest = changes[-1]
    if newest.holds_from <= today or newest.value == in_force(changes, today):
        return None
    return newest


def _that_stood(changes: Sequence[Change[T]]) -> list[Change[T]]:
    standing: list[Change[T]] = []
    for change in changes:
        standing = [earlier for earlier in standing if earlier.holds_from <= change.said_on]
        standing.append(change)
    return standing


def change_target(changes: Sequence[Change[int]], target: int, today: date) -> Change[int]:
    """A new target: harder holds from tomorrow, easier from the seventh day after; today's value withdraws a change.

    Raises TargetOutOfRange for anything but 3, 4 or 5.
    """
    if target not in TARGETS:
        raise TargetOutOfRange(target=target)
    return Change(today, _holds_from(today, easier=target < in_force(changes, today)), target)


def change_weekdays(
    changes: Sequence[Change[frozenset[int]]], weekdays: frozenset[int], today: date
) -> Change[frozenset[int]]:
    """New days of the week; harder when every day that held stays, easier when one of them goes.

    Raises TooFewDays for fewer than three.
    """
    easier = not enough(weekdays) >= in_force(changes, today)
    return Change(today, _holds_from(today, easier=easier), weekdays)


def enough(weekdays: frozenset[int]) -> frozenset[int]:
    """The same days of the week, where a habit can live on them. Raises TooFewDays for fewer than three."""
    if len(weekdays & EVERY_DAY) < FEWEST_DAYS or not weekdays <= EVERY_DAY:
        raise TooFewDays(fewest=FEWEST_DAYS)
    return weekdays


def _holds_from(today: date, *, easier: bool) -> date:
    return today + (EASIER_HOLDS_AFTER if easier else ONE_DAY)
