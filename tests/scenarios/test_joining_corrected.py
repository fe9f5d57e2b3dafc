"""What was said amiss while joining is put right at once; and what is none of it is answered for what it is."""

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

RETYPE = "Not what you meant? Type it again."


@pytest.fixture
def newcomer(stage: Stage) -> Actor:
    """Somebody who is asked for time and days."""
    person = stage.person("Nina")
    person.opens(stage.organisation())
    person.presses("join:zone")
    return person


def first_line(answers: list[str]) -> str:
    return answers[0].splitlines()[0]


def first_prompt(answers: list[str]) -> str:
    return next(one for one in answers[0].splitlines() if one.startswith("Your first prompt"))


def test_a_slip_in_time_or_days_is_shown_and_typed_again_until_the_first_prompt(
    stage: Stage, newcomer: Actor
) -> None:
    assert first_line(newcomer.says("every day")) == f"Good: 08:30, every day. {RETYPE}"
    assert first_line(newcomer.says("no, weekdays at 9")) == (
        f"Good: 09:00, Monday to Friday. {RETYPE}"
    )
    assert first_line(newcomer.says("/days Tue-Fri")) == (
        f"Good: 09:00, Tuesday, Wednesday, Thursday, Friday. {RETYPE}"
    )
    assert first_prompt(newcomer.presses("Later")) == (
        "Your first prompt comes on Tuesday 3 March at 09:00."
    )
    assert first_prompt(newcomer.says("sorry, make it 10:00")) == (
        "Your first prompt comes on Tuesday 3 March at 10:00."
    )
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:30")
    asked = [one for one in newcomer.reads_with_times() if "16:24" not in one]
    assert [one[:12] for one in asked] == [
        "Tue 03 10:00", "Wed 04 10:00", "Thu 05 10:00", "Thu 05 12:00",
    ]  # fmt: skip
    assert newcomer.says("9:00")[0].startswith("In a few words more, please")


def test_what_was_pressed_needs_no_second_look(newcomer: Actor) -> None:
    newcomer.presses("10:00")
    assert first_line(newcomer.presses("join:times")) == "Good: 10:00, Monday to Friday."


def test_a_bare_number_is_no_time_once_the_times_are_agreed(newcomer: Actor) -> None:
    newcomer.presses("join:times")
    assert first_line(newcomer.says("9")).startswith("In a few words more, please")
    assert first_prompt(newcomer.says("later")) == (
        "Your first prompt comes on Monday 2 March at 08:30."
    )


def test_commands_for_time_and_days_answer_the_question_for_them(newcomer: Actor) -> None:
    assert newcomer.says("/time soon")[0].startswith("I could not read “soon”")
    assert first_line(newcomer.says("/time 9")) == f"Good: 09:00, Monday to Friday. {RETYPE}"


def test_a_place_named_in_between_leaves_the_question_open(newcomer: Actor) -> None:
    newcomer.presses("join:times")
    assert newcomer.says("/zone") == [
        "Where are you?\nType your city, like Lisbon, or share your location."
    ]
    moved, asked = newcomer.says("Lisbon")
    assert moved.startswith("You are in Lisbon, Portugal now, where it is 06:00.")
    assert first_line([asked]) == "What should come of it, that we can count?"
    assert first_line(newcomer.says("2 leads a month")) == (
        "You are in. What should come of it: 2 leads a month."
    )


def test_whoever_would_rather_not_join_is_left_in_peace_and_can_come_back(newcomer: Actor) -> None:
    assert newcomer.says("not now") == [
        "No hurry. The button stays good; or send /join when you have a minute."
    ]
    assert newcomer.says("stop") == ["Good, no prompts. If you change your mind, send /join."]
    assert newcomer.says("/stop")[0].startswith("You have no routine yet")
    assert "It is 07:00 where you are, right?" in newcomer.says("/join")[0]


def test_a_message_kept_while_joining_is_logged_as_it_was_edited_last(newcomer: Actor) -> None:
    number = newcomer.writes("Talked to Sally on Twitter")
    assert newcomer.reads()[0] == "I keep that: Sally. It is logged as soon as you are in."
    assert newcomer.edits(number, "Talked to Sally Kim on Twitter")[0] == (
        "I keep that: Sally Kim. It is logged as soon as you are in."
    )
    assert newcomer.says("had 2 calls")[0] == (
        "I keep that: 2 people. It is logged as soon as you are in."
    )
    logged = newcomer.presses("join:times")[:-1]
    assert [first_line([one]) for one in logged] == ["✓ Sally Kim · Twitter", "✓ 2 people · phone"]
    assert newcomer.edits(number, "Talked to Sally Kim on LinkedIn") == []
    assert "✓ Sally Kim · LinkedIn" in newcomer.transcript()
    assert newcomer.presses("Later")[0].endswith(
        "Your first log is there. The next goes the same way: tell me whom you talked to, in a sentence."
    )


def test_not_to_remember_anybody_is_an_answer_too(newcomer: Actor) -> None:
    newcomer.presses("join:times")
    newcomer.presses("Later")
    assert newcomer.says("I can’t remember") == [
        "That’s fine. Your first prompt says where to start; tell me then."
    ]


def test_while_stopped_the_streak_says_so_and_days_wait_for_the_way_back(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("/stop")
    assert dana.says("/streak")[0].splitlines()[:2] == [
        "0 in a row",
        "You have stopped: no prompts come. /resume begins again.",
    ]
    waits = (
        "You have stopped, so no days are yours just now. /resume begins again; then I change them."
    )
    assert [dana.says(said) for said in ("/days", "/days Mon Wed Fri")] == [[waits]] * 2
    assert "Your next prompt" not in dana.says("/target 4")[0]
    assert "Next prompt" not in dana.says("/routine")[0]
    assert dana.says("/resume")[0].endswith("Your next prompt comes on Monday 2 March at 08:30.")
