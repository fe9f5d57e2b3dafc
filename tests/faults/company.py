"""An organisation that uses the bot while things go wrong, and the account of it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.faults.audit import Account, audit
from tests.faults.doubles import Events
from tests.faults.leaders import SUNDAY, Leader, bring_in
from tests.faults.process import until
from tests.faults.records import Arrival, arrivals, open_work, prompted
from tests.faults.scene import Scene
from tests.faults.talk import Talk

SEED = 15
PATIENCE = 60.0
"""Real seconds until everything is settled: what a dead process held is free 10 s after another began."""


@dataclass(slots=True)
class Company:
    """Leaders and what they write; `days` are those whose prompts fell due."""

    scene: Scene
    leaders: Sequence[Leader]
    talk: Talk
    days: list[date] = field(default_factory=list)
    calms: list[int] = field(default_factory=list)

    def move_to(self, instant: datetime) -> None:
        """Move the clock and wait for nobody."""
        self.scene.bot.move_to(instant, settled=False)

    def calm(self) -> None:
        """Wait until every update is handled and every message sent. Raises TimeoutError."""
        until(self._is_calm, PATIENCE)
        self.calms.append(self.scene.last_call() + 1)

    def is_done(self) -> bool:
        """Whether every update that was sent is handled, every prompt planned and every message sent."""
        if self.scene.bot.state()["pending"]:
            return False
        if len(self.scene.look(prompted)) < len(self.days) * len(self.leaders):
            return False
        return self.scene.look(open_work) == 0

    def account(self, kills: Sequence[int] = (), late: Sequence[Arrival] = ()) -> Account:
        """Compare all that happened, but for what came late, with all that should have."""
        arrived = [one for one in arrivals(self.scene.bot) if one not in late]
        due = [(leader, day) for day in self.days for leader in self.leaders]
        events = Events(kills, self.calms)
        return self.scene.look(lambda conn: audit(conn, arrived, self.talk.messages, due, events))

    def _is_calm(self) -> bool:
        self.scene.bot.settle(PATIENCE)
        return self.is_done()


def company(scene: Scene, zones: Sequence[str]) -> Company:
    """A leader in each of these zones, each of whom has written once; the bot does not run yet."""
    scene.bot.move_to(SUNDAY, settled=False)
    with scene.writing() as conn:
        leaders = bring_in(conn, scene.bot, zones)
    talk = Talk(scene.bot, leaders, SEED)
    talk.everybody()
    return Company(scene, leaders, talk)
