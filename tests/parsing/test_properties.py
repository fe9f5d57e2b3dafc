"""What holds for any text at all: it is read, the same each time, and at a bounded cost."""

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habits.parsing import MessageKind
from tests.parsing.corpora import corpus
from tests.parsing.stages import reading_of

WORDS = st.sampled_from(
    "Talked to with Ben Ana Kurt on LinkedIn X and , . : ; - ( ) \" ' ? ! \n / & + @jo u/al #lead 📞 "
    "yesterday Monday 3 12 two minutes chat chats not no will call tomorrow she said asked me "
    "replied customer our a the of from about who was both all others total sorry I we posted "
    "likes https://x.com/al/1 scratch each hour Mrs. de van 's called wrote him her".split(" "),
)
MESSAGES = st.one_of(
    st.text(max_size=400),
    st.lists(WORDS, max_size=60).map(" ".join),
    st.sampled_from([message.text for message in corpus("given")]).map(lambda text: text * 2),
)
HOSTILE = (
    "a.", "@", "a@", "a b ", "Ben, ", "Ben and ", "1 ", "talked to ben ", "with ", "all ", "de ",
    "(", "(Acme) ", '" ', "Ben on LinkedIn, ", "a\n", "one of our ", "tlkd ", "🐦", "about ", "not ",
    "a? ", "Ana wrote. ", "http://x.com/a ", "@jo ", "spoekx ", "had a good long ", "signed a ",
    "talked with Ben about the ", "'", "a'", "-", "http://", "\u0300", "5 people, ", "no answer. ",
    "😀 ", "😀a ", "1) ", "if ", "2 with ", "soooo", "Ana's ", "saw Ana ", "my answer, ", "Ana by ",
    "at 5 ", "10:30 ", "email Bob, ", "undo ", "nobody ", "for two weeks ", "I was ", "& Co ",
)  # fmt: skip
MOST_STEPS = 120_000
"""Calls of functions that one message may cost."""


@given(MESSAGES)
def test_any_text_is_read(text: str) -> None:
    reading = reading_of(text)
    assert (reading.kind is MessageKind.LOG) == bool(reading.conversations)
    for talk in reading.conversations:
        assert (talk.person is None) == (talk.anonymous > 0)
        assert talk.minutes is None or talk.minutes > 0


@given(MESSAGES)
def test_the_same_text_has_the_same_reading(text: str) -> None:
    assert reading_of(text) == reading_of(text)


@given(st.lists(st.sampled_from(["Ana", "Bo", "Cy", "Di"]), min_size=1, max_size=8))
def test_nobody_is_credited_twice(names: list[str]) -> None:
    reading = reading_of("Talked to " + ", ".join(names) + " on LinkedIn")
    found = [talk.person.name for talk in reading.conversations if talk.person]
    assert sorted(found, key=str) == sorted(set(names))


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_cost_of_a_text_is_linear_in_its_length(piece: str) -> None:
    short, long = (_steps((piece * 4000)[:length]) for length in (500, 1000))
    assert long <= 2.5 * short + 500


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_costs_more_than_a_long_message(piece: str) -> None:
    assert _steps((piece * 4000)[:4000]) <= MOST_STEPS


def _steps(text: str) -> int:
    """How many functions of Python are called to read a text."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    reading_of("")
    sys.setprofile(count)
    try:
        reading_of(text)
    finally:
        sys.setprofile(before)
    return calls
