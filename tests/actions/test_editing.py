"""What an edit may change, and what it may not."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from habits.actions import joining, logging
from habits.actions.invitations import Person, create_organisation
from habits.storage import engagements, members
from tests.builders import AMSTERDAM, MONDAY, Team, a_message, a_team, said

DAY = timedelta(days=1)
TODAY = date(2026, 3, 2)


@pytest.fixture
def team(conn: Connection) -> Team:
    return a_team(conn)


def names(conn: Connection, log_id: int) -> list[tuple[str | None, date]]:
    return [(one.name, one.date) for one in engagements.of_log(conn, log_id)]


def test_an_edit_stays_in_the_organisation_that_it_was_logged_in(
    conn: Connection, team: Team
) -> None:
    dana = team.leader
    logged = logging.log(conn, dana, a_message(dana, 1, MONDAY), said(TODAY, "Sally"))
    token = create_organisation(conn, "Beta", AMSTERDAM, MONDAY).token
    joining.begin(conn, Person(dana.chat, "Dana", "en"), token, MONDAY)
    elsewhere = members.speaking_in(conn, dana.chat)
    assert elsewhere is not None
    assert elsewhere.organisation_id != dana.organisation_id
    edited = logging.edit(conn, elsewhere, a_message(dana, 1, MONDAY), said(TODAY, "Sally", "Ben"))
    assert (edited.log_id, edited.organisation) == (logged.log_id, "Acme")
    assert engagements.counts_since(conn, dana.id, TODAY) == {TODAY: 2}
    assert engagements.counts_since(conn, elsewhere.id, TODAY) == {}


def test_an_edit_leaves_what_is_too_far_back_by_now(conn: Connection, team: Team) -> None:
    dana, thursday = team.leader, TODAY + 3 * DAY
    written, edited = MONDAY + 3 * DAY, MONDAY + 4 * DAY
    both = said(thursday, "Sally") + said(TODAY, "Ben")
    logged = logging.log(conn, dana, a_message(dana, 1, written), both)
    mended = said(thursday, "Sally Kim") + said(TODAY, "Ben")
    answer = logging.edit(conn, dana, a_message(dana, 1, edited), mended)
    assert names(conn, logged.log_id) == [("Ben", TODAY), ("Sally Kim", thursday)]
    assert answer.refused == []


def test_names_longer_than_anybodys_are_cut(conn: Connection, team: Team) -> None:
    dana = team.leader
    for number, name in enumerate(("x" * 300, "ﷺ" * 150), start=1):
        logging.log(conn, dana, a_message(dana, number, MONDAY), said(TODAY, name))
    assert engagements.counts_since(conn, dana.id, TODAY) == {TODAY: 2}
