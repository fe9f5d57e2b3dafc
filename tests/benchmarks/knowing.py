"""What it costs to ask about people, with a hundred of them known and with ten thousand."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import Connection, Engine, text

from bot.rendering.texts import render
from habits.actions import contacts, people
from habits.domain.engagements import Said
from habits.domain.members import Member
from habits.storage import contacts as stored
from habits.storage.engine import make_engine
from tests.benchmarks.databases import Fresh
from tests.benchmarks.measuring import Series, Table, Target
from tests.builders import MONDAY, a_team

FEW, MANY = 100, 10_000
ROUNDS, TIMES = 9, 20
_FIRSTS = "Ann Ben Cleo Dan Eve Finn Gwen Hal Ida Jon".split()
_LATER = MONDAY + timedelta(weeks=5)


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader who knows so many people, and where they are kept."""

    engine: Engine
    whose: Member


Asking = Callable[[Connection, Member], object]
ASKED: Mapping[str, Asking] = {
    "/people": lambda conn, whose: people.show_people(conn, whose, 0, _LATER),
    "/people, page 5": lambda conn, whose: people.show_people(conn, whose, 4, _LATER),
}


def run(fresh: Mapping[str, Fresh]) -> tuple[list[Table], list[Target]]:
    """Fill two databases of each kind and ask them in turns."""
    tables, targets = [], []
    for kind, make in fresh.items():
        leaders = {known: _leader(make(), known) for known in (FEW, MANY)}
        found: dict[str, Series] = {}
        for what, asking in ASKED.items():
            taken = _asked(leaders, asking)
            for known in leaders:
                found[f"{what}, {known:,} people"] = taken[known]
            ratio = taken[MANY].over(taken[FEW]).median
            targets.append(Target(f"{what}, {kind}: {MANY:,} ÷ {FEW}", ratio, 2, ceiling=True))
        tables.append(Table(f"Asking about people, {kind}", "ms", found))
        for one in leaders.values():
            one.engine.dispose()
    return tables, targets


def _leader(url: str, known: int) -> Leader:
    engine = make_engine(url)
    with engine.begin() as conn:
        whose = a_team(conn).leader
        met = [_met(conn, whose, number) for number in range(known)]
        stored.meet(conn, whose, met, MONDAY)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
            conn.execute(text("ANALYZE"))  # as autovacuum would, sooner or later
    return Leader(engine, whose)


def _met(conn: Connection, whose: Member, number: int) -> int:
    """One more person, of a name that nobody else has; half of them wait by the time that is asked about."""
    said = Said(MONDAY.date(), name=f"{_FIRSTS[number % len(_FIRSTS)]} Number{number}")
    at = MONDAY if number % 2 else _LATER + timedelta(days=number % 60)
    key = contacts.name_of(said)
    added = stored.add(
        conn, whose, name=said.name or "", key=key, company=None, audience=said.audience, now=at
    )
    return added.id


def _asked(leaders: Mapping[int, Leader], asking: Asking) -> dict[int, Series]:
    """Milliseconds that an answer takes, found and written, the median of each round."""
    taken: dict[int, list[float]] = {known: [] for known in leaders}
    for _ in range(ROUNDS + 1):
        for known, one in leaders.items():
            taken[known].append(_round(one, asking))
    return {known: Series(tuple(numbers[1:])) for known, numbers in taken.items()}


def _round(one: Leader, asking: Asking) -> float:
    costs = []
    for _ in range(TIMES):
        began = time.perf_counter()
        with one.engine.begin() as conn:
            found = asking(conn, one.whose)
        render(found)
        costs.append(time.perf_counter() - began)
    return median(costs) * 1000
