"""The people whom leaders talk to: how their names compare, and whom a name means."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz.distance import OSA, JaroWinkler

LETTERS = 5
"""How many letters a name needs for one of them to be a typing error."""

_ALIKE, _FEW = 0.8, 5
"""From where on two names are alike (Jaro-Winkler), and how many such people are worth showing."""


class Cadence(StrEnum):
    """How often somebody should be talked to; the values are what is stored."""

    CLOSE = "close"
    WIDER = "wider"

    @property
    def rhythm(self) -> timedelta:
        """How long after a conversation the next is due."""
        return timedelta(weeks=3) if self is Cadence.CLOSE else timedelta(weeks=13)


class Urgency(StrEnum):
    """How long somebody has been waiting for the next conversation."""

    LATER = "later"
    DUE = "due"
    OVERDUE = "overdue"


def due_on(talked_on: date | None, cadence: Cadence, known_since: date) -> date:
    """When the next conversation with somebody is due; with whom there was none, from the first day on."""
    return known_since if talked_on is None else talked_on + cadence.rhythm


def urgency(due: date, cadence: Cadence, today: date) -> Urgency:
    """How urgent a conversation is on a day: it is overdue once its cadence has gone by a second time."""
    if today < due:
        return Urgency.LATER
    return Urgency.OVERDUE if today >= due + cadence.rhythm else Urgency.DUE


@dataclass(frozen=True, slots=True)
class Known:
    """A record that a name may mean: its key, and the person whom it stands for.

    `is_own` says that the leader who names somebody knows that person.
    """

    id: int
    name: str
    key: str
    person: int
    is_own: bool
    company: str | None = None
    talked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a name means: a record, or none where it has none yet; `rivals` are those between whom only asking decides."""

    record: Known | None
    rivals: Sequence[Known] = ()


def name_key(name: str) -> str:
    """A name as it is compared: without case, accents, full stops and doubled spaces."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.replace(".", " ").split())


def first_key(key: str) -> str:
    """The first word of a name as it is compared."""
    return key.split(" ", 1)[0]


def handle_key(handle: str) -> str:
    """A handle as it is compared: without case and the sign before it."""
    return handle.strip().removeprefix("@").casefold()


def meant(key: str, company: str | None, known: Sequence[Known]) -> Match:
    """Whom a name as it is compared means among records that share its first word.

    The whole name decides, whoever knows the person. A first name alone means whoever the leader knows by it, and a
    whole name may be that of somebody known by the first name until now. Between two a company that fits one of them
    decides, and nothing else: `rivals` are then to be asked about.
    """
    same = [one for one in known if one.key == key]
    own = [one for one in known if one.is_own and one.key != key]
    if key == first_key(key):
        near = [one for one in own if first_key(one.key) == key]
        same = [one for one in same if one.is_own or not near]
    else:
        near = [one for one in own if not same and one.key == first_key(key)]
    return _decided(same, near, company, is_new=not same and key != first_key(key))


def misspelt(key: str, known: Iterable[Known]) -> Match:
    """Whom a name may mean that differs by one typing error from those of people whom the leader knows.

    A first name alone is compared with first names. Nobody, where two people are as near.
    """
    if len(key) < LETTERS:
        return Match(None)
    alone = key == first_key(key)
    near = [
        one
        for one in known
        if one.is_own and _is_near(key, first_key(one.key) if alone else one.key)
    ]
    people = {one.person for one in near}
    return Match(near[0]) if len(people) == 1 else Match(None)


def sought(key: str, company: str | None, known: Sequence[Known]) -> Sequence[Known]:
    """Everybody whom a name may mean that is looked up, each once; `known` are records that share its first word.

    Whom the leader knows by it comes before all others of the name; nobody where only a shorter name is known.
    """
    match = meant(key, company, known)
    if match.record is not None and not match.rivals:
        return [match.record]
    named = [one for one in (match.record, *match.rivals) if one is not None]
    exact = [one for one in named if one.key == key or first_key(one.key) == key]
    others = [one for one in known if first_key(one.key) == key]
    return _each_once(exact or others)


def nearest(key: str, known: Iterable[Known]) -> Sequence[Known]:
    """The people of some records whose names are most like one, the likest first: a few, or nobody."""
    likeness = {one.id: (one, _likeness(key, one.key)) for one in known}
    like = sorted(
        (pair for pair in likeness.values() if pair[1] >= _ALIKE),
        key=lambda pair: (-pair[1], pair[0].id),
    )
    return _each_once([one for one, _ in like])[:_FEW]


def _each_once(known: Iterable[Known]) -> list[Known]:
    """One record a person, the first that there is."""
    people: dict[int, Known] = {}
    for one in known:
        people.setdefault(one.person, one)
    return list(people.values())


def _likeness(key: str, other: str) -> float:
    first = JaroWinkler.similarity(key, first_key(other)) if key == first_key(key) else 0.0
    return max(first, JaroWinkler.similarity(key, other))


def _is_near(key: str, other: str) -> bool:
    return len(other) >= LETTERS and OSA.distance(key, other, score_cutoff=1) == 1


def _decided(
    same: Sequence[Known], near: Sequence[Known], company: str | None, *, is_new: bool
) -> Match:
    people = {one.person: one for one in reversed([*same, *near])}
    if len(people) == 1 and not is_new:
        return Match(next(iter(people.values())))
    works_there = [one for one in people.values() if _works_at(one, company)]
    if len(works_there) == 1 and not is_new:
        return Match(works_there[0])
    return Match(same[0] if same else None, sorted(people.values(), key=lambda one: one.id))


def _works_at(one: Known, company: str | None) -> bool:
    return (
        company is not None
        and one.company is not None
        and name_key(one.company) == name_key(company)
    )
