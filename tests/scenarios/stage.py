"""Fifteen on stage: the real bot against the sandbox, its organisations, and people who speak and read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.app import Address, App
from bot.clock import SandboxClock
from bot.outside import Endpoint
from bot.sandbox.client import Group, Person, Sandbox, SandboxBot, Seen
from bot.start import fifteen
from habits.actions.invitations import create_organisation
from habits.storage.engine import make_engine, opened
from tests.bot.running import GENEROUS, Running

AMSTERDAM = "Europe/Amsterdam"
MONDAY = date(2026, 3, 2)
ONE_DAY = timedelta(days=1)
TWO_LEADS = "expect:lead:2:month"
"""The button by which most people here say what should come of it."""


def at(day: date, clock: str, zone: str = AMSTERDAM) -> datetime:
    """The instant at which the clocks of a zone show a time on a day."""
    return datetime.combine(day, time.fromisoformat(clock), ZoneInfo(zone))


def shown(message: Seen) -> str:
    """A message as its reader sees it: the words, and below them each row of buttons in brackets."""
    return "\n".join([message.text, *(f"[{' | '.join(row)}]" for row in message.labels)])


@dataclass(slots=True)
class Actor:
    """A person who acts, waits until the bot has done all it has to do, and reads what is new."""

    person: Person
    bot: SandboxBot
    _read: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What Telegram calls them."""
        return self.person.name

    def says(self, text: str) -> list[str]:
        """Write to the bot; answers what came back."""
        self.writes(text)
        return self.reads()

    def writes(self, text: str) -> int:
        """Write to the bot; answers the message's number, and leaves what came back to be read."""
        self.reads()
        number = self.person.send(text)
        self.bot.settle()
        return number

    def replies(self, message: int, text: str) -> list[str]:
        """Write to the bot in reply to a message; answers what came back."""
        return self._after(lambda: self.person.send(text, reply_to=message))

    def edits(self, message: int, text: str) -> list[str]:
        """Change a message; answers what came that was not there before."""
        return self._after(lambda: self.person.edit(message, text))

    def opens(self, link: str) -> list[str]:
        """Follow an invitation's link, or its bare token."""
        return self._after(lambda: self.person.start(token_of(link)))

    def presses(self, button: str) -> list[str]:
        """Press a button by its words or its data; answers what came back."""
        return self._after(lambda: self.person.press(button))

    def forges(self, data: str, message: int) -> list[str]:
        """Send a press with data of one's own making; answers what came back."""
        return self._after(lambda: self.person.press(data, message_id=message, forged=True))

    def reads(self) -> list[str]:
        """What the bot has written since the last look."""
        return [shown(one) for one in self._unread()]

    def reads_with_times(self, zone: str = AMSTERDAM) -> list[str]:
        """The first line of what is new, each with weekday, date and time on the clocks of a zone."""
        return [_timed(one, zone) for one in self._unread()]

    def sees(self) -> list[str]:
        """All that the bot has written and not taken back, as it stands now."""
        return [shown(one) for one in self.person.see() if one.by_bot]

    def last(self) -> Seen:
        """The bot's newest message."""
        return next(one for one in reversed(self.person.see()) if one.by_bot)

    def transcript(self) -> str:
        """The whole chat, as both wrote it."""
        return "\n\n".join(
            f"{'Fifteen' if one.by_bot else self.name}: {shown(one)}" for one in self.person.see()
        )

    def _after(self, act: Callable[[], object]) -> list[str]:
        self.reads()
        act()
        self.bot.settle()
        return self.reads()

    def _unread(self) -> list[Seen]:
        written = [one for one in self.person.see() if one.by_bot]
        new = [one for one in written if one.message_id not in self._read]
        self._read |= {one.message_id for one in new}
        return new


def _timed(message: Seen, zone: str) -> str:
    clock = message.date.astimezone(ZoneInfo(zone))
    return f"{clock:%a %d %H:%M} {message.text.splitlines()[0]}"


def rows_of(summary: str) -> list[str]:
    """The rows of a weekly summary, one a person."""
    return summary.split("\n\n")[1].splitlines()


def token_of(link: str) -> str:
    """The token in a text that holds a link, or the text where it holds none."""
    word = next((one for one in link.split() if "start=" in one), None)
    return parse_qs(urlsplit(word).query)["start"][0] if word else link


@dataclass(slots=True)
class Stage:
    """A bot, its database, and the people around it."""

    sandbox: Sandbox
    bot: SandboxBot
    database_url: str
    reader: Endpoint | None = None
    _running: ExitStack = field(default_factory=ExitStack)

    def opens(self) -> None:
        """Start the bot, after it was shut too."""
        self._running.enter_context(self._bot())
        self.bot.settle()

    def shuts(self) -> None:
        """Stop the bot, as a machine that is switched off."""
        self._running.close()

    def goes_to(self, day: date, clock: str, zone: str = AMSTERDAM) -> None:
        """Live until a wall time on a day; whatever falls due on the way happens in its time."""
        self.bot.live_until(at(day, clock, zone))

    def jumps_to(self, day: date, clock: str, zone: str = AMSTERDAM) -> None:
        """Set the clock while the bot is off."""
        self.bot.move_to(at(day, clock, zone), settled=False)

    def organisation(self, name: str = "Acme", zone: str = AMSTERDAM) -> str:
        """A new organisation; answers the token of its owner's link."""
        with self.database() as conn:
            return create_organisation(conn, name, zone, self.bot.now()).token

    @contextmanager
    def database(self) -> Iterator[Connection]:
        """A transaction of one's own, as the command line would have it."""
        with opened(self.database_url) as engine, engine.begin() as conn:
            yield conn

    def person(self, name: str, language: str | None = "en") -> Actor:
        """Somebody who has not written to the bot yet."""
        return Actor(self.bot.person(name, language=language), self.bot)

    def joins(
        self, name: str, link: str, zone: str | None = None, clock: str | None = None
    ) -> Actor:
        """Somebody who joins by a link: with zone and time typed, or else by the default buttons."""
        return self.lets_in(self.person(name), link, zone, clock)

    def lets_in(
        self, actor: Actor, link: str, zone: str | None = None, clock: str | None = None
    ) -> Actor:
        """Have somebody join by a link, as in `joins`."""
        actor.opens(link)
        for typed, button in ((zone, "join:zone"), (clock, "join:times")):
            actor.says(typed) if typed else actor.presses(button)
        actor.presses(TWO_LEADS)
        return actor

    def team(self, *leaders: str, owner: str = "Max", organisation: str = "Acme") -> list[Actor]:
        """An organisation's owner and then some leaders, by name; all with the usual routine."""
        first = self.joins(owner, self.organisation(organisation))
        return [first, *(self.joins(name, first.says("/invite")[0]) for name in leaders)]

    def group(self, title: str, *members: Actor) -> Group:
        """A group chat of these people, to which the first of them adds the bot."""
        made = self.bot.group(title, [one.person for one in members])
        self.bot.settle()
        return made

    @contextmanager
    def _bot(self) -> Iterator[None]:
        address = Address(self.sandbox.url, self.bot.token)
        clock = SandboxClock(f"{address.api_url}/clock/{address.token}")
        engine = make_engine(self.database_url)
        running = Running(App(address, engine, clock, fifteen(), GENEROUS, self.reader))
        running.start()
        try:
            yield
        finally:
            running.stop()
            engine.dispose()
        if running.error is not None:
            raise running.error
