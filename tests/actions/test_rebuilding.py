"""After any sequence of actions the rows kept are the rows that the facts alone give."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, Engine

from habits.actions import (
    absences,
    agenda,
    delivery,
    habit,
    logging,
    postponing,
    routine,
    sessions,
)
from habits.actions.unasked import Notice
from habits.domain.calendar import local_date
from habits.domain.errors import Refusal
from habits.domain.members import Member
from habits.domain.postponing import Later
from habits.storage import days, decisions, members
from habits.storage.days import DayRow
from habits.storage.engine import make_engine
from tests.builders import MONDAY, Team, a_message, a_team, said

NAMES = ("Sally", "Ben", "Maya", "Tom", "Ida")
ZONES = (
    "Europe/Amsterdam",
    "Asia/Tokyo",
    "Pacific/Honolulu",
    "Pacific/Kiritimati",
    "America/New_York",
    "Etc/GMT+12",
)
some_names = st.lists(st.sampled_from(NAMES), unique=True, max_size=5)


class Life(RuleBasedStateMachine):
    """A leader's life: whatever is done to it, in any order, with time passing between."""

    engine: Engine

    @initialize(hours=st.integers(0, 30))
    def joins(self, hours: int) -> None:
        self.now = MONDAY + timedelta(hours=hours)
        self.messages = 0
        self.sent: list[Notice] = []
        with self.engine.begin() as conn:
            self.team: Team = a_team(conn, self.now)

    @rule(hours=st.integers(1, 40), is_on=st.booleans(), gets_through=st.booleans())
    def time_passes(self, hours: int, is_on: bool, gets_through: bool) -> None:
        for _ in range(hours):
            self.now += timedelta(hours=1)
            if is_on:
                self._tick(gets_through)

    def _tick(self, gets_through: bool) -> None:
        with self.engine.begin() as conn:
            planned: list[Notice] = []
            agenda.due(conn, self.now, 50, lambda _, notice: planned.append(notice), _fail)
            for notice in planned if gets_through else ():
                delivery.delivered(conn, notice.purpose, notice.reference, self.now)

    @rule(names=some_names, days_back=st.integers(0, 4))
    def logs(self, names: list[str], days_back: int) -> None:
        self.messages += 1
        self._do_log(self.messages, names, days_back)

    @rule(names=some_names, days_back=st.integers(0, 4), which=st.integers(1, 50))
    def edits(self, names: list[str], days_back: int, which: int) -> None:
        if self.messages:
            self._do_log(1 + which % self.messages, names, days_back, edits=True)

    def _do_log(self, number: int, names: list[str], days_back: int, edits: bool = False) -> None:
        def act(conn: Connection, whose: Member) -> object:
            day = local_date(self.now, decisions.zone_of(conn, whose)) - timedelta(days=days_back)
            source = a_message(whose, number, self.now)
            return (logging.edit if edits else logging.log)(conn, whose, source, said(day, *names))

        self._do(act)

    @rule(aim=st.integers(2, 6))
    def aims(self, aim: int) -> None:
        self._do(lambda conn, whose: routine.set_target(conn, whose, aim, self.now))

    @rule(weekdays=st.frozensets(st.integers(0, 6), min_size=2))
    def changes_days(self, weekdays: frozenset[int]) -> None:
        self._do(lambda conn, whose: routine.set_weekdays(conn, whose, weekdays, self.now))

    @rule(hour=st.integers(0, 23))
    def changes_times(self, hour: int) -> None:
        self._do(lambda conn, whose: routine.set_time(conn, whose, time(hour, 30), self.now))

    @rule(zone=st.sampled_from(ZONES))
    def travels(self, zone: str) -> None:
        self._do(lambda conn, whose: routine.set_zone(conn, whose, zone, self.now))

    @rule()
    def stops(self) -> None:
        self._do(lambda conn, whose: routine.stop(conn, whose, self.now))

    @rule()
    def resumes(self) -> None:
        self._do(lambda conn, whose: routine.resume(conn, whose, self.now))

    @rule(begins=st.integers(-6, 3), length=st.none() | st.integers(1, 9), consents=st.booleans())
    def goes_away(self, begins: int, length: int | None, consents: bool) -> None:
        def act(conn: Connection, whose: Member) -> None:
            today = local_date(self.now, decisions.zone_of(conn, whose))
            first = today + timedelta(days=begins)
            back_on = None if length is None else first + timedelta(days=length)
            away = absences.go_away(conn, whose, first, back_on, self.now)
            if away.awaits is not None and consents:
                absences.consent(conn, self.team.owner, away.awaits, self.now)

        self._do(act)

    @rule()
    def wants_peace(self) -> None:
        self._do(lambda conn, whose: absences.silence(conn, whose, self.now))

    @rule()
    def wants_to_be_asked_after_all(self) -> None:
        self._do(lambda conn, whose: postponing.ask_after_all(conn, whose, self.now))

    @rule(later=st.sampled_from(Later))
    def puts_off(self, later: Later) -> None:
        self._do(lambda conn, whose: postponing.put_off(conn, whose, later, self.now))

    @rule()
    def starts(self) -> None:
        self._do(lambda conn, whose: sessions.start(conn, whose, self.now))

    @rule()
    def comes_back(self) -> None:
        self._do(lambda conn, whose: absences.come_back(conn, whose, self.now))

    @rule(blocks=st.booleans())
    def blocks(self, blocks: bool) -> None:
        at = self.now if blocks else None
        self._do(lambda conn, whose: delivery.set_blocked(conn, whose.chat, at))

    def _do(self, act: Callable[[Connection, Member], object]) -> None:
        with self.engine.begin() as conn:
            whose = members.get(conn, self.team.leader.id)
            try:
                with conn.begin_nested():
                    act(conn, whose)
            except Refusal:
                pass

    @invariant()
    def rows_are_what_the_facts_give(self) -> None:
        with self.engine.connect() as conn, conn.begin() as transaction:
            whose = members.get(conn, self.team.leader.id)
            shown = habit.settle(conn, whose, self.now)
            kept = self._rows(conn, whose.id)
            days.drop_from(conn, whose.id, date.min)
            anew = habit.settle(conn, whose, self.now)
            assert kept == self._rows(conn, whose.id)
            assert (shown.days, shown.standing) == (anew.days, anew.standing)
            transaction.rollback()

    @staticmethod
    def _rows(conn: Connection, member_id: int) -> Sequence[DayRow]:
        return days.between(conn, [member_id], date.min, date.max)[member_id]


def _fail(member_id: int, error: Exception) -> None:
    raise AssertionError(f"the agenda of member {member_id} could not be worked") from error


def test_rows_kept_are_the_rows_rebuilt_from_nothing(database_url: str) -> None:
    class Here(Life):
        engine = make_engine(database_url)

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            # A life takes long to shrink; its steps are printed, and read well enough.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
    Here.engine.dispose()
