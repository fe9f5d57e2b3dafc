"""/routine: what holds, what is pending, and every part of it a press away; names; help by role."""

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

ROUTINE = """\
I ask you at {time}, {days}.
{target} conversations a day; the day ends at {end}.
Your clock: Europe/Amsterdam, where it is 07:00.
What should come of it: 2 leads a month.
Your name: Dana. /name changes it.
{pending}
Next prompt: {next}.
{back}[Time | Days]
[Target | Day’s end]
[City | Expectation]"""


def routine(**changed: str) -> str:
    usual = {
        "time": "08:30",
        "days": "Monday to Friday",
        "target": "3",
        "end": "18:00",
        "pending": "",
        "next": "Monday 2 March at 08:30",
        "back": "",
    }
    return ROUTINE.format(**(usual | changed))


@pytest.fixture
def dana(max_and_dana: tuple[Actor, Actor]) -> Actor:
    return max_and_dana[1]


def presses(person: Actor, *buttons: str) -> str:
    """What stands in the newest message once all of these were pressed under it."""
    number = person.last().message_id
    for button in buttons:
        assert person.presses(button) == []
    assert person.last().message_id == number
    return person.sees()[-1]


def test_it_shows_all_that_holds_and_the_next_prompt(dana: Actor) -> None:
    assert dana.says("/routine") == [routine()]


def test_the_time_is_changed_by_a_press_in_place(dana: Actor) -> None:
    dana.says("/routine")
    assert presses(dana, "Time") == (
        "I ask you at 08:30.\nPress another time, or send one: /time 7:45\n"
        "[07:30 | ✓ 08:30 | 10:00 | 13:00]\n[‹ Back]"
    )
    assert presses(dana, "10:00") == routine(time="10:00", next="Monday 2 March at 10:00")


def test_days_are_toggled_saved_and_taken_back(dana: Actor) -> None:
    dana.says("/routine")
    assert presses(dana, "Days", "✓ Tu", "✓ Th") == (
        "Your days: Monday to Friday.\nPress days to add or leave out, then save; or send them: /days Mon Wed Fri\n"
        "[✓ Mo | Tu | ✓ We | Th]\n[✓ Fr | Sa | Su]\n[Save: Mo We Fr]\n[‹ Back]"
    )
    assert presses(dana, "✓ Fr") == (
        "Your days: Monday to Friday.\nThree days a week are the fewest: add another.\n"
        "[✓ Mo | Tu | ✓ We | Th]\n[Fr | Sa | Su]\n[‹ Back]"
    )
    changed = routine(pending="\nFrom Monday 9 March: Mo We Fr.\n", back="[Take back: Mo We Fr]\n")
    assert presses(dana, "Fr", "Save: Mo We Fr") == changed
    assert presses(dana, "Take back: Mo We Fr") == routine()


def test_a_target_and_an_end_of_the_day_are_pressed_and_taken_back(dana: Actor) -> None:
    dana.says("/routine")
    assert presses(dana, "Target", "4") == routine(
        pending="\nFrom Tuesday 3 March: 4 conversations a day.\n",
        back="[Take back: 4 conversations a day]\n",
    )
    assert presses(dana, "Take back: 4 conversations a day", "Day’s end", "17:00") == routine(
        end="17:00"
    )


def test_the_reminder_follows_the_end_of_the_day(stage: Stage, dana: Actor) -> None:
    assert dana.says("/dayend 13:30") == [
        (
            "Your day ends at 13:30, from Monday 2 March. "
            "Your next prompt comes on Monday 2 March at 08:30."
        )
    ]
    assert dana.says("/dayend 8:00") == [
        (
            "I ask you at 08:30, so your day has to end after that. Send a later time, "
            "like /dayend 18:00, or an earlier prompt, like /time 8:30."
        )
    ]
    stage.goes_to(MONDAY, "12:31")
    assert [one[:12] for one in dana.reads_with_times()] == ["Mon 02 08:30", "Mon 02 12:30"]


def test_a_change_of_time_after_the_prompt_waits_for_tomorrow_and_can_be_taken_back(
    stage: Stage, dana: Actor
) -> None:
    stage.goes_to(MONDAY, "09:00")
    dana.says("/time 10:00")
    shown = dana.says("/routine")[0]
    assert "From Tuesday 3 March: asked at 10:00." in shown
    assert "Next prompt: Tuesday 3 March at 10:00." in shown
    assert "Next prompt: Tuesday 3 March at 08:30." in presses(dana, "Take back: asked at 10:00")


