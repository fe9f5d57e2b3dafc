"""The buttons under a prompt, and the commands that do the same: later, and not today."""

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

TUESDAY, SATURDAY = MONDAY + ONE_DAY, MONDAY + 5 * ONE_DAY
BUTTONS = "[Start 15 minutes]\n[Later | Not today]"
CHOICES = "When shall I ask again?\n[30 min | 2 h | This afternoon]\n[‹ Back]"
TELL = "Tell me afterwards whom you talked to, in a sentence."
TOO_LATE = (
    "That would be after your day has ended. /session starts fifteen minutes now, and tomorrow I "
    "come as usual."
)
PEACE = "Nothing more from me today. If you do talk to somebody, tell me all the same; it counts."
DAY_OFF = (
    "Today is a day off: I ask for nothing. If you feel like it all the same, /session starts "
    "fifteen minutes."
)


@pytest.fixture
def dana(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> Actor:
    """Dana, who has just been asked."""
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "08:31")
    dana.reads()
    return dana


def times(actor: Actor) -> list[str]:
    """When what is new came, and how it begins."""
    return [one[:19] for one in actor.reads_with_times()]


@pytest.mark.parametrize(
    ("button", "command", "clock"),
    [
        ("30 min", "/later 30", "09:01"),
        ("2 h", "/later 2h", "10:31"),
        ("This afternoon", "/later afternoon", "14:00"),
    ],
)
def test_later_brings_the_same_prompt_again_by_button_and_by_command(
    stage: Stage,
    max_and_dana: tuple[Actor, Actor],
    dana: Actor,
    button: str,
    command: str,
    clock: str,
) -> None:
    max_, _ = max_and_dana
    before = dana.sees()[-1]
    assert dana.presses("Later") == []
    assert dana.sees()[-1] == before.replace(f"{TELL}\n{BUTTONS}", CHOICES)
    dana.presses(button)
    again = f"I’ll ask again at {clock}."
    assert dana.sees()[-1] == before.replace(TELL, again)
    max_.reads()
    assert max_.says(command) == [f"I’ll ask you at {clock}."]
    stage.goes_to(MONDAY, f"{clock[:3]}59")
    assert dana.reads() == max_.reads() == [before]


def test_back_leaves_everything_as_it_was(stage: Stage, dana: Actor) -> None:
    before = dana.sees()[-1]
    dana.presses("Later")
    dana.presses("‹ Back")
    assert dana.sees()[-1] == before
    stage.goes_to(MONDAY, "18:00")
    assert times(dana) == ["Mon 02 16:06 0 of 3"]


def test_a_later_choice_takes_the_place_of_an_earlier_one(stage: Stage, dana: Actor) -> None:
    for said in ("/later afternoon", "/later 2h", "/later 30 min"):
        dana.says(said)
    stage.goes_to(MONDAY, "16:00")
    assert times(dana) == ["Mon 02 09:01 A new "]


def test_a_prompt_that_was_put_off_is_not_one_of_the_two_of_a_day(
    stage: Stage, dana: Actor
) -> None:
    for clock in ("09:30", "10:30", "11:30"):
        dana.says("/later 30")
        stage.goes_to(MONDAY, clock)
        assert len(times(dana)) == 1
    stage.goes_to(MONDAY, "17:00")
    assert times(dana) == ["Mon 02 16:06 0 of 3"]


def test_who_has_said_when_is_not_reminded_before(stage: Stage, dana: Actor) -> None:
    stage.goes_to(MONDAY, "15:30")
    dana.says("/later 2h")
    stage.goes_to(MONDAY, "23:00")
    assert times(dana) == ["Mon 02 17:30 A new "]


def test_a_prompt_put_off_does_not_come_to_a_day_that_is_kept_meanwhile(
    stage: Stage, dana: Actor
) -> None:
    dana.says("/later 2h")
    dana.says("Talked to Ann, Bob and Cleo")
    stage.goes_to(MONDAY, "23:00")
    assert dana.reads() == []
    assert dana.says("/later 30") == [
        "Today is kept already: I have nothing more to ask. /session starts fifteen minutes if you like."
    ]


def test_only_what_comes_before_the_day_s_end_can_be_chosen(stage: Stage, dana: Actor) -> None:
    prompt = dana.last().message_id
    for clock, choices in (("13:50", 3), ("15:31", 2), ("16:20", 1)):
        stage.goes_to(MONDAY, clock)
        dana.person.press("Later", message_id=prompt)
        stage.bot.settle()
        shown = next(one for one in dana.person.see() if one.message_id == prompt)
        assert [len(row) for row in shown.labels] == [choices, 1]
        dana.person.press("‹ Back", message_id=prompt)
        stage.bot.settle()
    dana.reads()
    stage.goes_to(MONDAY, "17:40")
    dana.person.press("Later", message_id=prompt)
    stage.bot.settle()
    assert dana.reads()[-1] == TOO_LATE
    assert dana.says("/later 2h") == dana.says("/later afternoon") == [TOO_LATE]


