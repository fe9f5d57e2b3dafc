"""How far somebody's reading reaches: the rule of `habits.domain.privacy` as a condition of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Connection, literal, or_, select

from habits.domain.contacts import first_key, name_key
from habits.domain.engagements import Audience
from habits.domain.members import Member
from habits.domain.privacy import Policy, Words, may_be, may_read
from habits.storage import organisations
from habits.storage.contacts import PERSON
from habits.storage.tables.contacts import contact, fact
from habits.storage.tables.habit import engagement
from habits.storage.tables.people import management, member

person = contact.alias("person")
"""Whom a record stands for, in the queries that use a reach."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A reader, the policy, the teams that they manage, and which people are colleagues or below them."""

    reader: int
    organisation_id: int
    policy: Policy
    teams: Collection[int]
    colleagues: Collection[int]
    below: Collection[int]

    def notes(self) -> ColumnElement[bool]:
        """Which conversations' notes they may read, in a query that joins `engagement` and `person`."""
        managed = select(member.c.id).where(member.c.team_id.in_(self.teams))
        is_employee = or_(
            engagement.c.audience == Audience.EMPLOYEE,
            person.c.audience == Audience.EMPLOYEE,
            person.c.id.in_(self.colleagues),
        )
        return self._may_read(
            engagement.c.member_id,
            shared=literal(value=False),
            by_managed=engagement.c.member_id.in_(managed),
            open_=~engagement.c.private,
            outside=~is_employee,
        )

    def facts(self) -> ColumnElement[bool]:
        """Which facts they may read, in a query that joins `fact` and `person`."""
        never = literal(value=False)
        return self._may_read(
            fact.c.member_id,
            shared=literal(value=True),
            by_managed=never,
            open_=never,
            outside=never,
        )

    def _may_read(
        self,
        author: Column[Any],
        *,
        shared: ColumnElement[bool],
        by_managed: ColumnElement[bool],
        open_: ColumnElement[bool],
        outside: ColumnElement[bool],
    ) -> ColumnElement[bool]:
        apart = person.c.id.not_in(self.below)
        words = Words(author == self.reader, shared, by_managed, open_, outside, apart)
        return cast("ColumnElement[bool]", may_read(words, self.policy))


def reach_of(conn: Connection, whose: Member) -> Reach:
    """How far a member's reading reaches."""
    teams = organisations.managed_teams(conn, whose.organisation_id, whose.id)
    policy = organisations.policy_of(conn, whose.organisation_id)
    if not teams:
        return Reach(whose.id, whose.organisation_id, policy, (), (), ())
    everybody = _members(conn, whose.organisation_id)
    all_below = _teams_below(conn, teams)
    below = {key for key, team, one in everybody if team in all_below and one != whose.id}
    return Reach(
        reader=whose.id,
        organisation_id=whose.organisation_id,
        policy=policy,
        teams=teams,
        colleagues=_people_called(conn, whose, {key for key, _, _ in everybody}),
        below=_people_called(conn, whose, below),
    )


def _members(conn: Connection, organisation_id: int) -> list[tuple[str, int, int]]:
    """Everybody in an organisation: the name as it is compared, the team, the id."""
    found = select(member.c.name, member.c.team_id, member.c.id)
    rows = conn.execute(found.where(member.c.organisation_id == organisation_id))
    return [(name_key(row.name), row.team_id, row.id) for row in rows]


def _teams_below(conn: Connection, teams: Collection[int]) -> set[int]:
    """Some teams, and those that are managed by anybody in them, and so on."""
    known: set[int] = set()
    found = set(teams)
    while found:
        known |= found
        managed = (
            select(management.c.team_id)
            .join(member, member.c.id == management.c.member_id)
            .where(member.c.team_id.in_(found))
        )
        found = set(conn.execute(managed).scalars()) - known
    return known


def _people_called(conn: Connection, whose: Member, keys: Collection[str]) -> set[int]:
    """The people who may be members of some names; whoever is known to be no employee is not."""
    called = (
        select(contact.c.name_key, person.c.id)
        .join_from(contact, person, person.c.id == PERSON)
        .where(
            contact.c.organisation_id == whose.organisation_id,
            contact.c.first_key.in_({first_key(key) for key in keys}),
            person.c.audience.in_([Audience.EMPLOYEE, Audience.UNKNOWN]),
        )
    )
    return {
        row.id for row in conn.execute(called) if any(may_be(row.name_key, key) for key in keys)
    }