def test_commands_without_words_offer_the_buttons(dana: Actor) -> None:
    asked = {"/time": "I ask you at 08:30.", "/days": "Your days: Monday to Friday.",
             "/days often": "Your days: Monday to Friday.",
             "/target": "Your target: 3 conversations a day.", "/dayend": "Your day ends at 18:00."}  # fmt: skip
    for command, question in asked.items():
        assert dana.says(command)[0].splitlines()[0] == question


def test_place_and_expectation_are_asked_from_it(dana: Actor) -> None:
    dana.says("/routine")
    assert dana.presses("City")[0].startswith("Where are you?")
    assert dana.says("Lisbon")[0].startswith("You are in Lisbon, Portugal now")
    assert "So far it is: 2 leads a month." in dana.presses("Expectation")[0]
    assert dana.says("3 hires a quarter")[0].startswith("Noted: 3 hires a quarter.")


def test_who_has_stopped_or_is_away_sees_that_no_prompt_comes(dana: Actor) -> None:
    dana.says("out of office until further notice")
    assert "You are off; /back brings the prompts back." in dana.says("/routine")[0]
    dana.says("/back")
    dana.says("/stop")
    stopped = dana.says("/routine")[0].splitlines()
    assert stopped[0] == "No prompts: you have stopped. /resume begins again."
    assert stopped[-1] == "[City | Expectation]"


def test_a_name_is_changed_here_and_in_the_summary(max_and_dana: tuple[Actor, Actor]) -> None:
    owner, dana = max_and_dana
    assert dana.says("/name") == ["You are Dana here. Another name? Send it, like /name Dana Lee"]
    assert dana.says("/name  Dana <Lee>") == [
        "You are Dana <Lee> here from now on, in the summary too."
    ]
    assert dana.says("/name \u200d") == ["A name needs at least one letter."]
    assert "Dana <Lee> ·" in owner.says("/summary")[-1]
    assert "Your name: Dana <Lee>. /name changes it." in dana.says("/routine")[0]


def test_old_and_forged_buttons_change_nothing(stage: Stage, dana: Actor) -> None:
    dana.says("/routine")
    under = dana.last().message_id
    done = ["That button has done its work. /help shows what you can do now."]
    for data in ("routine:", "routine:at:99:99", "routine:days:789", "routine:aim:x", "routine:keep:all",
                 "routine:at", "routine:take:abc"):  # fmt: skip
        assert dana.forges(data, under) == done, data
    assert dana.forges("routine:aim:9", under)[0].startswith("A target is 3, 4 or 5")
    assert dana.forges("routine:take:01", under)[0].startswith("A habit needs at least 3 days")
    stage.goes_to(MONDAY + ONE_DAY, "07:00")
    assert dana.says("/routine")[0].startswith("I ask you at 08:30, Monday to Friday.\n3 conv")


def test_help_says_what_the_role_can_do(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> None:
    owner, dana = max_and_dana
    manager = stage.joins("Mia", owner.says("/invite manager")[0])
    helps = [one.says("/help")[0] for one in (dana, manager, owner)]
    assert ["/summary" in one for one in helps] == [False, True, True]
    assert ["/invite manager Sales" in one for one in helps] == [False, False, True]
    assert all("/routine" in one and "/stop" in one for one in helps)
    assert [one.says("help")[0] for one in (dana, manager, owner)] == helps


def comes_as(stage: Stage, person: Actor, name: str) -> None:
    """Have somebody write who has another name on Telegram by now."""
    sender = {"id": person.person.id, "is_bot": False, "first_name": name, "language_code": "en"}
    message = {
        "message_id": 900,
        "from": sender,
        "chat": {"id": person.person.id, "type": "private", "first_name": name},
        "date": int(stage.bot.now().timestamp()),
        "text": "thanks",
    }
    stage.bot.inject({"message": message})
    stage.bot.settle()


def test_the_name_is_telegrams_until_another_is_chosen(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    comes_as(stage, dana, "Dana Lee")
    assert "Dana Lee ·" in owner.says("/summary")[-1]
    dana.says("/name Dr Lee")
    comes_as(stage, dana, "Danny")
    assert "Dr Lee ·" in owner.says("/summary")[-1]
