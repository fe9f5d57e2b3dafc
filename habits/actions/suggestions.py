"""Whom a day's prompt suggests: chosen once a day, so that nobody is suggested twice in a week."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Connection

from habits.domain.calendar import ONE_DAY, WEEK
from habits.domain.engagements import Platform
from habits.domain.members import Member
from habits.domain.profiles import profile_of
from habits.domain.suggestions import Suggested, choose, turns
from habits.storage import memory, suggestions
from habits.storage.reach import reach_of
from habits.storage.suggestions import Known, Talk

LEFT_ALONE = timedelta(days=3)
"""How long nobody is suggested whom the leader has just talked to: a leader's first people come back in the first week."""


def suggest(conn: Connection, whose: Member, day: date) -> None:
    """Choose whom a day's prompt suggests; on a day that has suggestions already nothing changes."""
    if suggestions.of_day(conn, whose.id, day):
        return
    recent = (day - WEEK + ONE_DAY, day)
    candidates = suggestions.candidates(conn, whose.id, day - LEFT_ALONE, recent)
    suggestions.add(conn, whose, day, [one.contact_id for one in choose(candidates)])


def suggested(conn: Connection, whose: Member, day: date) -> Sequence[Suggested]:
    """Whom a day's prompt suggests, in its order, with whoever was talked to since marked as done."""
    return _shown(conn, whose, suggestions.of_day(conn, whose.id, day), day)


def easy_one(conn: Connection, whose: Member, day: date) -> Suggested | None:
    """Whom to talk to late in a day: the first of those suggested who was not talked to.

    Without any, whoever was not talked to for the longest, three days at least; None where there is nobody.
    """
    open_ = [one for one in suggested(conn, whose, day) if not one.done]
    if open_:
        return open_[0]
    overdue = suggestions.candidates(conn, whose.id, day - LEFT_ALONE, (day, day))
    return next(iter(_shown(conn, whose, [one.contact_id for one in overdue[:1]], day)), None)


def _shown(
    conn: Connection, whose: Member, contact_ids: Sequence[int], day: date
) -> Sequence[Suggested]:
    """Some contacts as they are suggested; whom the leader talked to on no day before is left out."""
    if not contact_ids:
        return []
    talks = suggestions.talks(conn, whose.id, contact_ids, day)
    remembered = _remembered(conn, whose, contact_ids)
    return [
        replace(
            _suggested(one, talks[one.contact_id], day, turn),
            remembered=remembered.get(one.contact_id),
        )
        for one, turn in zip(suggestions.known(conn, contact_ids), turns(day), strict=False)
        if one.contact_id in talks
    ]


def _remembered(conn: Connection, whose: Member, people: Sequence[int]) -> Mapping[int, str]:
    """By person, the newest that the leader may know of them; how far that reaches is asked only where there is any."""
    if not memory.is_known(conn, people):
        return {}
    return memory.newest(conn, reach_of(conn, whose), people)


def _suggested(one: Known, talk: Talk, day: date, turn: int) -> Suggested:
    return Suggested(
        name=one.name,
        company=one.company,
        audience=one.audience,
        platform=talk.platform,
        days_ago=(day - talk.date).days,
        profile=_profile(one, talk.platform),
        turn=turn,
        done=talk.again,
    )


def _profile(one: Known, where: Platform) -> str | None:
    """Where a contact is reached with one tap: on the network of the last talk, if there, else on any."""
    here_first = sorted(one.handles, key=lambda known: known[0] is not where)
    found = (profile_of(platform, handle) for platform, handle in here_first)
    return next((address for address in found if address), None)
