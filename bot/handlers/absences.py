"""Days off, said in words; a manager's consent to those that are over; the way back."""

from collections.abc import Sequence

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, attempt, moment_of, reply
from bot.rendering import drafts
from habits.actions import absences
from habits.actions.absences import Away
from habits.domain.calendar import ONE_DAY, after_quiet
from habits.domain.members import Member
from habits.parsing import Absence
from habits.storage import decisions, members
from habits.storage.outbox import Draft


def said(conn: Connection, whose: Member, moment: Moment, absence: Absence | None) -> object:
    """Take days off as a message says them; one that names none leaves today in peace."""
    if absence is None:
        return absences.silence(conn, whose, moment.at)
    back_on = None if absence.last is None else absence.last + ONE_DAY
    return absences.go_away(conn, whose, absence.first, back_on, moment.at)


def ask_consent(conn: Connection, whose: Member, away: Away, moment: Moment) -> Sequence[Draft]:
    """The question to those who may consent to days off that are over; after their quiet hours."""
    asked = absences.consent_asked(conn, whose, away, moment.at)
    drafted: list[Draft] = []
    for manager in absences.who_may_consent(conn, whose):
        drafted += _to(conn, manager, asked, moment)
    return drafted


def _to(conn: Connection, whom: Member, model: object, moment: Moment) -> Sequence[Draft]:
    awake = after_quiet(moment.at, decisions.zone_of(conn, whom))
    not_before = awake if awake > moment.at else None
    return drafts.answer(whom.chat, model, whom.language, not_before=not_before)


async def consent(update: Update, context: FifteenContext) -> None:
    """The press of *Agree*: checked against who may, and told to whoever was away."""
    context.acknowledge()
    query = update.callback_query
    number = (query.data or "").removeprefix("consent:") if query else ""
    moment = moment_of(update, context)
    absence_id = int(number) if number.isdecimal() and len(number) < len(str(2**63)) else 0
    await context.answer(lambda conn: _consented(conn, moment, absence_id))


def _consented(conn: Connection, moment: Moment, absence_id: int) -> Sequence[Draft]:
    by = members.speaking_in(conn, moment.chat)
    if by is None:
        return ()
    given = attempt(
        conn,
        lambda conn, by, moment: absences.consent(conn, by, absence_id, moment.at),
        by,
        moment,
    )
    if not isinstance(given, tuple):
        return drafts.answer(moment.chat, given, moment.language)
    whose, model = given
    answer = drafts.answer(moment.chat, model, moment.language)
    return answer if whose.id == by.id else [*answer, *_to(conn, whose, model, moment)]


async def back(update: Update, context: FifteenContext) -> None:
    """/back: days off have ended."""
    await reply(update, context, lambda conn, whose, at: absences.come_back(conn, whose, at.at))


async def skip(update: Update, context: FifteenContext) -> None:
    """/skip: nothing more today."""
    await reply(update, context, lambda conn, whose, at: absences.silence(conn, whose, at.at))
