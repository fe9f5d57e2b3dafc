"""What should come of it, that we can count: asked on joining, left for later, said in own words, and never vain."""

from datetime import timedelta

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

ASKS_WHAT = """\
What should come of it, that we can count?
Press one, or say it in your own words, like “5 referrals a quarter”.
[2 leads a month | 4 ideas a month]
[3 complaints resolved a month]
[5 talks with employees a week]
[10 talks with customers a week]
[Later]"""
AGAIN = f"One thing is still open from the day you joined.\n\n{ASKS_WHAT}"
REFUSED = (
    "I don’t count “{}”: that can be bought, and nobody has to talk to anybody for it. "
    "Better is what comes of talking, like one of these.\n"
    "[10 talks with customers a week]\n[2 leads a month]"
)
IS_IN = "You are in. What should come of it: {}."
COUNT_IT = " With a number and a period I can count it: /expectation 2 leads a month"
VAGUE = ("I want our people to know me", "More referrals")
FINE = "Fine. When you know, send /expectation."
COUNTS = (
    "With a number and a period we can count it, like “2 leads a month”: "
    "send /expectation and the words."
)


@pytest.fixture
def asked(stage: Stage) -> Actor:
    """Somebody who has agreed on the usual routine, and was just asked what should come of it."""
    person = stage.person("Nina")
    person.opens(stage.organisation())
    person.presses("join:zone")
    person.presses("join:times")
    return person


def first_line(answers: list[str]) -> str:
    return answers[0].splitlines()[0]


@pytest.mark.parametrize(
    "said",
    [
        "2 leads a month",
        "2 hires a year",
        "Hire two engineers this quarter",
        "20 conversations with customers a month",
        "I want our people to know me",
        "More referrals",
    ],
)
def test_own_words_are_kept_as_they_are(asked: Actor, said: str) -> None:
    assert first_line(asked.says(said)) == IS_IN.format(said) + (COUNT_IT if said in VAGUE else "")
    assert f"So far it is: {said}." in asked.says("/expectation")[0].splitlines()


@pytest.mark.parametrize(
    ("said", "word"),
    [("1000 followers", "followers"), ("More likes", "likes"), ("grow our reach", "reach"),
     ("200 new fans by June", "fans")],
)  # fmt: skip
def test_what_is_counted_in_vain_is_refused_with_two_better_ones(
    asked: Actor, said: str, word: str
) -> None:
    assert asked.says(said) == [REFUSED.format(word)]
    assert first_line(asked.presses("10 talks with customers a week")) == (
        "You are in. What should come of it: 10 talks with customers a week."
    )


def test_a_conversation_is_logged_while_it_is_asked(asked: Actor) -> None:
    weekly = "Talked to Sally on Twitter about her weekly goal"
    assert asked.says(weekly)[0].startswith("✓ Sally · Twitter")
    assert first_line(asked.says("had 4 conversations on LinkedIn")) == "✓ 4 people · LinkedIn"


def test_left_for_later_it_is_asked_once_more_on_the_third_day(stage: Stage, asked: Actor) -> None:
    asked.presses("expect:later")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "11:59")
    asked.reads()
    stage.goes_to(MONDAY + 2 * ONE_DAY, "12:01")
    assert asked.reads() == [AGAIN]
    assert asked.says("not yet") == [FINE]
    stage.goes_to(MONDAY + 6 * ONE_DAY, "12:00")
    assert AGAIN not in asked.reads()


def test_a_week_of_silence_in_the_middle_stops_neither_prompts_nor_the_question(
    stage: Stage, asked: Actor
) -> None:
    stage.goes_to(MONDAY + timedelta(days=4), "12:00")
    seen = [one[:12] for one in asked.reads_with_times()]
    assert [one for one in seen if one.endswith("08:30")] == [
        f"{day} 08:30" for day in ("Mon 02", "Tue 03", "Wed 04", "Thu 05", "Fri 06")
    ]
    assert "Wed 04 12:00" in seen
    assert asked.presses("2 leads a month") == ["Noted: 2 leads a month.\n/expectation changes it."]


def test_answered_at_once_it_is_not_asked_again(stage: Stage, asked: Actor) -> None:
    asked.presses("4 ideas a month")
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:30")
    assert not any("What should come of it" in one for one in asked.reads())


def test_on_a_full_day_and_on_a_day_off_the_question_waits(stage: Stage, asked: Actor) -> None:
    asked.presses("expect:later")
    stage.goes_to(MONDAY + ONE_DAY, "20:00")
    asked.says("off until Friday")
    asked.reads()
    stage.goes_to(MONDAY + 3 * ONE_DAY, "23:00")
    assert asked.reads() == []
    stage.goes_to(MONDAY + 7 * ONE_DAY, "07:00")
    assert [one[:12] for one in asked.reads_with_times()] == ["Fri 06 08:30", "Fri 06 18:00"]
    stage.goes_to(MONDAY + 8 * ONE_DAY, "12:01")
    assert asked.reads()[-1] == AGAIN


def test_it_can_be_changed_at_any_time(asked: Actor) -> None:
    asked.presses("4 ideas a month")
    assert asked.says("/expectation more stories from nurses") == [
        f"Noted: more stories from nurses.\n{COUNTS}"
    ]
    assert asked.says("/expectation 500 followers") == [REFUSED.format("followers")]
    assert asked.says("/expectation") == [
        ASKS_WHAT.replace(
            "Press one", "So far it is: more stories from nurses.\nPress one"
        ).replace("[Later]", "[Leave it so]")
    ]
    assert asked.presses("Leave it so") == ["Fine, it stays: more stories from nurses."]
    asked.says("/expectation")
    assert asked.says("5 referrals a quarter") == [
        "Noted: 5 referrals a quarter.\n/expectation changes it."
    ]


def test_a_text_long_after_the_question_is_no_answer(stage: Stage, asked: Actor) -> None:
    stage.goes_to(MONDAY + ONE_DAY, "09:00")
    asked.reads()
    assert asked.says("the weather again")[0].startswith("I found nobody in that")
    assert asked.presses("expect:later") == [FINE]


def test_a_forged_expectation_is_not_kept(asked: Actor) -> None:
    under = asked.last().message_id
    done = ["That button has done its work. /help shows what you can do now."]
    for data in (
        "expect:",
        "expect:lead:2:day",
        "expect:followers:2:week",
        "expect:lead:99999:week",
    ):
        assert asked.forges(data, under) == [*done, ASKS_WHAT], data


def test_before_there_is_a_routine_it_waits_for_its_turn(stage: Stage) -> None:
    owner = stage.person("Max")
    owner.opens(stage.organisation())
    under = owner.last().message_id
    for answer in (owner.says("/expectation"), owner.forges("expect:lead:2:week", under)):
        assert answer[0] == "That begins once you are in."
