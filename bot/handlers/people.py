"""/people and /who: whom a leader knows and whose turn it is, and the brief of each, changed in its place."""

import re
from collections.abc import Callable, Mapping

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers import telling
from bot.handlers.replying import Moment, reply, reply_with, turn
from bot.rendering.replies import PressedLate, Usage
from habits.actions import merging, profile, sharing
from habits.actions.brief import brief
from habits.actions.people import People, show_people
from habits.actions.profile import Part
from habits.actions.seeking import NobodyCalled, seek
from habits.domain.contacts import Cadence
from habits.domain.engagements import Audience
from habits.domain.members import Member
from habits.storage import questions

_PAGE = re.compile(r"people:(\d{1,9})", re.ASCII)
_WHO = re.compile(
    r"who:(?P<whom>\d{1,18}):(?P<page>\d{0,9})(?::(?P<what>[a-z]{1,9})(?::(?P<value>[a-z0-9]{1,18}))?)?",
    re.ASCII,
)
_RECALL = re.compile(r"recall:(\d{1,18})", re.ASCII)
_PART = re.compile(r"part:(\d{1,18})", re.ASCII)


async def people(update: Update, context: FifteenContext) -> None:
    """/people: the leader's own people, the longest due first."""
    await reply(update, context, first_page)


def first_page(conn: Connection, whose: Member, moment: Moment) -> People:
    """The people whose turn it is."""
    return show_people(conn, whose, 0, moment.at)


async def who(update: Update, context: FifteenContext) -> None:
    """/who NAME: the brief before a conversation."""
    said = " ".join(context.args or ())
    if not said:
        await reply_with(update, context, Usage("who"))
        return
    await reply(update, context, lambda conn, whose, at: seek(conn, whose, said, at.at))


async def remember(update: Update, context: FifteenContext) -> None:
    """/remember NAME AND WHAT: something that everybody in the organisation may know of somebody."""
    said = " ".join(context.args or ())
    if not said:
        await reply_with(update, context, Usage("remember"))
        return
    await reply(
        update,
        context,
        lambda conn, whose, at: (
            telling.remember(conn, whose, at, said) or NobodyCalled(said.split()[0], [])
        ),
    )


async def recall(update: Update, context: FifteenContext) -> None:
    """Of whom something is to be remembered, where a name was not enough."""
    await turn(update, context, _recalled)


def _recalled(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    chosen, asked = _RECALL.fullmatch(data), questions.open_in(conn, moment.chat)
    if chosen is None or asked is None:
        return PressedLate()
    if (asked.kind, asked.member_id) != (telling.ASKS_OF_WHOM, by.id):
        return PressedLate()
    questions.close(conn, moment.chat)
    sharing.remember(conn, by, int(chosen[1]), asked.facts["said"], moment.at)
    return brief(conn, by, int(chosen[1]), moment.at)


async def turn_page(update: Update, context: FifteenContext) -> None:
    """Another page of people, in its place."""
    await turn(update, context, _paged)


def _paged(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    asked = _PAGE.fullmatch(data)
    return PressedLate() if asked is None else show_people(conn, by, int(asked[1]), moment.at)


async def press(update: Update, context: FifteenContext) -> None:
    """Somebody's brief, and what its buttons do, in the place of what was there."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    asked = _WHO.fullmatch(data)
    if asked is None:
        return PressedLate()
    profile.leave(conn, by)
    whom, page = int(asked["whom"]), int(asked["page"]) if asked["page"] else None
    if asked["what"] is None:
        return brief(conn, by, whom, moment.at, page)
    act = _ACTS.get(asked["what"])
    try:
        done = act(conn, by, moment, whom, page, asked["value"] or "") if act else PressedLate()
    except ValueError:  # nobody was offered such a value
        return PressedLate()
    return done or brief(conn, by, whom, moment.at, page)


async def part(update: Update, context: FifteenContext) -> None:
    """Two people who were taken for one are two again."""
    await turn(update, context, _parted)


def _parted(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    asked = _PART.fullmatch(data)
    parted = merging.part(conn, by, int(asked[1]), moment.at) if asked else None
    return parted or PressedLate()


_Act = Callable[[Connection, Member, Moment, int, int | None, str], object | None]


def _asking(part: Part) -> _Act:
    return lambda conn, by, at, whom, page, _: profile.ask(conn, by, whom, part, page, at.at)


def _rhythm(cadence: Cadence) -> _Act:
    return lambda conn, by, _, whom, __, ___: profile.set_cadence(conn, by, whom, cadence)


_ACTS: Mapping[str, _Act] = {
    "change": lambda conn, by, _, whom, page, __: profile.offer(conn, by, whom, page),
    "name": _asking(Part.NAME),
    "company": _asking(Part.COMPANY),
    "handle": _asking(Part.HANDLE),
    "close": _rhythm(Cadence.CLOSE),
    "wider": _rhythm(Cadence.WIDER),
    "audience": lambda conn, by, _, whom, __, value: profile.set_audience(
        conn, by, whom, Audience(value)
    ),
    "share": lambda conn, by, at, _, __, value: sharing.share(conn, by, int(value), at.at),
    "forget": lambda conn, by, _, __, ___, value: sharing.forget(conn, by, int(value)),
    "same": lambda conn, by, at, whom, page, _: merging.ask_same(conn, by, whom, page, at.at),
    "is": lambda conn, by, at, whom, _, value: merging.merge(conn, by, whom, int(value), at.at),
}
