"""A summary settles its leaders first, each alone; what is left to it is to read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, event

from habits.actions import agenda, logging
from habits.actions.invitations import create_organisation, invite
from habits.actions.settling import settle_alone, unsettled_for, unsettled_for_due
from habits.actions.summaries import summaries_shown
from habits.actions.unasked import Due, Notice
from habits.domain.members import Member, Role
from habits.storage import agenda as slots
from tests.builders import AMSTERDAM, MONDAY, a_message, joined, said

NEXT_MONDAY_AT_EIGHT = MONDAY + timedelta(days=7, hours=1)


def a_company(conn: Connection, leaders: int) -> list[Member]:
    """An owner and leaders who have lived a week that no row tells of yet; only the summary is due."""
    owner = joined(conn, create_organisation(conn, "Acme", AMSTERDAM, MONDAY).token, "Max", MONDAY)
    token = invite(conn, owner, Role.LEADER, MONDAY, for_many=True).token
    everybody = [owner, *(joined(conn, token, f"L{number}", MONDAY) for number in range(leaders))]
    for one in everybody:
        for kind in (Due.PROMPT, Due.OWN_WEEK):
            slots.withdraw(conn, one.id, kind)
        talk = said(date(2026, 3, 2), "Ann", "Bo", "Cy")
        logging.log(conn, one, a_message(one, 1, MONDAY), talk)
    return everybody


@contextmanager
def statements(conn: Connection) -> Iterator[list[str]]:
    """What is said to the database meanwhile."""
    heard: list[str] = []

    def hear(*told: object) -> None:
        heard.append(str(told[2]))

    event.listen(conn, "before_cursor_execute", hear)
    yield heard
    event.remove(conn, "before_cursor_execute", hear)


def tick(conn: Connection) -> Sequence[Notice]:
    sent: list[Notice] = []
    agenda.due(conn, NEXT_MONDAY_AT_EIGHT, 50, lambda _, notice: sent.append(notice), _fail)
    return sent


def _fail(member_id: int, error: Exception) -> None:
    raise AssertionError(member_id) from error


@pytest.mark.parametrize("leaders", [6, 40])
def test_the_tick_says_as_little_to_the_database_for_forty_leaders_as_for_six(
    conn: Connection, leaders: int
) -> None:
    everybody = a_company(conn, leaders)
    with statements(conn) as looking:
        found = unsettled_for_due(conn, NEXT_MONDAY_AT_EIGHT, 50)
    assert {one.id for one in found} == {one.id for one in everybody}
    for one in found:
        settle_alone(conn, one.id, NEXT_MONDAY_AT_EIGHT)
    with statements(conn) as planning:
        assert [notice.purpose for notice in tick(conn)] == [Due.SUMMARY]
    assert (len(looking) <= 6, len(planning) <= 25) == (True, True), (looking, planning)


def test_whoever_is_settled_is_left_alone_until_another_day_has_closed(conn: Connection) -> None:
    owner, dana = a_company(conn, 1)
    assert {one.id for one in unsettled_for(conn, owner, NEXT_MONDAY_AT_EIGHT)} == {
        owner.id,
        dana.id,
    }
    settle_alone(conn, dana.id, NEXT_MONDAY_AT_EIGHT)
    assert [one.id for one in unsettled_for(conn, owner, NEXT_MONDAY_AT_EIGHT)] == [owner.id]
    before_closing = NEXT_MONDAY_AT_EIGHT + timedelta(hours=18, minutes=59)
    assert [one.id for one in unsettled_for(conn, owner, before_closing)] == [owner.id]
    closed = before_closing + timedelta(minutes=1)
    assert {one.id for one in unsettled_for(conn, owner, closed)} == {owner.id, dana.id}


def test_a_summary_says_the_same_whether_its_leaders_are_settled_or_not(conn: Connection) -> None:
    owner, *_ = a_company(conn, 2)
    before = [summaries_shown(conn, owner, NEXT_MONDAY_AT_EIGHT, ago) for ago in (0, 1)]
    for one in unsettled_for(conn, owner, NEXT_MONDAY_AT_EIGHT):
        settle_alone(conn, one.id, NEXT_MONDAY_AT_EIGHT)
    assert [summaries_shown(conn, owner, NEXT_MONDAY_AT_EIGHT, ago) for ago in (0, 1)] == before
