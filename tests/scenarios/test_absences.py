"""Days off, said in words, and what they do to prompts, to the streak, and to the manager's morning."""

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

TUESDAY, WEDNESDAY = MONDAY + ONE_DAY, MONDAY + 2 * ONE_DAY
THURSDAY, NEXT_MONDAY = MONDAY + 3 * ONE_DAY, MONDAY + 7 * ONE_DAY
NEVER_MIND = (
    "Nothing more from me today. If you do talk to somebody, tell me all the same; it counts.\n"
    "[Ask me after all]"
)


def days_prompted(actor: Actor) -> list[str]:
    """The days on which something came, without what it said."""
    return list(dict.fromkeys(line[:6] for line in actor.reads_with_times()))


def test_days_off_bring_no_prompts_and_leave_the_streak(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Ann, Bob and Cleo on LinkedIn")
    stage.goes_to(TUESDAY, "07:30")
    dana.reads()
    assert dana.says("off until Friday") == [
        (
            "Off from Tuesday 3 March, back on Friday 6 March. No prompts, and those days count "
            "neither way."
        )
    ]
    stage.goes_to(NEXT_MONDAY - 3 * ONE_DAY, "09:00")
    assert dana.reads()[0].startswith("1 in a row.")
    assert "1 in a row" in dana.says("/streak")[0]


def test_nobody_is_asked_about_a_day_that_is_still_to_come(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    max_, dana = max_and_dana
    max_.reads()
    assert dana.says("day off tomorrow") == [
        (
            "Off from Tuesday 3 March, back on Wednesday 4 March. No prompts, and those days count "
            "neither way."
        )
    ]
    assert max_.reads() == []


@pytest.mark.parametrize("words", ["skip", "skip today", "not today", "/skip"])
def test_a_day_left_in_peace_still_counts(
    stage: Stage, max_and_dana: tuple[Actor, Actor], words: str
) -> None:
    _, dana = max_and_dana
    assert dana.says(words) == [NEVER_MIND]
    stage.goes_to(TUESDAY, "09:00")
    (prompt,) = dana.reads()
    assert prompt.startswith("A new count starts today.\nMonday fell short; a freeze covered it.")


def test_said_too_late_today_stays_as_it_is(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "17:00")
    assert dana.says("sick today")[-1] == (
        "Today can’t become a day off any more: that has to be said before the reminder. "
        "It stays as it is."
    )
    stage.goes_to(TUESDAY, "09:00")
    assert "a freeze covered it" in dana.reads()[-1]


def test_a_manager_agrees_that_a_day_was_a_day_off(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(WEDNESDAY, "09:00")
    max_.reads()
    dana.reads()
    assert dana.says("I was sick yesterday")[0].endswith(
        "The days already over still count, until whoever reads your summary agrees; I have asked."
    )
    assert max_.reads() == [
        (
            "Dana was off on Tuesday 3 March and says so now. It counts as a missed day unless you "
            "agree that it was a day off.\n[Agree]"
        )
    ]
    agreed = "Max agreed: Dana was off on Tuesday 3 March. Streak and score are worked out anew."
    assert max_.presses("Agree") == [agreed]
    assert dana.reads() == [agreed]
    assert max_.presses("Agree") == ["Nothing waits for your consent there any more."]
    stage.goes_to(NEXT_MONDAY, "08:15")
    assert "Dana · 0 of 4 days" in max_.reads()[-1]


def test_only_who_may_can_agree(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> None:
    max_, dana = max_and_dana
    stage.goes_to(WEDNESDAY, "09:00")
    dana.says("I was sick yesterday")
    mine = dana.last().message_id
    max_.reads()
    button = max_.last().buttons[0][0].data
    assert button is not None
    assert dana.forges(button, mine) == [
        "That is for managers and owners. /help shows what you can do."
    ]
    other = stage.joins("Olga", stage.organisation("Other"))
    assert other.forges(button, other.last().message_id) == [
        "Nothing waits for your consent there any more."
    ]
    for forged in ("consent:", "consent:x", f"consent:{2**70}", "consent:-1"):
        assert other.forges(forged, other.last().message_id) == [
            "Nothing waits for your consent there any more."
        ]


def test_a_manager_is_not_asked_in_quiet_hours(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(WEDNESDAY, "23:00")
    max_.reads()
    dana.says("I was sick yesterday")
    assert max_.reads() == []
    stage.goes_to(THURSDAY, "07:01")
    assert max_.reads_with_times() == [
        (
            "Thu 05 07:00 Dana was off on Tuesday 3 March and says so now. It counts as a missed day "
            "unless you agree that it was a day off."
        )
    ]


def test_days_off_without_an_end_are_asked_about_and_ended_by_a_word(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    assert dana.says("out of office until further notice") == [
        (
            "Off from Monday 2 March until you say /back. No prompts, and those days count neither "
            "way. I’ll ask after two weeks."
        )
    ]
    stage.goes_to(MONDAY + 15 * ONE_DAY, "07:00")
    assert dana.reads_with_times() == [
        (
            "Mon 16 08:30 You have been off since Monday 2 March. Shall I begin again? Send /back, or "
            "leave it, and I’ll ask again in two weeks."
        )
    ]
    assert dana.says("/back") == [
        "Welcome back. Today counts again. Your next prompt comes on Tuesday 17 March at 08:30."
    ]
    assert dana.says("/back") == [
        "You were not away, and no days off are ahead. Your next prompt comes on Tuesday 17 March at 08:30."
    ]
    stage.goes_to(MONDAY + 15 * ONE_DAY, "09:00")
    assert days_prompted(dana) == ["Tue 17"]
