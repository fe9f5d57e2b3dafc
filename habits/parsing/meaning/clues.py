"""What came of a conversation and with whom it was, from the words about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from habits.domain.engagements import Audience, Outcome
from habits.parsing.lexicon import Lexicon
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_Told = TypeVar("_Told")
_GAP = 5
_DENIED_WITHIN = 3
_IS = frozenset("is was she's he's shes hes they're".split())
_DENIALS = frozenset(
    "not no never didn't didnt hasn't haven't won't don't doesn't isn't without nothing cannot can't "
    "couldn't if almost nearly".split(),
)


@dataclass(frozen=True, slots=True)
class _Clues(Generic[_Told]):
    """Phrases by their first word, and hashtags."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], _Told], ...]]
    tags: Mapping[str, _Told]

    def find(self, pieces: Iterable[Piece]) -> Iterator[_Told]:
        """What the words tell, in their order; then what the hashtags tell."""
        told = tuple(pieces)
        words = [word for piece in told for word in _words(piece)]
        for at, word in enumerate(words):
            for pattern, clue in self.phrases.get(word, ()):
                if _matches(words, at, pattern) and not _is_denied(words, at):
                    yield clue
        for piece in told:
            if piece.form is Form.HASHTAG and piece.low[1:] in self.tags:
                yield self.tags[piece.low[1:]]


def find_audience(pieces: Iterable[Piece], lexicon: Lexicon) -> Audience | None:
    """The first audience that the words about a conversation tell."""
    told = tuple(pieces)
    return next(_audiences(lexicon).find(told), None) or _find_complement(told)


def _find_complement(pieces: Sequence[Piece]) -> Audience | None:
    """The audience that somebody is said to be of: "she's a reporter at the Globe"."""
    roles = (at for at, piece in enumerate(pieces) if piece.audience)
    for at in roles:
        before = [word for one in pieces[max(0, at - _DENIED_WITHIN) : at] for word in _words(one)]
        if not _IS.isdisjoint(before) and _DENIALS.isdisjoint(before):
            return pieces[at].audience
    return None


def find_outcomes(pieces: Iterable[Piece], lexicon: Lexicon) -> frozenset[Outcome]:
    """All outcomes that the words about a conversation tell."""
    return frozenset(_outcomes(lexicon).find(pieces))


def _words(piece: Piece) -> list[str]:
    return piece.low.split() if piece.form in (Form.WORD, Form.NUMBER) else []


def _matches(words: list[str], at: int, pattern: tuple[str, ...]) -> bool:
    """Whether the words from here read like the pattern; "*" stands for up to five words."""
    place, is_loose = at, False
    for wanted in pattern:
        if wanted == "*":
            is_loose = True
            continue
        window = words[place : place + 1 + (_GAP if is_loose else 0)]
        if wanted not in window:
            return False
        place += window.index(wanted) + 1
        is_loose = False
    return True


def _is_denied(words: list[str], at: int) -> bool:
    return not _DENIALS.isdisjoint(words[max(0, at - _DENIED_WITHIN) : at])


@lru_cache(maxsize=8)
def _audiences(lexicon: Lexicon) -> _Clues[Audience]:
    kinds = lexicon.audiences.items()
    return _clues(
        [(clue, audience) for audience, words in kinds for clue in words.clues],
        {tag: audience for audience, words in kinds for tag in words.tags},
    )


@lru_cache(maxsize=8)
def _outcomes(lexicon: Lexicon) -> _Clues[Outcome]:
    kinds = lexicon.outcomes.items()
    return _clues(
        [(clue, outcome) for outcome, words in kinds for clue in words.clues],
        {tag: outcome for outcome, words in kinds for tag in words.tags},
    )


def _clues(phrases: Iterable[tuple[str, _Told]], tags: Mapping[str, _Told]) -> _Clues[_Told]:
    found: dict[str, tuple[tuple[tuple[str, ...], _Told], ...]] = {}
    for phrase, clue in phrases:
        first, *_ = words = tuple(phrase.split())
        found[first] = (*found.get(first, ()), (words, clue))
    return _Clues(found, tags)
