"""Reads what somebody expects to come of the conversations; the words are handed in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from habits.domain.errors import VanityMeasure
from habits.domain.expectations import Expectation, Measure, Period
from habits.parsing.words.normalise import normalise

T = TypeVar("T")

LONGEST = 500
"""Letters of a purpose that are kept."""
_MOST = 10_000
_NEAR = 3
"""How many words behind a number that which it counts may stand."""
_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)?")
_VAGUE = (Measure.CUSTOMER, Measure.EMPLOYEE, Measure.CONVERSATION)
"""What is counted where nothing says more: an outcome does, and an audience more than none."""


@dataclass(frozen=True, slots=True)
class ExpectationWords:
    """How expectations are put: phrases for what is counted and how often, numbers, and what is counted in vain."""

    measures: Mapping[Measure, tuple[str, ...]]
    periods: Mapping[Period, tuple[str, ...]]
    numbers: Mapping[str, int]
    vanity: tuple[str, ...]


def read_expectation(text: str, words: ExpectationWords) -> Expectation:
    """What a text expects, in its own words and, as far as it says so, as a measure, a number and a period.

    Raises VanityMeasure where followers, likes, reach or impressions are what it would count.
    """
    spoken = _spoken(text)
    measures, vain = _found(spoken, words.measures), _found(spoken, {"vain": words.vanity})
    if vain and not any(at < vain[0][0] for at, _ in measures):
        raise VanityMeasure(said=spoken[vain[0][0]])
    number, counted = _counted(spoken, measures, words)
    periods = _found(spoken, words.periods)
    return Expectation(
        " ".join(text.split())[:LONGEST], counted, number, periods[0][1] if periods else None
    )


def says_how_often(text: str, words: ExpectationWords) -> bool:
    """Whether a text speaks of something in each of some period, as no account of a day does."""
    return bool(_found(_spoken(text), words.periods))


def says_what(text: str, words: ExpectationWords) -> bool:
    """Whether a text names anything that can be counted, in vain or not."""
    spoken = _spoken(text)
    return bool(_found(spoken, words.measures) or _found(spoken, {"vain": words.vanity}))


def _spoken(text: str) -> Sequence[str]:
    return _WORD.findall(normalise(text).casefold())


def _found(spoken: Sequence[str], phrases: Mapping[T, tuple[str, ...]]) -> list[tuple[int, T]]:
    """Where phrases end in some words, and what each stands for; the longest of those that end at one word."""
    ends: dict[int, tuple[int, T]] = {}
    for meant, several in phrases.items():
        for phrase in several:
            parts = phrase.split()
            for at in range(len(spoken) - len(parts) + 1):
                end = at + len(parts) - 1
                if list(spoken[at : end + 1]) == parts and len(parts) > ends.get(end, (0,))[0]:
                    ends[end] = (len(parts), meant)
    return [(end, meant) for end, (_, meant) in sorted(ends.items())]


def _counted(
    spoken: Sequence[str], measures: Sequence[tuple[int, Measure]], words: ExpectationWords
) -> tuple[int | None, Measure | None]:
    """The number to be reached, and what it counts: what stands behind it, else what the words say anywhere."""
    numbers = [(at, _number(word, words)) for at, word in enumerate(spoken)]
    for at, number in numbers:
        behind = [measure for place, measure in measures if at < place <= at + _NEAR]
        if number and behind:
            return number, _clearest(behind)
    anywhere = [measure for _, measure in measures]
    first = next((number for _, number in numbers if number), None)
    return first, _clearest(anywhere) if anywhere else None


def _clearest(measures: Sequence[Measure]) -> Measure:
    return max(measures, key=lambda one: -_VAGUE.index(one) if one in _VAGUE else 1)


def _number(word: str, words: ExpectationWords) -> int | None:
    number = int(word[:9]) if word.isdecimal() else words.numbers.get(word, 0)
    return number if 0 < number <= _MOST else None
