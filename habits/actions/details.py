"""Behind a row of a weekly summary: one person's week, for those who manage the team."""

from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.past import pasts
from habits.actions.summaries import check_asked, week_row
from habits.domain.calendar import ONE_DAY, WEEK
from habits.domain.details import LeaderWeek, mix_of
from habits.domain.errors import NotAllowed
from habits.domain.members import Member
from habits.domain.standing import START
from habits.storage import members, summaries


def leader_week(
    conn: Connection,
    manager: Member,
    team_id: int,
    monday: date,
    member_id: int,
    now: datetime,
) -> LeaderWeek:
    """One person's week, as known at `now` (UTC): of a team that a member manages, or the manager's own.

    Raises NotAllowed for anybody else's.
    """
    check_asked(conn, manager, team_id, monday, now)
    team = [manager, *members.of_team(conn, manager.organisation_id, team_id)]
    whose = next((one for one in team if one.id == member_id), None)
    if whose is None:
        raise NotAllowed
    last = monday + WEEK - ONE_DAY
    known = pasts(conn, [whose], monday - WEEK, last, now).get(whose.id)
    past = known or ()
    week = tuple(day for day in past if day.date >= monday)
    before = [day for day in past if day.date < monday]
    first = week[0].date if week else monday + WEEK
    return LeaderWeek(
        team_id=team_id,
        week=monday,
        row=week_row(conn, whose, known, monday),
        days=week,
        mix=mix_of(summaries.talks(conn, whose.id, first, last)),
        standing=past[-1].standing if past else START,
        before=before[-1].standing if before else START,
    )
