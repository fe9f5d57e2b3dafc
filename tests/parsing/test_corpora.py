"""Floors under the figures: the goals for both corpora, and the gap between them.

`own` was frozen before any rule was tuned. The first rules, which had been written with
the 140 given messages in view, credited 90.7 % of them exactly and 86.0 % of `own`. The rounds
in `later` were each scored once before they were used. Seven by leaders as they usually write:
88.0, 80.4, 85.3, 84.3, 88.9, 89.0 and 89.7 % credited exactly; 6.5, 8.4, 5.5, 2.9, 11.1 (a round
with nothing to credit), 2.4 and 3.4 % credited too much. Three by writers told to be hard to read
(foreign word order, dictation, slang, notes in shorthand): 80.8, 67.5 and 72.5 %; 3.3, 8.3 and
3.3 %. One more of these, kept hidden to the end: 80.0 % and 5.0 % (kind 83.3, audience 54.5, minutes
58.3, outcomes 58.8 %). Two written alike to the given ones: 85.0 and 83.6 %; 7.1 and 6.4 % (kind 89.3
and 87.9, audience 88.9 and 72.2, minutes 62.5 and 75.0, outcomes 66.7 and 80.0 %); the second was met
by rules that had used the first. Those, and not the figures below, tell what new messages will meet.
"""

import pytest

from tests.parsing.corpora import corpus
from tests.parsing.scoring import FIGURES, Tally, score

CEILINGS = {"over-credit": 0.01, "over-credit on nothing": 0.0, "under-credit": 0.05}
FLOORS = {
    "kind": 0.96,
    "count": 0.95,
    "person F1": 0.96,
    "platform": 0.97,
    "audience": 0.90,
    "day": 0.98,
    "minutes": 0.95,
    "outcomes F1": 0.90,
    "entirely right": 0.93,
}
GAP = 0.03


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return {name: score(corpus(name)) for name in ("given", "own", "later")}


@pytest.mark.parametrize("name", ["given", "own"])
@pytest.mark.parametrize("figure", FIGURES)
def test_the_reader_reaches_its_goals(tallies: dict[str, Tally], name: str, figure: str) -> None:
    share = tallies[name].share(figure)
    assert share <= CEILINGS.get(figure, 1.0), tallies[name].faults
    assert share >= FLOORS.get(figure, 0.0), tallies[name].faults


@pytest.mark.parametrize("figure", FIGURES)
def test_messages_in_other_voices_are_read_as_well(tallies: dict[str, Tally], figure: str) -> None:
    assert abs(tallies["given"].share(figure) - tallies["own"].share(figure)) <= GAP


def test_later_messages_are_not_credited_too_much(tallies: dict[str, Tally]) -> None:
    assert tallies["later"].share("over-credit") <= CEILINGS["over-credit"]
    assert tallies["later"].share("count") >= FLOORS["count"]
