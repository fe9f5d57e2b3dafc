"""Nothing in joining gets stuck: whatever is said, pressed or left undone at a step, one is answered and gets on."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from tests.conftest import FreshDatabase
from tests.sandbox.pictures import png
from tests.scenarios.stage import MONDAY, Actor, Stage, shown

STEPS: dict[str, Sequence[str]] = {
    "zone": (),
    "where": ("no",),
    "which place": ("London",),
    "times": ("yes",),
    "expectation": ("yes", "9:30"),
    "first log": ("yes", "9:30", "later"),
}
"""What is said to come to a step."""
DEFAULTS = ("join:zone", "join:times", "expect:later")
LEADS_ON = (
    "right?", "Where are you?", "Where is that?", "I know no city", "no city near", "Does that suit you?",
    "as a time of day", "at least 3 days a week", "What should come of it", "what should come of it",
    "I don’t count", "You are in.", "send /join", "/resume", "Nothing more from me today",
)  # fmt: skip
"""What asks the open question again, goes on with the next, or says how to come back."""

Act = Callable[[Actor], object]


def says(text: str) -> Act:
    return lambda person: person.person.send(text)


def presses(data: str) -> Act:
    return lambda person: person.person.press(
        data, message_id=person.last().message_id, forged=True
    )


def edits_what_was_said(person: Actor) -> None:
    number = person.person.send("Porto")
    person.bot.settle()
    person.person.edit(number, "Lisbon")


ACTS: dict[str, Act] = {
    **{
        said: says(said)
        for said in (
            "hello", "why should I?", "no", "later", "👍", "é" * 3000, "Lisbon", "London", "9:15", "Sundays",
            "Talked to Sally on Twitter", "off until Monday", "1000 followers", "stop", "help",
            "/start", "/start nonsense", "/streak", "/zone", "/zone Gondor", "/days Mon-Thu", "/expectation",
            "/name Dana Lee", "/skip", "/invite", "/summary", "/nonsense",
        )
    },
    **{data: presses(data) for data in (*DEFAULTS, "join:none", "place:2267057", "anything")},
    "a photo": lambda person: person.person.send_photo(png(10, 10), "look"),
    "a voice message": lambda person: person.person.send_voice(5),
    "a place at sea": lambda person: person.person.send_location(0, -30),
    "a place": lambda person: person.person.send_location(38.72, -9.14),
    "an edit": edits_what_was_said,
}  # fmt: skip


@pytest.fixture
def database_url(fresh_sqlite: FreshDatabase) -> str:
    """One kind of database is enough for what is said: the others are in every other scenario."""
    return fresh_sqlite()


@pytest.fixture
def link(stage: Stage) -> str:
    """A link for a whole team."""
    return stage.joins("Max", stage.organisation()).says("/invite team")[0]


def comes_to(person: Actor, link: str, step: str) -> None:
    person.opens(link)
    for said in STEPS[step]:
        person.says(said)


def does(person: Actor, act: Act) -> str:
    """What somebody sees, after they have done it, that was not there before."""
    before = Counter(person.sees())
    act(person)
    person.bot.settle()
    return "\n".join((Counter(person.sees()) - before).elements())


def gets_in(person: Actor) -> str:
    """Press the default button of each step, wherever it stands; answers what /routine then shows."""
    for data in DEFAULTS:
        if any(
            one.data == data for seen in person.person.see() for row in seen.buttons for one in row
        ):
            person.presses(data)
    return "\n".join(person.says("/routine"))


@pytest.mark.parametrize("step", ["zone", "times", "expectation", "first log"])
def test_whatever_is_said_or_pressed_is_answered_and_leads_on(
    stage: Stage, link: str, step: str
) -> None:
    stuck = {}
    for name, act in ACTS.items():
        person = stage.person("Dana")
        comes_to(person, link, step)
        answer = does(person, act)
        leads_on = any(words in answer for words in LEADS_ON) or (answer and step == "first log")
        routine = gets_in(person)
        if not leads_on or "Your clock:" not in routine:
            stuck[name] = f"{answer}\n\n{routine}"
    assert stuck == {}


@pytest.mark.parametrize("step", STEPS)
def test_after_a_restart_and_a_week_of_silence_one_gets_on_where_one_was(
    stage: Stage, link: str, step: str
) -> None:
    person = stage.person("Dana")
    comes_to(person, link, step)
    stage.shuts()
    stage.opens()
    stage.goes_to(MONDAY + timedelta(days=7), "12:00")
    assert "Your clock:" in gets_in(person)
    assert person.says("Talked to Sally on Twitter")[0].startswith("✓ Sally")
    stage.goes_to(MONDAY + timedelta(days=8), "10:00")
    assert any("Today: 3 conversations" in shown(one) for one in person.person.see() if one.by_bot)


@pytest.mark.parametrize("step", ["zone", "times", "expectation"])
def test_a_conversation_told_in_the_middle_is_logged_and_the_question_stays(
    stage: Stage, link: str, step: str
) -> None:
    person = stage.person("Dana")
    comes_to(person, link, step)
    question = person.sees()[-1].splitlines()[-1]
    assert question in person.says("Talked to Sally on Twitter")[-1]
    assert question in person.says("met Ben (Contoso) and Maya yesterday")[-1]
    gets_in(person)
    logged = [one for one in person.sees() if one.startswith("✓")]
    assert [one.splitlines()[0] for one in logged] == [
        "✓ Sally · Twitter",
        "✓ Ben · face to face · Sunday, late",
    ]
    assert "whom did you last talk to" not in person.transcript()
