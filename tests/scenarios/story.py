"""A story: what some people do and see over days, word for word and in order, as a transcript that can be read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from textwrap import indent
from zoneinfo import ZoneInfo

from bot.sandbox.client import Seen
from tests.scenarios.stage import AMSTERDAM, Actor, Stage, shown

_LINK = re.compile(r"https://t\.me/\S+")


@dataclass(slots=True)
class Story:
    """What people do, and what those see whose chats are `shown`; all else that they do is there, but no answers.

    `clocks` are the zones, by name, of those who are not in Amsterdam.
    """

    stage: Stage
    shown: Sequence[Actor]
    clocks: dict[str, str] = field(default_factory=dict)
    _entries: list[str] = field(default_factory=list)
    _known: dict[tuple[str, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Leave out what was written before."""
        self.looks()
        self._entries.clear()

    def goes_to(self, day: date, clock: str, zone: str = AMSTERDAM) -> None:
        """Live until a wall time on a day."""
        self.stage.goes_to(day, clock, zone)
        self.looks()

    def says(self, who: Actor, text: str) -> None:
        """Have somebody write to the bot."""
        self.does(who, text, lambda: who.person.send(text))

    def presses(self, who: Actor, button: str) -> None:
        """Have somebody press a button by its words."""
        self.does(who, f"[{button}]", lambda: who.person.press(button))

    def does(self, who: Actor, told: str, act: Callable[[], object]) -> None:
        """Have somebody act, told in these words."""
        self.tells(f"{who.name}: {told}", who.name)
        act()
        self.stage.bot.settle()
        self.looks()

    def tells(self, told: str, whose: str = "") -> None:
        """Say what happens, on somebody's clock; lines of it follow each other without a gap."""
        line = f"{self._clock(self.stage.bot.now(), whose)}  {told}"
        gap = "" if not self._entries or self._entries[-1].strip("\n").count("\n") == 0 else "\n"
        self._entries.append(f"{gap}{line}\n")

    def looks(self) -> None:
        """Take down what is new in the chats that are shown, and what was changed in them, in order."""
        new = [(one, who.name) for who in self.shown for one in who.person.see() if one.by_bot]
        for one, whose in sorted(new, key=lambda found: found[0].date):
            self._take_down(one, whose)

    def _take_down(self, one: Seen, whose: str) -> None:
        words, before = _words(one), self._known.get((whose, one.message_id))
        if words == before:
            return
        self._known[whose, one.message_id] = words
        at = self._clock(one.date if before is None else self.stage.bot.now(), whose)
        place = "" if before is None else ", in its place"
        self._entries.append(f"\n{at}  Fifteen → {whose}{place}\n{indent(words, '    ')}\n")

    def _clock(self, at: datetime, whose: str) -> str:
        clock = at.astimezone(ZoneInfo(self.clocks.get(whose, AMSTERDAM)))
        return f"{clock:%a} {clock.day} {clock:%b %H:%M}"

    def text(self) -> str:
        """The transcript."""
        return "".join(self._entries).lstrip()


def _words(one: Seen) -> str:
    """A message as its reader sees it; of a picture its size, above its caption."""
    words = _LINK.sub("(link)", shown(one))
    return f"(picture, {one.picture[0]} × {one.picture[1]})\n{words}" if one.picture else words
