"""What changing a routine does to the days around the change."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import Connection

from habits.actions import absences, agenda, delivery, habit, logging, routine
from habits.actions.unasked import Notice
from habits.domain.errors import NotAllowed, NothingAwaitsConsent
from habits.domain.members import Member
from habits.domain.standing import Kind
from habits.storage import members
from tests.builders import MONDAY, Team, a_message, a_team, said

DAY = timedelta(days=1)
TODAY = date(2026, 3, 2)
NOON = MONDAY + timedelta(hours=5)


@pytest.fixture
def team(conn: Connection) -> Team:
    return a_team(conn)


def tick(conn: Connection, now: datetime) -> list[Notice]:
    """Work what is due, everything accepted for delivery at once."""
    sent: list[Notice] = []
    agenda.due(conn, now, 50, lambda _, notice: sent.append(notice), _fail)
    for notice in sent:
        delivery.delivered(conn, notice.purpose, notice.reference, now)
    return sent


def _fail(member_id: int, error: Exception) -> None:
    raise AssertionError(member_id) from error


def live(conn: Connection, since: datetime, until: datetime) -> list[Notice]:
    """Let every quarter of an hour pass."""
    sent = []
    while since <= until:
        sent += tick(conn, since)
        since += timedelta(minutes=15)
    return sent


def kinds(conn: Connection, whose: Member, now: datetime) -> dict[date, Kind]:
    """The kinds of the days without a row, rows taken back first."""
    return {one.day.date: one.kind for one in habit.unwritten(conn, whose, now).days}


def anew(conn: Connection, whose: Member) -> Member:
    return members.get(conn, whose.id)


def three(conn: Connection, whose: Member, day: date, at: datetime, number: int = 1) -> None:
    logging.log(conn, whose, a_message(whose, number, at), said(day, "Ann", "Bo", "Cy"))


def test_stopping_leaves_a_day_that_was_kept_before_its_prompt(
    conn: Connection, team: Team
) -> None:
    three(conn, team.leader, TODAY, MONDAY)
    routine.stop(conn, team.leader, MONDAY)
    assert kinds(conn, anew(conn, team.leader), MONDAY)[TODAY] is Kind.KEPT


def test_stopping_before_the_prompt_leaves_the_day_out(conn: Connection, team: Team) -> None:
    routine.stop(conn, team.leader, MONDAY)
    assert kinds(conn, anew(conn, team.leader), MONDAY)[TODAY] is Kind.REST
    assert [n for n in live(conn, MONDAY, MONDAY + DAY) if n.chat == team.leader.chat] == []


def test_stopping_after_the_prompt_leaves_the_day_in(conn: Connection, team: Team) -> None:
    live(conn, MONDAY, NOON)
    routine.stop(conn, team.leader, NOON)
    assert kinds(conn, anew(conn, team.leader), NOON)[TODAY] is Kind.OPEN
    assert kinds(conn, anew(conn, team.leader), NOON + DAY)[TODAY + DAY] is Kind.REST


def test_going_on_without_having_stopped_brings_no_easier_days_early(
    conn: Connection, team: Team
) -> None:
    routine.set_weekdays(conn, team.leader, frozenset({0, 1, 2}), NOON)
    routine.resume(conn, anew(conn, team.leader), NOON)
    later = NOON + 3 * DAY
    assert kinds(conn, anew(conn, team.leader), later)[TODAY + 3 * DAY] is not Kind.REST


def test_stopping_and_going_on_brings_no_easier_days_early(conn: Connection, team: Team) -> None:
    routine.set_weekdays(conn, team.leader, frozenset({0, 1, 2}), NOON)
    routine.stop(conn, anew(conn, team.leader), NOON)
    routine.stop(conn, anew(conn, team.leader), NOON)
    routine.resume(conn, anew(conn, team.leader), NOON + DAY)
    later = NOON + 3 * DAY
    assert kinds(conn, anew(conn, team.leader), later)[TODAY + 3 * DAY] is not Kind.REST


def test_coming_back_leaves_days_off_that_have_not_begun(conn: Connection, team: Team) -> None:
    july = date(2026, 7, 6)
    absences.go_away(conn, team.leader, july, july + 14 * DAY, NOON)
    assert absences.go_away(conn, team.leader, None, None, NOON).first == TODAY
    assert absences.come_back(conn, team.leader, NOON + 3 * DAY).were_away
    then = datetime(2026, 7, 6, 10, tzinfo=NOON.tzinfo)
    assert kinds(conn, team.leader, then)[july] is Kind.ABSENCE


def test_coming_back_from_nowhere_cancels_the_days_off_that_are_ahead(
    conn: Connection, team: Team
) -> None:
    friday = TODAY + 4 * DAY
    absences.go_away(conn, team.leader, friday, friday + DAY, NOON)
    back = absences.come_back(conn, team.leader, NOON)
    assert (back.were_away, back.cancelled) == (False, True)
    assert kinds(conn, team.leader, NOON + 4 * DAY)[friday] is not Kind.ABSENCE


def test_dated_days_off_take_the_place_of_those_without_an_end(
    conn: Connection, team: Team
) -> None:
    absences.go_away(conn, team.leader, None, None, MONDAY)
    absences.go_away(conn, team.leader, None, TODAY + 7 * DAY, MONDAY + DAY)
    sent = [n for n in live(conn, MONDAY + DAY, NOON + 30 * DAY) if n.chat == team.leader.chat]
    assert sent[0].reference["date"] == "2026-03-09"
    assert not any(isinstance(notice.model, absences.StillAway) for notice in sent)


def test_stopping_after_a_kept_day_ends_its_prompt_too(conn: Connection, team: Team) -> None:
    three(conn, team.leader, TODAY, MONDAY)
    routine.stop(conn, team.leader, MONDAY)
    assert [n for n in live(conn, MONDAY, NOON) if n.chat == team.leader.chat] == []


def test_peace_asked_for_after_a_day_without_a_prompt_is_no_fault_of_the_leaders(
    conn: Connection, team: Team
) -> None:
    evening = MONDAY + timedelta(hours=10)
    absences.silence(conn, team.leader, evening)
    assert kinds(conn, team.leader, evening)[TODAY] is Kind.NOT_REACHED


def test_a_reminder_comes_where_the_leader_is(conn: Connection, team: Team) -> None:
    live(conn, MONDAY, NOON)
    routine.set_zone(conn, team.leader, "America/Los_Angeles", NOON)
    sent = [n for n in live(conn, NOON, NOON + timedelta(hours=14)) if n.chat == team.leader.chat]
    assert [notice.purpose for notice in sent] == ["reminder"]
    assert sent[0].not_after == datetime(2026, 3, 3, 2, tzinfo=NOON.tzinfo)


def test_days_off_said_after_reminder_time_begin_tomorrow(conn: Connection, team: Team) -> None:
    evening = MONDAY + timedelta(hours=9, minutes=6)
    assert absences.go_away(conn, team.leader, None, None, evening).first == TODAY + DAY
    before = evening - timedelta(minutes=1)
    assert absences.go_away(conn, team.leader, None, None, before).first == TODAY


def test_only_the_days_off_that_are_over_wait_for_consent(conn: Connection, team: Team) -> None:
    thursday = NOON + 3 * DAY
    live(conn, MONDAY, thursday)
    away = absences.go_away(conn, team.leader, TODAY + 2 * DAY, TODAY + 5 * DAY, thursday)
    assert away.awaits is not None
    habit.settle(conn, team.leader, thursday)
    assert kinds(conn, team.leader, thursday)[TODAY + 3 * DAY] is Kind.ABSENCE
    with pytest.raises(NotAllowed):
        absences.consent(conn, team.leader, away.awaits, thursday)
    before = habit.settle(conn, team.leader, thursday).standing
    absences.consent(conn, team.owner, away.awaits, thursday)
    after = habit.settle(conn, team.leader, thursday).standing
    assert (before.judged, after.judged) == (3, 2)
    with pytest.raises(NothingAwaitsConsent):
        absences.consent(conn, team.owner, away.awaits, thursday)


def test_a_new_time_holds_today_while_both_are_ahead(conn: Connection, team: Team) -> None:
    assert routine.set_time(conn, team.leader, time(9, 30), MONDAY).holds_from == TODAY
    assert routine.set_time(conn, team.leader, time(6, 30), MONDAY).holds_from == TODAY + DAY


def test_a_day_to_be_left_in_peace_stays_scheduled(conn: Connection, team: Team) -> None:
    absences.silence(conn, team.leader, MONDAY)
    sent = live(conn, MONDAY, NOON + DAY)
    assert [notice.reference["date"] for notice in sent if notice.chat == team.leader.chat] == [
        "2026-03-03"
    ]
    tomorrow = habit.settle(conn, team.leader, NOON + DAY)
    assert tomorrow.written is not None
    assert tomorrow.written.kind is Kind.FROZEN


def test_days_off_without_an_end_are_asked_about_after_a_fortnight(
    conn: Connection, team: Team
) -> None:
    absences.go_away(conn, team.leader, None, None, MONDAY)
    sent = [n for n in live(conn, MONDAY, NOON + 29 * DAY) if n.chat == team.leader.chat]
    assert [notice.model for notice in sent] == [absences.StillAway(TODAY)] * 2
    absences.come_back(conn, team.leader, NOON + 29 * DAY)
    later = [n for n in live(conn, NOON + 29 * DAY, NOON + 60 * DAY) if n.chat == team.leader.chat]
    assert absences.StillAway(TODAY) not in [notice.model for notice in later]
