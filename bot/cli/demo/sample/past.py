"""The weeks before the last: everything that was said then, done by the actions that the bot would have called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.cli.demo.sample.people import FIGURES, HOME, MAX, ORGANISATION
from bot.cli.demo.sample.script import JOINS, MOVES, NOW, Line
from bot.handlers import absences
from bot.handlers.reading import all_said
from bot.handlers.replying import Moment
from bot.rendering import drafts
from config.lexicon import load_lexicon
from habits.actions import agenda as actions
from habits.actions import delivery, expectations, joining, logging, routine
from habits.actions.crediting import Source
from habits.actions.invitations import Person, create_organisation, invite
from habits.actions.joining import Rhythm
from habits.actions.unasked import Notice
from habits.domain.calendar import local_time
from habits.domain.members import Member, Role
from habits.domain.places import place_of_zone
from habits.parsing import MessageKind, read
from habits.storage import agenda, decisions, members, outbox, questions

AT_ONCE = 50
"""More than there are members."""


def begin_past(conn: Connection, chats: Mapping[str, int], at: datetime) -> "Past":
    """Create the organisation at an instant (UTC); `chats` are the private chats of its people, by name."""
    return Past(conn, chats, create_organisation(conn, ORGANISATION, HOME, at).token)


@dataclass(slots=True)
class Past:
    """A database in which time passes, without a bot or a chat."""

    conn: Connection
    chats: Mapping[str, int]
    owner_token: str
    numbers: dict[int, int] = field(default_factory=dict)

    def plays(self, lines: Iterable[Line]) -> None:
        """Have lines said, in order, and all that falls due before and between them happen in its time."""
        for line in lines:
            self.lives_until(line.at)
            self.hears(line)

    def lives_until(self, instant: datetime) -> None:
        """Work whatever falls due until an instant (UTC), each thing in its time, and count it as delivered."""
        while (due := agenda.next_due(self.conn)) and due <= instant:
            actions.due(self.conn, due, AT_ONCE, _delivering(due), _fail)

    def hears(self, line: Line) -> None:
        """Do what a line says."""
        chat = self.chats[line.who]
        if line.text == JOINS:
            self._let_in(line, chat)
            return
        whose = members.speaking_in(self.conn, chat)
        if whose is None:
            raise LookupError(f"{line.who} has not joined")
        if line.text.startswith(MOVES):
            routine.set_zone(self.conn, whose, line.text.removeprefix(MOVES), line.at)
        else:
            self._understand(whose, line)

    def _let_in(self, line: Line, chat: int) -> None:
        manager = members.speaking_in(self.conn, self.chats[MAX.name])
        token = (
            invite(self.conn, manager, Role.LEADER, line.at).token if manager else self.owner_token
        )
        joining.begin(self.conn, Person(chat, line.who, "en"), token, line.at)
        joined = members.speaking_in(self.conn, chat)
        if joined is None:
            raise LookupError(f"{line.who} was not let in")
        joining.agree_times(self.conn, joined, place_of_zone(HOME), Rhythm(), line.at)
        whose = members.get(self.conn, joined.id)
        expectations.expect(self.conn, whose, FIGURES[line.who].expects, line.at)
        commands = drafts.commands(chat, whose.role, whose.language)
        # A chat takes nothing before its person has written in it, as all do in the days that are lived.
        outbox.plan(self.conn, replace(commands, not_before=NOW), line.at)

    def _understand(self, whose: Member, line: Line) -> None:
        zone = decisions.zone_in(self.conn, whose.chat, line.at) or whose.organisation_zone
        reading = read(line.text, local_time(line.at, zone), load_lexicon())
        if reading.kind is MessageKind.ABSENCE:
            moment = Moment(whose.chat, line.at, line.who, whose.language)
            absences.said(self.conn, whose, moment, reading.absence)
            return
        questions.close(self.conn, whose.chat)
        if not line.edits:
            # Telegram counts from 1: no message that comes later has such a number.
            self.numbers[whose.chat] = self.numbers.get(whose.chat, 0) - 1
        source = Source(whose.chat, self.numbers[whose.chat], line.text, line.at)
        log = logging.edit if line.edits else logging.log
        log(self.conn, whose, source, all_said(reading))


def _delivering(now: datetime) -> actions.Deliver:
    def deliver(conn: Connection, notice: Notice) -> None:
        delivery.delivered(conn, notice.purpose, notice.reference, now)

    return deliver


def _fail(member_id: int, error: Exception) -> None:
    raise RuntimeError(f"the agenda of member {member_id} could not be worked") from error
