"""Before a summary is made: whose closed days are not all written yet, and writing them, a leader at a time."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.habit import settle
from habits.actions.unasked import Due
from habits.domain.calendar import DAY_CLOSES, ONE_DAY, local_date, local_time
from habits.domain.members import Member
from habits.storage import agenda, days, decisions, members, organisations
from habits.storage.agenda import Item


def unsettled_for_due(conn: Connection, now: datetime, limit: int) -> Sequence[Member]:
    """Who is to be settled before the summaries that are due at `now` (UTC), the first `limit` of them."""
    concerned: dict[int, Member] = {}
    for item in agenda.due_of_kind(conn, Due.SUMMARY, now, limit):
        manager = members.get(conn, item.member_id)
        concerned |= _in_summaries(conn, manager, [_team_of(item)])
    return _unsettled(conn, list(concerned.values()), now)


def unsettled_for(conn: Connection, manager: Member, now: datetime) -> Sequence[Member]:
    """Who is to be settled before the summaries of all teams that a member manages."""
    teams = organisations.managed_teams(conn, manager.organisation_id, manager.id)
    return _unsettled(conn, list(_in_summaries(conn, manager, teams).values()), now)


def settle_alone(conn: Connection, member_id: int, now: datetime) -> None:
    """Write the closed days of one leader, under the leader's lock."""
    members.lock(conn, member_id)
    settle(conn, members.get(conn, member_id), now)


def _team_of(item: Item) -> int:
    return int(item.slot.split("/")[1])


def _in_summaries(conn: Connection, manager: Member, team_ids: Sequence[int]) -> dict[int, Member]:
    teams = [members.of_team(conn, manager.organisation_id, team_id) for team_id in team_ids]
    return {manager.id: manager} | {one.id: one for team in teams for one in team}


def _unsettled(conn: Connection, everybody: Sequence[Member], now: datetime) -> Sequence[Member]:
    """Those with a day that has closed where they are now, and no row for it."""
    zones = decisions.zones_of(conn, everybody)
    newest = days.newest(conn, [one.id for one in everybody])
    return [
        one
        for one in everybody
        if one.joined_at is not None
        and newest.get(one.id, local_date(one.joined_at, zones[one.id]) - ONE_DAY)
        < _last_closed(now, zones[one.id])
    ]


def _last_closed(now: datetime, zone: str) -> date:
    clock = local_time(now, zone)
    return clock.date() - (ONE_DAY if clock.time() >= DAY_CLOSES else 2 * ONE_DAY)
