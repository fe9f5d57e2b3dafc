"""/zone, /stop, /resume and /target: a routine that moves."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage, rows_of


def test_a_week_from_amsterdam_by_tokyo_to_honolulu_loses_no_day_and_prompts_none_twice(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("3 today")
    stage.goes_to(MONDAY + ONE_DAY, "20:00")
    dana.says("3 today")
    assert [one[:12] for one in dana.reads_with_times()] == []
    assert dana.says("/zone Asia/Tokyo") == [
        (
            "Your clock is Asia/Tokyo from now on. "
            "Your next prompt comes on Wednesday 4 March at 08:30."
        )
    ]
    stage.goes_to(MONDAY + 2 * ONE_DAY, "20:00", "Asia/Tokyo")
    dana.says("3 today")
    assert dana.says("/zone Pacific/Honolulu") == [
        (
            "Your clock is Pacific/Honolulu from now on. "
            "Your next prompt comes on Thursday 5 March at 08:30."
        )
    ]
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00", "Pacific/Honolulu")
    dana.says("3 today")
    stage.goes_to(MONDAY + 4 * ONE_DAY, "12:00", "Pacific/Honolulu")
    dana.says("3 today")
    prompts = [one for one in dana.person.see() if "fifteen minutes." in one.text]
    assert len(prompts) == 5
    assert dana.says("/streak")[0].startswith("5 in a row\n3 of 3 today\n\n❄❄ 2 freezes held")
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    assert rows_of(owner.sees()[-1])[-1] == "Dana · 5 of 5 days · 15 conversations · 5 in a row"


def test_stop_ends_all_prompts_at_once_and_resume_begins_again(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("3 today")
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.reads()
    assert dana.says("/stop") == [
        (
            "No more prompts. Your log and your streak stay as they are, and the weekly summary "
            "says “stopped”.\n\n/resume begins again, whenever you like."
        )
    ]
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    assert dana.reads() == []
    assert rows_of(owner.sees()[-1])[-1].endswith("· stopped since Tuesday 3 March")
    assert dana.says("/resume") == [
        "Good to have you back. Your next prompt comes on Monday 9 March at 08:30."
    ]
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:31")
    assert [one[:12] for one in dana.reads_with_times()] == ["Mon 09 08:30"]
    assert "stopped" not in owner.says("/summary")[-1]


def test_somebody_who_stopped_and_says_to_be_back_is_told_how_prompts_begin_again(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("/stop")
    assert dana.says("I am back")[0].endswith(
        "Your prompts are stopped; /resume begins them again."
    )
    dana.says("/resume")
    assert "stopped" not in dana.says("/back")[0]


def test_resume_without_stop_and_stop_twice_do_no_harm(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("/resume")
    dana.says("/stop")
    dana.says("/stop")
    dana.says("/resume")
    stage.goes_to(MONDAY, "08:31")
    assert [one[:12] for one in dana.reads_with_times()] == ["Mon 02 08:30"]


def test_a_harder_target_holds_from_tomorrow_and_an_easier_one_from_the_seventh_day(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    asked = {
        said: dana.says(said)[0] for said in ("/target 5", "/target", "/target 9", "/target x")
    }
    how = (
        "Your target: 3 conversations a day.\nMore begins tomorrow, fewer after a week. "
        "Press one, or send it: /target 4\n[✓ 3 | 4 | 5]\n[‹ Back]"
    )
    assert asked == {
        "/target 5": "5 conversations a day, from Tuesday 3 March. Your next prompt comes on Monday 2 March at 08:30.",
        "/target": how,
        "/target 9": "A target is 3, 4 or 5 conversations a day: enough to matter, few enough for "
        "fifteen minutes. Send /target 3, /target 4 or /target 5.",
        "/target x": how,
    }
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    assert "Today: 5 conversations, fifteen minutes." in dana.sees()[-1]
    assert dana.says("/target 3")[0].startswith("3 conversations a day, from Tuesday 10 March.")
