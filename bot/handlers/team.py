"""What managers and owners do: hand out links, look at summaries."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, attempt, moment_of, reply, reply_with, speaker
from bot.links import link_of
from bot.rendering import drafts
from bot.rendering.replies import LinkMade, Stranger, Usage
from bot.transactions import Chore
from habits.actions.invitations import invite as make_link
from habits.actions.settling import settle_alone, unsettled_for
from habits.actions.steps import repeat
from habits.actions.summaries import MOST_WEEKS_AGO, plan_summaries, summaries_shown
from habits.domain.calendar import local_date
from habits.domain.members import Member, Role
from habits.storage import members
from habits.storage.outbox import Draft


async def invite(update: Update, context: FifteenContext) -> None:
    """/invite [manager | team] [NAME OF A TEAM]: a link that lets somebody in."""
    words = context.args or []
    what = words[0].casefold() if words else "leader"
    if what not in ("leader", "manager", "team"):
        await reply_with(update, context, Usage("invite"))
        return
    role = Role.MANAGER if what == "manager" else Role.LEADER
    team, bot = " ".join(words[1:]) or None, context.bot.username

    def act(conn: Connection, by: Member, moment: Moment) -> LinkMade:
        made = make_link(conn, by, role, moment.at, team=team, for_many=what == "team")
        if made.makes_team:
            plan_summaries(conn, by, moment.at)
        until = local_date(made.expires_at, made.zone)
        link = link_of(bot, made.token)
        return LinkMade(link, made.team, made.role, made.for_many, until, made.makes_team)

    await reply(update, context, act)


async def summary(update: Update, context: FifteenContext) -> None:
    """/summary [WEEKS AGO]: this week so far, or one that is over."""
    said = context.args[0] if context.args else "0"
    if not said.isdecimal() or len(said) > len(str(MOST_WEEKS_AGO)):
        await reply_with(update, context, Usage("summary"))
        return
    moment, weeks_ago = moment_of(update, context), min(int(said), MOST_WEEKS_AGO)
    await context.do_first(lambda conn: _unsettled(conn, moment))
    drafted = await context.read(lambda conn: _summaries(conn, moment, weeks_ago))

    def planned(conn: Connection) -> Sequence[Draft]:
        whose = speaker(conn, moment)
        asked = None if whose is None else repeat(conn, whose, moment.at)
        again = [] if asked is None else drafts.answer(moment.chat, asked, moment.language)
        return [*drafted, *again]

    await context.answer(planned)


def settling(leaders: Iterable[Member], now: datetime) -> Sequence[Chore]:
    """What writes the closed days of leaders, who are locked one at a time."""
    return [Chore(partial(settle_alone, member_id=one.id, now=now), one.chat) for one in leaders]


def _unsettled(conn: Connection, moment: Moment) -> Sequence[Chore]:
    whose = members.speaking_in(conn, moment.chat)
    return [] if whose is None else settling(unsettled_for(conn, whose, moment.at), moment.at)


def _summaries(conn: Connection, moment: Moment, weeks_ago: int) -> Sequence[Draft]:
    """What a manager asked for: a team takes long enough to read that no writer should wait for it."""
    whose = members.speaking_in(conn, moment.chat)
    if whose is None:
        return drafts.answer(moment.chat, Stranger(), moment.language)
    shown = attempt(
        conn,
        lambda conn, by, moment: summaries_shown(conn, by, moment.at, weeks_ago),
        replace(whose, blocked_at=None),
        moment,
    )
    models = shown if isinstance(shown, list) else [shown]
    return [draft for one in models for draft in drafts.answer(moment.chat, one, moment.language)]
