"""Who wrote what when, and will write: weeks of six people, from their patterns and their own words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.cli.demo.sample.people import FIGURES, HOME, MAX, Figure, Said
from bot.cli.demo.sample.sentences import Voice, contacts
from habits.domain.calendar import ONE_DAY, WEEK, at_wall_time

TODAY = date(2026, 5, 7)
"""A Thursday."""
NOW = at_wall_time(TODAY, time(8, 25), HOME)
"""Where the visitor comes in: five minutes before the prompts."""
FIRST_MONDAY = TODAY - timedelta(days=TODAY.weekday()) - 8 * WEEK
LIVE_FROM = at_wall_time(FIRST_MONDAY + 7 * WEEK + 4 * ONE_DAY, time(8), HOME)
"""From the last Friday on the bot itself answers, so that there is something to read in every chat."""
JOINS, MOVES = "/start", "/zone "
SPLIT_FROM = 3
"""A day of so many conversations is told in two messages every third time."""


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody wrote at an instant (UTC); `edits` says that it takes the place of their message before it."""

    at: datetime
    who: str
    text: str
    edits: bool = False


def script() -> list[Line]:
    """Everything that was written and will be, in order; of what was written at once Max, who lets all in, is first."""
    known = contacts()
    lines = [line for one in FIGURES.values() for line in _lines(one, Voice(one, known[one.name]))]
    return sorted(lines, key=lambda line: (line.at, line.who != MAX.name))


def _lines(whose: Figure, voice: Voice) -> Iterator[Line]:
    zone = HOME
    for said in sorted([_joining(whose), *whose.said, *_told(whose, voice)], key=_order):
        if said.text.startswith(MOVES):
            zone = said.text.removeprefix(MOVES)
        at = at_wall_time(_day_of(said), time.fromisoformat(said.clock), zone)
        yield Line(at, whose.name, said.text, said.edits)


def _order(said: Said) -> tuple[int, int, str]:
    return said.week, said.weekday, said.clock


def _day_of(said: Said) -> date:
    return FIRST_MONDAY + (said.week - 1) * WEEK + said.weekday * ONE_DAY


def zone_now(whose: Figure) -> str:
    """The zone that somebody is in where the visitor comes in."""
    moves = [one.text for one in whose.said if one.text.startswith(MOVES) and _day_of(one) < TODAY]
    return moves[-1].removeprefix(MOVES) if moves else HOME


def _joining(whose: Figure) -> Said:
    return Said(*whose.joins, JOINS)


def _told(whose: Figure, voice: Voice) -> Iterator[Said]:
    """What the pattern says was told, most days in one message and some in two."""
    for week, days in enumerate(whose.days.split(), start=1):
        for weekday, letter in enumerate(days):
            if letter.isdecimal():
                yield from _day(whose, voice, week, weekday, int(letter))


def _day(
    whose: Figure, voice: Voice, week: int, weekday: int, conversations: int
) -> Iterator[Said]:
    minute = (17 * week + 23 * weekday) % 60
    rest = 1 if conversations >= SPLIT_FROM and (week + weekday) % 3 == 0 else 0
    clock = f"{whose.clock:02d}:{minute:02d}"
    yield Said(week, weekday, clock, voice.tells(conversations - rest, week))
    if rest:
        yield Said(week, weekday, f"{whose.clock + 2:02d}:{minute:02d}", voice.tells(rest, week))