def test_later_before_the_prompt_moves_it(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    assert dana.says("/later 30") == ["I’ll ask you at 08:30."]
    assert dana.says("/later 2h") == ["I’ll ask you at 09:00."]
    stage.goes_to(TUESDAY, "09:00")
    assert times(dana) == ["Mon 02 09:00 A new ", "Mon 02 16:06 0 of 3", "Tue 03 08:30 A new "]
    assert "❄ 1" not in dana.says("/streak")[0]


def test_later_needs_a_time_and_a_day_that_asks(stage: Stage, dana: Actor) -> None:
    usage = "When shall I ask you? Send /later 30 for half an hour, /later 2h, or /later afternoon."
    assert dana.says("/later") == dana.says("/later tomorrow") == [usage]
    stage.goes_to(SATURDAY, "12:00")
    assert dana.says("/later 30") == [DAY_OFF]


def test_not_today_leaves_the_day_in_peace_and_has_a_way_back(stage: Stage, dana: Actor) -> None:
    before = dana.sees()[-1]
    assert dana.presses("Not today") == []
    assert dana.sees()[-1] == f"{PEACE}\n[Ask me after all]"
    stage.goes_to(MONDAY, "12:00")
    assert dana.presses("Ask me after all") == []
    assert dana.sees()[-1] == before
    stage.goes_to(MONDAY, "17:00")
    assert times(dana) == ["Mon 02 16:06 0 of 3"]


def test_not_today_brings_nothing_more_that_day(stage: Stage, dana: Actor) -> None:
    dana.says("/later 2h")
    dana.says("/skip")
    stage.goes_to(TUESDAY, "08:00")
    assert dana.reads() == []


def test_a_day_silenced_before_its_prompt_can_be_asked_for_again(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    for leader in (max_, dana):
        leader.says("/skip")
    assert dana.presses("Ask me after all") == []
    assert dana.sees()[-1] == "Good. I’ll ask you at 08:30, as usual."
    stage.goes_to(MONDAY, "09:00")
    assert times(dana) == ["Mon 02 08:30 A new "]
    assert max_.presses("Ask me after all") == []
    assert max_.sees()[-1] == dana.sees()[-1]
    stage.goes_to(TUESDAY, "09:00")
    for leader in (max_, dana):
        assert times(leader) == ["Mon 02 16:06 0 of 3", "Tue 03 08:30 A new "]
        assert "Monday fell short; a freeze covered it." in leader.sees()[-1]


def test_a_day_that_is_asked_for_again_shows_the_own_week_too(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    friday = MONDAY + 4 * ONE_DAY
    stage.goes_to(friday, "08:00")
    dana.says("/skip")
    stage.goes_to(friday, "12:00")
    dana.presses("Ask me after all")
    stage.goes_to(friday, "18:30")
    assert times(dana) == ["Fri 06 16:06 0 of 3", "Fri 06 18:00 0 of 5"]


def test_yesterday_s_buttons_say_what_can_be_done_today(stage: Stage, dana: Actor) -> None:
    prompt = dana.last()
    stage.goes_to(TUESDAY, "08:00")
    dana.reads()
    for row in prompt.buttons:
        for button in row:
            dana.person.press(button.text, message_id=prompt.message_id)
            stage.bot.settle()
            assert dana.reads() == [
                (
                    "That was the prompt of Monday 2 March. For today, send /session to start fifteen "
                    "minutes, /later to be asked later, or /skip."
                )
            ]
    stage.goes_to(TUESDAY, "17:00")
    assert times(dana) == ["Tue 03 08:30 A new ", "Tue 03 16:06 0 of 3"]


def test_a_press_is_checked_against_whose_prompt_it_is(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(MONDAY, "08:31")
    dana.reads(), max_.reads()
    mine, theirs = dana.last(), max_.last().buttons[0][0].data
    late = "That button has done its work. /help shows what you can do now."
    assert theirs is not None
    own = mine.buttons[0][0].data or ""
    for forged in (theirs, "prompt:", own[:-2] + "99", own.replace("start", "dance"), own + "0"):
        assert dana.forges(forged, mine.message_id) == [late]
    stage.goes_to(MONDAY, "09:00")
    assert max_.reads() == dana.reads() == []


def test_each_prompt_of_a_person_in_two_organisations_has_its_own_buttons(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    stage.lets_in(owner, stage.organisation("Beta"), clock="9:00")
    stage.goes_to(MONDAY, "09:01")
    owner.reads()
    first, second = [one for one in owner.person.see() if "Three places" in one.text]
    owner.person.press("Not today", message_id=first.message_id)
    stage.bot.settle()
    owner.person.press("Later", message_id=second.message_id)
    stage.bot.settle()
    assert [one.labels for one in owner.person.see()[-2:]] == [
        [["Ask me after all"]],
        [["30 min", "2 h", "This afternoon"], ["‹ Back"]],
    ]
