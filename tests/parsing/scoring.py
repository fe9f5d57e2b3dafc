"""How well readings match their labels, by the figures that the corpora are scored with.

People match one to one, by name or handle; case, accents, titles, possessives and "@" do
not matter. Over-credit, crediting more conversations than there were, is the worst failure.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.parsing.corpora import Message, Talk, reading_of, talk_of

_TITLES = frozenset(
    "dr prof professor mr mrs ms miss mister sir dame lady lord capt captain col colonel gen general "
    "rev reverend pastor father sister rabbi imam sheikh judge herr frau senor senora".split(),
)
_POSSESSIVE = re.compile(r"['’](?:s\b|$)")


@dataclass
class Tally:
    """Rights and cases by figure, and what is wrong with which message."""

    right: Counter[str] = field(default_factory=Counter)
    cases: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, figure: str, right: bool) -> None:
        self.cases[figure] += 1
        self.right[figure] += right

    def share(self, figure: str) -> float:
        """The share of rights, 1 where there is no case; for the F1 figures both sides count."""
        return self.right[figure] / self.cases[figure] if self.cases[figure] else 1.0


FIGURES = (
    "over-credit",
    "over-credit on nothing",
    "under-credit",
    "kind",
    "count",
    "person F1",
    "platform",
    "audience",
    "day",
    "minutes",
    "outcomes F1",
    "entirely right",
)


def score(messages: Iterable[Message]) -> Tally:
    tally = Tally()
    for message in messages:
        reading = reading_of(message)
        told = tuple(talk_of(conversation) for conversation in reading.conversations)
        faults = [*_credit(tally, message, told), *_people(tally, message, told)]
        faults += _minutes(tally, message, told)
        tally.add("kind", reading.kind.value == message.kind)
        if reading.kind.value != message.kind:
            faults.append(f"kind {reading.kind.value}, not {message.kind}")
        tally.add("entirely right", not faults)
        if faults:
            tally.faults.append(f"{message.text!r}: {'; '.join(faults)}")
    return tally


def _credit(tally: Tally, message: Message, told: tuple[Talk, ...]) -> list[str]:
    wanted, found = _credited(message.talks), _credited(told)
    tally.add("over-credit", found > wanted)
    tally.add("under-credit", found < wanted)
    tally.add("count", found == wanted)
    if not wanted:
        tally.add("over-credit on nothing", found > 0)
    return [] if found == wanted else [f"{found} credited, not {wanted}"]


def _credited(talks: Iterable[Talk]) -> int:
    return sum(talk.is_named + talk.anonymous for talk in talks)


def _people(tally: Tally, message: Message, told: tuple[Talk, ...]) -> list[str]:
    pairs = _pairs([t for t in message.talks if t.is_named], [t for t in told if t.is_named])
    named = sum(talk.is_named for talk in (*message.talks, *told))
    tally.right["person F1"] += 2 * len(pairs)
    tally.cases["person F1"] += named
    faults = [] if 2 * len(pairs) == named else ["people"]
    for wanted, found in pairs:
        tally.add("platform", wanted.platform == found.platform)
        faults += [] if wanted.platform == found.platform else [f"platform of {wanted.name}"]
    pairs += _anonymous_pairs(message.talks, told)
    for wanted, found in pairs:
        faults += _facts(tally, wanted, found)
    return faults + _outcomes(tally, message, told, pairs)


def _facts(tally: Tally, wanted: Talk, found: Talk) -> list[str]:
    faults = []
    tally.add("day", wanted.day == found.day)
    if wanted.day != found.day:
        faults.append(f"day {found.day}")
    if wanted.audience != "unknown":
        tally.add("audience", wanted.audience == found.audience)
        faults += [] if wanted.audience == found.audience else [f"audience {found.audience}"]
    if not wanted.is_named and wanted.platform != found.platform:
        faults.append(f"platform {found.platform} of the unnamed")
    return faults


def _outcomes(
    tally: Tally, message: Message, told: tuple[Talk, ...], pairs: list[tuple[Talk, Talk]]
) -> list[str]:
    hits = sum(len(wanted.outcomes & found.outcomes) for wanted, found in pairs)
    all_told = sum(len(talk.outcomes) for talk in (*message.talks, *told))
    tally.right["outcomes F1"] += 2 * hits
    tally.cases["outcomes F1"] += all_told
    return [] if 2 * hits == all_told else ["outcomes"]


def _pairs(wanted: list[Talk], told: list[Talk]) -> list[tuple[Talk, Talk]]:
    """Labels with the readings of the same person, each used once, the most alike first."""
    pairs, left = [], list(told)
    for talk in wanted:
        same = [other for other in left if _keys(talk) & _keys(other)]
        if same:
            best = max(same, key=lambda o: (o.platform == talk.platform) + (o.day == talk.day))
            left.remove(best)
            pairs.append((talk, best))
    return pairs


def _anonymous_pairs(wanted: Iterable[Talk], told: Iterable[Talk]) -> list[tuple[Talk, Talk]]:
    groups = [talk for talk in wanted if not talk.is_named]
    left = [talk for talk in told if not talk.is_named]
    pairs = []
    for group in groups:
        if left:
            best = max(
                left, key=lambda o: 2 * (o.platform == group.platform) + (o.day == group.day)
            )
            left.remove(best)
            pairs.append((group, best))
    return pairs


def _keys(talk: Talk) -> set[str]:
    """The forms under which a person is found."""
    keys = {_fold(talk.handle).lstrip("@")} if talk.handle else set()
    if talk.name:
        words = re.sub(r"[^\w ]+", " ", _POSSESSIVE.sub("", _fold(talk.name))).split()
        while len(words) > 1 and words[0] in _TITLES:
            words = words[1:]
        keys.add(" ".join(words))
    return keys


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _minutes(tally: Tally, message: Message, told: tuple[Talk, ...]) -> list[str]:
    wanted, found = _total(message.talks), _total(told)
    if wanted is None and found is None:
        return []
    tally.add("minutes", wanted == found)
    return [] if wanted == found else [f"minutes {found}, not {wanted}"]


def _total(talks: Iterable[Talk]) -> int | None:
    minutes = [talk.minutes for talk in talks if talk.minutes is not None]
    return sum(minutes) if minutes else None
