"""After any order of logs, edits, fixes, undoing, merges and their undoing, what remains alone decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, Engine, Row, select

from habits.actions import fixing, logging, mending, merging
from habits.domain.contacts import Cadence, due_on
from habits.domain.members import Member
from habits.storage import engagements
from habits.storage.engine import make_engine
from habits.storage.tables.contacts import acquaintance, contact
from tests.builders import MONDAY, Team, a_message, a_team, said

NAMES = ("Sally Jones", "Benno Ortiz", "Maya Lindt")
TODAY = date(2026, 3, 2)
some_names = st.lists(st.sampled_from(NAMES), unique=True, max_size=3)
a_name = st.sampled_from(NAMES)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a message: the name there, whom and when it was, and the step at which that was first said.

    `dated` says that the day was put right by hand.
    """

    name: str
    who: str
    day: date
    step: int
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Oneness:
    """A merge that holds, and the step at which it was made."""

    absorbed: str
    kept: str
    step: int


class Acquaintances(RuleBasedStateMachine):
    """Two leaders who log, fix and mend, and merge and part the people of their organisation."""

    engine: Engine

    @initialize()
    def begins(self) -> None:
        self.step, self.messages = 0, 0
        self.said: dict[tuple[str, int], Sequence[Named]] = {}
        self.removed: dict[tuple[str, int], set[str]] = {}
        self.merges: list[Oneness] = []
        with self.engine.begin() as conn:
            self.team: Team = a_team(conn)

    @rule(names=some_names, by_owner=st.booleans(), back=st.integers(0, 1))
    def logs(self, names: list[str], by_owner: bool, back: int) -> None:
        self.messages += 1
        self._say(self.messages, names, by_owner, back, edits=False)

    @rule(names=some_names, which=st.integers(0, 20), back=st.integers(0, 1))
    def edits(self, names: list[str], which: int, back: int) -> None:
        if self.said:
            role, number = list(self.said)[which % len(self.said)]
            self._say(number, names, role == "owner", back, edits=True)

    @rule(which=st.integers(0, 20))
    def undoes(self, which: int) -> None:
        if not self.said:
            return
        role, number = list(self.said)[which % len(self.said)]
        with self.engine.begin() as conn:
            whose = self._who(role)
            known = engagements.find_log(conn, whose.chat, number)
            assert known is not None
            mending.undo(conn, whose, known.id, MONDAY)
        self.said[role, number], self.removed[role, number] = [], set()

    @rule(which=st.integers(0, 20), place=st.integers(0, 2), name=a_name)
    def fixes_whom(self, which: int, place: int, name: str) -> None:
        self.step += 1
        self._fix(
            (which, place),
            lambda conn, whose, line: fixing.rename(
                conn, whose, *line, said(TODAY, name)[0], MONDAY
            ),
            lambda one: [replace(one, who=name, step=self.step)],
        )

    @rule(which=st.integers(0, 20), place=st.integers(0, 2), back=st.integers(0, 3))
    def fixes_the_day(self, which: int, place: int, back: int) -> None:
        day = TODAY - timedelta(days=back)
        self._fix(
            (which, place),
            lambda conn, whose, line: fixing.fix(conn, whose, *line, day, MONDAY),
            lambda one: [replace(one, day=day, dated=True)],
        )

    @rule(which=st.integers(0, 20), place=st.integers(0, 2))
    def takes_out(self, which: int, place: int) -> None:
        self._fix(
            (which, place),
            lambda conn, whose, line: fixing.remove(conn, whose, *line, MONDAY),
            lambda _: [],
        )

    def _fix(
        self,
        which: tuple[int, int],
        act: Callable[[Connection, Member, tuple[int, int]], object],
        becomes: Callable[[Named], Sequence[Named]],
    ) -> None:
        told = [one for one, said in self.said.items() if len(said) > which[1]]
        if not told:
            return
        role, number = told[which[0] % len(told)]
        with self.engine.begin() as conn:
            whose = self._who(role)
            known = engagements.find_log(conn, whose.chat, number)
            assert known is not None
            line = engagements.of_log(conn, known.id)[which[1]]
            act(conn, whose, (known.id, line.position))
        here = list(self.said[role, number])
        new = becomes(here[which[1]])
        if not new:
            self.removed.setdefault((role, number), set()).add(here[which[1]].name)
        self.said[role, number] = [*here[: which[1]], *new, *here[which[1] + 1 :]]

    @rule(kept=a_name, absorbed=a_name)
    def merges_two(self, kept: str, absorbed: str) -> None:
        self.step += 1
        with self.engine.begin() as conn:
            ids = self._ids(conn)
            if not {kept, absorbed} <= ids.keys():
                return
            done = merging.merge(conn, self.team.owner, ids[kept], ids[absorbed], MONDAY)
            assert (done is None) == (self._root(kept) == self._root(absorbed))
        if done is not None:
            one = Oneness(self._root(absorbed), self._root(kept), self.step)
            self.merges.append(one)

    @rule(which=st.integers(0, 20))
    def parts(self, which: int) -> None:
        if self.merges:
            self._part(self.merges[which % len(self.merges)].absorbed)

    @rule(absorbed=a_name)
    def parts_whoever_it_is(self, absorbed: str) -> None:
        self._part(absorbed)

    def _part(self, absorbed: str) -> None:
        with self.engine.begin() as conn:
            ids = self._ids(conn)
            if absorbed not in ids:
                return
            done = merging.part(conn, self.team.leader, ids[absorbed], MONDAY)
        left = [one for one in self.merges if one.absorbed != absorbed]
        assert (done is None) == (left == self.merges)
        self.merges = left

    def _say(
        self, number: int, names: list[str], by_owner: bool, back: int, *, edits: bool
    ) -> None:
        self.step += 1
        role, day = "owner" if by_owner else "leader", TODAY - timedelta(days=back)
        whose = self._who(role)
        source = a_message(whose, number, MONDAY)
        with self.engine.begin() as conn:
            act = logging.edit if edits else logging.log
            act(conn, whose, source, said(day, *names))
        before = {one.name: one for one in self.said.get((role, number), ())}
        new = [before.get(name, Named(name, name, day, self.step)) for name in names]
        self.said[role, number] = [
            one if one.dated else replace(one, day=day)
            for one in new
            if one.name not in self.removed.get((role, number), ())
        ]

    def _who(self, role: str) -> Member:
        return self.team.owner if role == "owner" else self.team.leader

    def _root(self, name: str, until: int | None = None) -> str:
        """Whom a name stands for by the merges that hold, made up to a step."""
        for one in self.merges:
            if one.absorbed == name and (until is None or one.step <= until):
                return self._root(one.kept, until)
        return name

    def _records(self, conn: Connection) -> Sequence[Row[Any]]:
        here = contact.c.organisation_id == self.team.owner.organisation_id
        return conn.execute(select(contact).where(here)).all()

    def _ids(self, conn: Connection) -> Mapping[str, int]:
        return {row.name: row.id for row in self._records(conn)}

    @invariant()
    def counts_are_those_of_the_logs_and_merges_that_hold(self) -> None:
        with self.engine.connect() as conn:
            for role in ("owner", "leader"):
                kept = engagements.counts_since(conn, self._who(role).id, date.min)
                assert kept == self._counts(role)

    def _counts(self, role: str) -> Mapping[date, int]:
        people: dict[date, set[str]] = {}
        for (by, _), named in self.said.items():
            for one in named if by == role else ():
                people.setdefault(one.day, set()).add(self._root(one.who, one.step))
        return {day: len(them) for day, them in people.items()}

    @invariant()
    def people_are_those_of_the_logs_and_merges_that_hold(self) -> None:
        named = [one for said in self.said.values() for one in said]
        merged = {name for one in self.merges for name in (one.absorbed, one.kept)}
        talked: dict[str, date] = {}
        for one in named:
            person = self._root(one.who)
            talked[person] = max(one.day, talked.get(person, one.day))
        with self.engine.connect() as conn:
            assert set(self._ids(conn)) == {one.who for one in named} | merged
            rows = [row for row in self._records(conn) if row.same_as is None]
            assert {row.name: row.talked_on for row in rows if row.talked_on} == talked
            here = acquaintance.c.organisation_id == self.team.owner.organisation_id
            known = (
                select(acquaintance.c.member_id, contact.c.name)
                .join(contact, contact.c.id == acquaintance.c.contact_id)
                .where(here)
            )
            assert {(row.member_id, row.name) for row in conn.execute(known)} == {
                (self._who(role).id, one.who)
                for (role, _), said in self.said.items()
                for one in said
            }

    @invariant()
    def everybody_knows_whom_a_record_stands_for_and_when_they_are_due(self) -> None:
        here = acquaintance.c.organisation_id == self.team.owner.organisation_id
        with self.engine.connect() as conn:
            people = {row.id: row.same_as or row.id for row in self._records(conn)}
            due = {row.id: row.due_on for row in self._records(conn)}
            for row in self._records(conn):
                if row.same_as is None:
                    assert row.due_on == due_on(row.talked_on, Cadence(row.cadence), TODAY)
            for row in conn.execute(select(acquaintance).where(here)):
                assert row.person_id == people[row.contact_id]
                assert row.due_on == due[row.person_id]


def test_what_remains_alone_decides(database_url: str) -> None:
    class Here(Acquaintances):
        engine = make_engine(database_url)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=40,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    Here.engine.dispose()
