"""What the people of the sample write: whom they talk to, and how they tell of it."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import count

from bot.cli.demo.sample.people import Figure, Way

EARLY_WEEKS = 4
"""After so many weeks a leader talks to other people, and a few wait to be heard of again."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to talk to: where, as one writes it in a hurry, and what one says of it in full."""

    name: str
    where: str
    says: Sequence[str]


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation, to be told of in a hurry or in full."""

    name: str
    where: str
    sentence: str


def contacts() -> Mapping[str, Sequence[Contact]]:
    """Whom each person of the sample talks to, by the person's name."""
    table = tomllib.loads(files(__package__).joinpath("contacts.toml").read_text("utf-8"))
    return {name: [Contact(**one) for one in known] for name, known in table.items()}


class Voice:
    """How one person writes: their ways, the people they know and what they say of them take turns."""

    def __init__(self, whose: Figure, known: Sequence[Contact]) -> None:
        self._ways = whose.ways
        self._known = known
        self._messages = count()
        self._talks = count()
        self._told: Counter[str] = Counter()

    def tells(self, conversations: int, week: int) -> str:
        """A message of so many conversations, with those whose turn it is in a week (counted from 1)."""
        told = [self._talk(week) for _ in range(conversations)]
        if len(told) == 1:
            return told[0].sentence
        return TELLING[self._ways[next(self._messages) % len(self._ways)]](told)

    def _talk(self, week: int) -> Talk:
        third = len(self._known) // 3
        near = self._known[:-third] if week <= EARLY_WEEKS else self._known[third:]
        one = near[next(self._talks) % len(near)]
        self._told[one.name] += 1
        return Talk(one.name, one.where, one.says[self._told[one.name] % len(one.says)])


def _in_sentences(told: Sequence[Talk]) -> str:
    return " ".join(f"{one.sentence}." for one in told)


def _in_lines(told: Sequence[Talk]) -> str:
    return "\n".join(one.sentence for one in told)


def _by_place(told: Sequence[Talk]) -> str:
    return ", ".join(f"{one.name} {one.where}" for one in told)


def _by_name(told: Sequence[Talk]) -> str:
    *others, last = [one.name for one in told]
    return f"Talked to {', '.join(others)} and {last}"


def _by_number(told: Sequence[Talk]) -> str:
    return f"{len(told)} conversations on LinkedIn today"


TELLING: Mapping[Way, Callable[[Sequence[Talk]], str]] = {
    Way.SENTENCES: _in_sentences,
    Way.LINES: _in_lines,
    Way.PLACES: _by_place,
    Way.NAMES: _by_name,
    Way.NUMBER: _by_number,
}
