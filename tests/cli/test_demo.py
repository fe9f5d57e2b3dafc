"""`fifteen demo --tour`."""

import pytest

from tests.command import Fifteen

STORY = (
    "$ fifteen organisation create Acme --time-zone Europe/Amsterdam",
    "Your first prompt comes on Monday 2 March at 08:30.",
    "Somebody has joined by this link already",
    "Today: 3 conversations, fifteen minutes.",
    "2 logged · 2 of 3 today",
    "✓ Sally Kim · Twitter",
    "One more makes the day",
    "3 of 3 today · 1 in a row",
    "The machine is off on Tuesday morning",
    "5 in a row",
    "Acme, week of Monday 2 March",
    "Max · 1 of 5 days",
    "late",
    "Max · 5 of 5 days · 25 conversations",
    "every step happened",
)


@pytest.mark.slow
def test_the_tour_tells_its_story_in_order_and_needs_no_token(fifteen: Fifteen) -> None:
    told = fifteen("demo", "--tour")
    assert (told.returncode, told.stderr) == (0, "")
    position = 0
    for words in STORY:
        position = told.stdout.index(words, position)


def test_without_saying_what_to_play_it_says_what_there_is(fifteen: Fifteen) -> None:
    asked = fifteen("demo")
    assert asked.returncode == 2
    assert asked.stderr == "fifteen: say what to play: fifteen demo --tour\n"
