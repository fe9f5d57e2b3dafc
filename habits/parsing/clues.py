"""What came of a conversation and with whom it was, from the words about it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from habits.domain.engagements import Audience, Outcome
from habits.parsing.gathering import Draft
from habits.parsing.lexicon import Lexicon, Tag
from habits.parsing.pieces import Piece
from habits.parsing.tokens import Form

_Clues = Mapping[str, tuple[tuple[tuple[str, ...], Audience | Outcome], ...]]
_WIDEST = 5


def clues_of(draft: Draft, lexicon: Lexicon) -> tuple[Audience | None, frozenset[Outcome]]:
    """The audience and the outcomes that the clauses of a conversation tell."""
    audiences, outcomes, tags = _index(lexicon)
    pieces = [piece for clause in draft.clauses for piece in clause.pieces]
    words = [word for piece in pieces for word in _words(piece)]
    found = [*_found(words, audiences), *_tagged(pieces, tags)]
    told = [*_found(words, outcomes), *_tagged(pieces, tags)]
    audience = next((clue for clue in found if isinstance(clue, Audience)), None)
    return audience, frozenset(clue for clue in told if isinstance(clue, Outcome))


def _words(piece: Piece) -> Iterator[str]:
    if piece.form in (Form.WORD, Form.NUMBER):
        yield from piece.low.split()
        if piece.possessive:
            yield "'s"


def _tagged(pieces: list[Piece], tags: _Clues) -> Iterator[Audience | Outcome]:
    for piece in pieces:
        if piece.form is Form.HASHTAG:
            for _, clue in tags.get(piece.low[1:], ()):
                yield clue


def _found(words: list[str], clues: _Clues) -> Iterator[Audience | Outcome]:
    for at, word in enumerate(words):
        for pattern, clue in clues.get(word, ()):
            if _matches(words, at, pattern) and not _is_negated(words, at):
                yield clue


def _matches(words: list[str], at: int, pattern: tuple[str, ...]) -> bool:
    place = at
    loose = False
    for wanted in pattern:
        if wanted == "*":
            loose = True
            continue
        window = words[place : place + _WIDEST + 1] if loose else words[place : place + 1]
        if wanted not in window:
            return False
        place += window.index(wanted) + 1
        loose = False
    return True


_NEGATIONS = frozenset(
    "not no never didn't didnt hasn't haven't won't don't doesn't isn't without nothing cannot can't "
    "couldn't if almost nearly".split(),
)


def _is_negated(words: list[str], at: int) -> bool:
    return any(word in _NEGATIONS for word in words[max(0, at - _WIDEST) : at])


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> tuple[_Clues, _Clues, _Clues]:
    audiences = [(clue, a) for a, words in lexicon.audiences.items() for clue in words.clues]
    outcomes = [(clue, o) for o, words in lexicon.outcomes.items() for clue in words.clues]
    tags = [(tag, a) for a, words in lexicon.audiences.items() for tag in words.tags]
    tags += [(tag, o) for o, words in lexicon.outcomes.items() for tag in words.tags]
    return _by_first(audiences), _by_first(outcomes), _by_first(tags)


def _by_first(clues: list[tuple[str, Audience | Outcome]]) -> _Clues:
    found: dict[str, list[tuple[tuple[str, ...], Audience | Outcome]]] = {}
    for phrase, clue in clues:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, clue))
    return {first: tuple(patterns) for first, patterns in found.items()}
