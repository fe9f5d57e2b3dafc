"""Killing the bot again and again, while leaders log and prompts fall due."""

import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random

from tests.faults.audit import Account
from tests.faults.company import SEED, Company
from tests.faults.leaders import ZONES, prompt_time, working_day
from tests.faults.process import Process, until

PER_ZONE = 10
"""Leaders in each zone. Those of one zone are who is busy while a process lives: on PostgreSQL,
what the processes before it held stays held until the day ends."""
LATENCY = 0.01
"""Seconds that a call takes: enough for some to be under way whenever the process ends."""
STILLBORN = 0.15
"""The share of processes that are killed while they start."""
_MOST_CALLS, _LONGEST_LIFE = 40, 1.5


@dataclass(slots=True)
class Killing:
    """One run of kills."""

    company: Company
    random: Random = field(default_factory=lambda: Random(SEED))
    starts: list[int] = field(default_factory=list)

    def run(self, kills: int) -> Account:
        """Kill so many processes; at the end of each day the last one may come to rest."""
        self.company.scene.bot.latency(LATENCY)
        for day, zone in islice(_prompt_times(), kills):
            if day not in self.company.days:
                self._end_day()
                self.company.days.append(day)
            self._live_and_die(day, zone)
        self._end_day()
        return self.company.account(self._kills())

    def _kills(self) -> list[int]:
        """A process shows itself by asking who it is: what was called before, dead ones called."""
        asked = [call.sequence for call in self.company.scene.bot.calls("getMe")]
        first = (bisect_right(asked, start) for start in self.starts)
        return sorted({asked[place] for place in first if place < len(asked)})

    def _live_and_die(self, day: date, zone: str) -> None:
        """Move the clock on to where prompts fall due, before the process starts or while it runs."""
        due, early = prompt_time(day, zone), self.random.random() < 1 / 2
        if early:
            self.company.move_to(due)
        self.company.talk.some(8, zone)
        process = self._start()
        if self.random.random() < STILLBORN:
            time.sleep(self.random.uniform(0, 0.3))
        else:
            self._wait_until_up()
            if not early:
                self.company.move_to(due)
            self._let_live(zone, self.random.randint(0, _MOST_CALLS))
        process.kill()

    def _let_live(self, zone: str, calls: int) -> None:
        """Talk to it until it has made so many calls, and a moment longer."""
        since, end = self._last_call(), time.monotonic() + _LONGEST_LIFE
        while self._last_call() < since + calls and time.monotonic() < end:
            self.company.talk.some(3, zone)
            time.sleep(0.02)
        time.sleep(self.random.uniform(0, 0.2))

    def _end_day(self) -> None:
        """Let everything come to rest, the prompts of the whole day too."""
        process = self._start()
        self._wait_until_up()
        if self.company.days:
            evening = prompt_time(self.company.days[-1], ZONES[-1])
            self.company.move_to(max(evening, self.company.scene.bot.now()))
        self.company.calm()
        assert process.terminate() == 0

    def _start(self) -> Process:
        self.starts.append(self._last_call())
        return self.company.scene.start()

    def _wait_until_up(self) -> None:
        until(lambda: self.company.scene.bot.calls("getMe", since=self.starts[-1]))

    def _last_call(self) -> int:
        return self.company.scene.last_call()


def _prompt_times() -> Iterator[tuple[date, str]]:
    number = 0
    while True:
        yield from ((working_day(number), zone) for zone in ZONES)
        number += 1
