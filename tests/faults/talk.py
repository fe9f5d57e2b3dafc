"""What leaders write: logs with names that occur once, so that each can be told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from random import Random

from bot.sandbox.client import SandboxBot
from tests.faults.leaders import Leader

MOSTLY = 0.8
"""How often those write who are asked to."""
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou"]
RECENT = 20
"""What may still be edited: a log of last week stays as it is."""
_FIRST_NAMES = "Ada Boris Carla Dmitri Elena Farid Greta Hugo Ines Jonas Karim Lotte".split()
_LONG = 5
"""Syllables of a last name: so many that no two people are alike."""


@dataclass(frozen=True, slots=True)
class Message:
    """A log that somebody wrote: the people whom it named at first, and after each edit.

    Each of `states` begins with its place among all that was written.
    """

    chat: int
    number: int
    states: list[tuple[int, list[str]]]

    @property
    def names(self) -> list[str]:
        """Whom it names as it stands now."""
        return self.states[-1][1]


class Talk:
    """All that was written, and ways to write more."""

    def __init__(self, bot: SandboxBot, leaders: Sequence[Leader], seed: int) -> None:
        self.messages: list[Message] = []
        self._bot = bot
        self._leaders = leaders
        self._random = Random(seed)
        self._names = _names(Random(seed))
        self._places = count()

    def everybody(self) -> None:
        """One log from each leader, which opens each chat."""
        self._send(self._leaders)

    def some(self, most: int, zone: str) -> None:
        """Up to so many logs, most of them from leaders in this zone; now and then one is edited."""
        there = [leader for leader in self._leaders if leader.zone == zone]
        among = there if self._random.random() < MOSTLY else self._leaders
        self._send(self._random.choices(among, k=self._random.randint(0, most)))
        if self.messages and self._random.random() < 0.1:
            self._edit(self._random.choice(self.messages[-RECENT:]))

    def _send(self, leaders: Sequence[Leader]) -> None:
        written = [(leader.person, self._new_names()) for leader in leaders]
        numbers = self._bot.send_many((person, _text(names)) for person, names in written)
        for (person, names), number in zip(written, numbers, strict=True):
            self.messages.append(Message(person.id, number, [(next(self._places), names)]))

    def _edit(self, message: Message) -> None:
        whose = next(one.person for one in self._leaders if one.person.id == message.chat)
        names = self._new_names()
        whose.edit(message.number, _text(names))
        message.states.append((next(self._places), names))

    def _new_names(self) -> list[str]:
        return [next(self._names) for _ in range(self._random.choice((1, 1, 2, 3)))]


def _text(names: Sequence[str]) -> str:
    places = ("LinkedIn", "Twitter", "Instagram")
    talks = [f"{name} on {place}" for name, place in zip(names, places, strict=False)]
    return "Talked to " + " and ".join(talks)


def _names(random: Random) -> Iterator[str]:
    while True:
        last = "".join(random.choices(_SYLLABLES, k=_LONG)).capitalize()
        yield f"{random.choice(_FIRST_NAMES)} {last}"
