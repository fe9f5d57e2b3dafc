"""Where somebody is: a city typed, a place shared, a button pressed, or said in passing."""

import re

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.clocks import time_said
from bot.handlers.replying import Moment, moment_of, reply, reply_with
from bot.rendering.replies import CannotRead, PressedLate
from habits.actions.joining import ASKS_TIMES, is_joining
from habits.actions.places import ASKS_PLACE, ask_where, take, take_found
from habits.domain.calendar import zone_named
from habits.domain.errors import NoCityNear, NotATime
from habits.domain.places import (
    Found,
    find_large,
    find_places,
    place_near,
    place_numbered,
    places_at,
)
from habits.storage import questions

_LEAD = re.compile(
    r"(?:(?:no|nope|actually|sorry|well|it's|it is|my clock (?:says|shows))\b[,.!]? ?)*"
    r"(?:(?:i'm|im|i am|we're|we are|i live|i work|based|living|right now|now|here|currently)\b,? ?)*"
    r"(?:(?:in|at|from|near|around)\b )?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:now|here|time|please|thanks|actually|right now))*[.! ]*$", re.IGNORECASE
)
_IN_PASSING = re.compile(
    r"(?:hi[,!]? |hey[,!]? |hello[,!]? |ok[,!]? )?"
    r"(?:(?:i'm|im|i am|we're|we are)(?: back)?(?: now| currently)? (?:in|at)"
    r"|(?:(?:i've|i have|we've|we have|i|we) )?(?:just )?(?:moved|relocated|flown|flew|travelled) to"
    r"|(?:i've |i have |i )?(?:just )?(?:landed|arrived) in|back in) "
    r"(?P<where>[^.!?\n]+?)"
    r"(?: (?:now|this week|today|until .*|till .*|for .*|from now on|right now|at the moment))*[.! ]*",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:no|nope|nah|wrong|not right|it's not|it isn't)[.!]*", re.IGNORECASE)
_PRESSED = re.compile(r"place:(\d{1,9})", re.ASCII)


async def zone(update: Update, context: FifteenContext) -> None:
    """/zone CITY: live by another clock from now on; without a city, asks for it."""
    said, moment = " ".join(context.args or ()), moment_of(update, context)
    if not said:
        await reply(update, context, lambda conn, whose, at: ask_where(conn, whose, at.at))
        return
    found = await context.read(lambda _: named(said, moment))
    await reply(
        update, context, lambda conn, whose, at: take_found(conn, whose, said, found, at.at)
    )


async def location(update: Update, context: FifteenContext) -> None:
    """A place shared on the map: the city that is nearest to it."""
    message = update.effective_message
    shared = message.location if message else None
    if shared is None:
        await reply_with(update, context, CannotRead())
        return
    place = await context.read(lambda _: place_near(shared.latitude, shared.longitude))
    if place is None:
        await reply_with(update, context, NoCityNear())
        return
    await reply(update, context, lambda conn, whose, at: take(conn, whose, place, at.at))


async def press(update: Update, context: FifteenContext) -> None:
    """The button of a city, wherever it was asked; it stays good, since it says all by itself."""
    context.acknowledge()
    query = update.callback_query
    pressed = _PRESSED.fullmatch((query.data if query else None) or "")
    number = int(pressed[1]) if pressed else 0
    place = await context.read(lambda _: place_numbered(number))
    if place is None:
        await reply_with(update, context, PressedLate())
        return
    await reply(update, context, lambda conn, whose, at: take(conn, whose, place, at.at))


def heard(conn: Connection, moment: Moment, text: str, *, edited: bool) -> Found | None:
    """The places that a text names, where one was asked for or it says so itself; None where it speaks of none.

    An edited one says where somebody is only in the middle of joining.

    Only looks: a city is found outside the transaction that answers, since the first one takes a second.
    """
    asked, plain = questions.open_in(conn, moment.chat), text.strip().replace("’", "'")
    if edited and not is_joining(asked):
        return None
    if asked is not None and (asked.kind == ASKS_PLACE or is_joining(asked)):
        said = bare(plain)
        return find_large(said) if asked.kind == ASKS_TIMES else named(said, moment)
    passing = _IN_PASSING.fullmatch(plain)
    if passing:
        return find_large(passing["where"])
    is_zone = "/" in plain and zone_named(plain) is not None
    return find_places(plain, moment.at) if is_zone else None


def says_no(text: str) -> bool:
    """Whether a text only says that it is not so."""
    return _NO.fullmatch(text.strip().replace("’", "'")) is not None


def bare(said: str) -> str:
    """The place alone of words such as "no, I'm in Lisbon now"."""
    plain = said.strip().replace("’", "'")
    return _TAIL.sub("", plain[len(found[0]) if (found := _LEAD.match(plain)) else 0 :])


def named(said: str, moment: Moment) -> Found:
    """The places that words name, or where the clock shows the time that they are."""
    try:
        return places_at(time_said(said), moment.at)
    except NotATime:
        return find_places(said, moment.at)
