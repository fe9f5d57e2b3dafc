"""Updates in: understood, logged, counted and answered, against bots that keep a row and reply.

Every leader writes one sentence, all at once; a round ends with the last answer. The bots are
processes of their own, all running throughout, each with people of its own.
"""

import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, update

from bot.sandbox.client import Person, SandboxBot, started
from habits.actions import invitations, joining
from habits.domain.members import Member, Role
from habits.domain.places import place_of_zone
from habits.storage import members
from habits.storage.engine import make_engine
from habits.storage.tables.agenda import agenda
from tests.benchmarks.databases import Fresh
from tests.benchmarks.measuring import Series, Table, Target
from tests.benchmarks.processes import Process, fifteen, running

ROUNDS, LEADERS = 5, 200
#: The same through a network: seconds that each call takes, how often, and how many write.
FAR, FAR_ROUNDS, FAR_LEADERS = 0.1, 3, 40
SAID = "Talked to Sally on Twitter and Ben on LinkedIn"
ZONE = "Europe/Amsterdam"
OURS = "Fifteen, SQLite"
DEFAULT, AIOHTTP = "bare bot, default transport", "bare bot over aiohttp"
ABREAST = "bare bot over aiohttp, 64 side by side"
_BARE = {DEFAULT: ("httpx", "1"), AIOHTTP: ("aiohttp", "1"), ABREAST: ("aiohttp", "64")}
_FAR = datetime(2100, 1, 1, tzinfo=UTC)
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot that runs, and those who write to it."""

    bot: SandboxBot
    people: Sequence[Person]
    process: Process

    def answer_all(self, count: int) -> tuple[float, float]:
        """Have so many write; answer how many answers came a second, and ms of CPU for each."""
        before, used, began = self._answers(), self.process.cpu(), self.bot.now()
        self.bot.send_many((one, SAID) for one in self.people[:count])
        self._wait(before + count)
        last = datetime.fromisoformat(self.bot.whole_calls("sendMessage")[-1]["at"])
        cpu = (self.process.cpu() - used) / count
        return count / (last - began).total_seconds(), cpu * 1000

    def _wait(self, answers: int) -> None:
        patience = time.perf_counter() + _PATIENCE
        while self._answers() < answers:
            if time.perf_counter() > patience:
                raise TimeoutError(f"{answers - self._answers()} answers did not come")
            time.sleep(0.05)

    def _answers(self) -> int:
        return self.bot.counts()["sendMessage accepted"]


def populate(database_url: str, people: Sequence[Person]) -> None:
    """Make everybody a leader of one organisation since a week ago, with nothing falling due."""
    engine = make_engine(database_url)
    now = datetime.now(UTC) - timedelta(days=7)
    with engine.begin() as conn:
        created = invitations.create_organisation(conn, "Acme", ZONE, now)
        owner = _joined(conn, people[0], created.token, now)
        for one in people[1:]:
            link = invitations.invite(conn, owner, Role.LEADER, now)
            _joined(conn, one, link.token, now)
        conn.execute(update(agenda).values(due_at=_FAR))
    engine.dispose()


def _joined(conn: Connection, one: Person, token: str, now: datetime) -> Member:
    joining.begin(conn, invitations.Person(one.id, one.name, "en"), token, now)
    member = members.speaking_in(conn, one.id)
    if member is None:
        raise LookupError("who joined is a member")
    joining.agree_times(conn, member, place_of_zone(ZONE), joining.Rhythm(), now)
    return member


def _contenders(stack: ExitStack, fresh: Mapping[str, Fresh]) -> dict[str, Contender]:
    sandbox = stack.enter_context(started())
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="fifteen-bench-"))
    found = {}
    for kind, make in fresh.items():
        bot, url = sandbox.bot(), make()
        people = bot.people(LEADERS)
        populate(url, people)
        process = stack.enter_context(fifteen(sandbox, bot, url, f"{folder}/{kind}"))
        found[f"Fifteen, {kind}"] = Contender(bot, people, process)
    for name, (transport, side_by_side) in _BARE.items():
        bot, file = sandbox.bot(), f"{folder}/{name}.db"
        command = ("tests.benchmarks.listener", bot.token, sandbox.url, file)
        process = stack.enter_context(running(*command, transport, side_by_side))
        found[name] = Contender(bot, bot.people(LEADERS), process)
    return found


def run(fresh: Mapping[str, Fresh]) -> tuple[list[Table], list[Target]]:
    """Let the bots take turns; a first round that warms them up does not count."""
    with ExitStack() as stack:
        contenders = _contenders(stack, fresh)
        for one in contenders.values():
            one.answer_all(LEADERS)
        at_once, costs = _rounds(contenders, ROUNDS, LEADERS)
        for one in contenders.values():
            one.bot.latency(FAR)
        from_afar, _ = _rounds(contenders, FAR_ROUNDS, FAR_LEADERS)
    tables = [
        Table(f"Updates in, {LEADERS} at once, no latency", "answered/s", at_once, tuple(_BARE)),
        Table("What each of these took of a core", "ms of CPU", costs, tuple(_BARE)),
        Table(f"Updates in, {FAR_LEADERS} at once, 100 ms", "answered/s", from_afar, tuple(_BARE)),
    ]
    ratio = at_once[OURS].over(at_once[DEFAULT]).median
    return tables, [Target(f"updates in, {OURS} ÷ {DEFAULT}", ratio, 1)]


def _rounds(
    contenders: Mapping[str, Contender], rounds: int, leaders: int
) -> tuple[dict[str, Series], dict[str, Series]]:
    """Answer by contender how many answers came a second, and what each took of a core."""
    found = [
        {name: one.answer_all(leaders) for name, one in contenders.items()} for _ in range(rounds)
    ]
    speeds, costs = (
        {name: Series(tuple(one[name][which] for one in found)) for name in contenders}
        for which in (0, 1)
    )
    return speeds, costs
