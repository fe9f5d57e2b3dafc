"""Fifteen minutes: started, left alone in, and asked about."""

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

RUNNING = "Running until 08:46. Write to me as you go."


def test_start_runs_the_minutes_in_the_prompt_s_place_and_asks_when_they_are_over(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "08:31")
    dana.reads()
    assert dana.presses("Start 15 minutes") == []
    assert dana.sees()[-1].startswith("A new count starts today. ❄\n\nToday: 3 conversations")
    assert dana.sees()[-1].endswith(f"\n\n{RUNNING}")
    stage.goes_to(MONDAY, "08:45")
    assert dana.reads() == []
    stage.goes_to(MONDAY, "08:47")
    assert dana.reads_with_times() == ["Mon 02 08:46 Time. Who did you talk to?"]
    assert dana.says("Sally and Ben") == ["✓ Sally\n✓ Ben\n\n2 logged · 2 of 3 today\n[Fix | Undo]"]


def test_what_is_logged_in_a_session_is_told_at_its_end(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(MONDAY, "08:31")
    for leader, said in ((dana, "Talked to Ann"), (max_, "Talked to Ann, Bob and Cleo")):
        leader.presses("Start 15 minutes")
        leader.says(said)
    stage.goes_to(MONDAY, "08:50")
    assert dana.reads() == ["Time. 1 logged · 1 of 3 today. Who else did you talk to?"]
    assert max_.reads() == ["Time. 3 logged · 3 of 3 today. Anybody I have not heard of yet?"]


def test_the_command_does_the_same_and_a_session_that_runs_is_shown(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "08:31")
    assert dana.says("/session")[-1] == RUNNING
    stage.goes_to(MONDAY, "08:40")
    assert dana.says("/session") == [RUNNING]
    prompt = next(one for one in dana.person.see() if "Three places" in one.text)
    dana.person.press("Start 15 minutes", message_id=prompt.message_id)
    stage.bot.settle()
    assert any(one.endswith(RUNNING) for one in dana.sees())
    stage.goes_to(MONDAY, "09:30")
    assert [one for one in dana.reads() if one.startswith("Time.")] == [
        "Time. Who did you talk to?"
    ]


def test_a_session_outlives_the_machine_and_is_not_asked_about_long_afterwards(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(MONDAY, "09:00")
    dana.says("/session")
    stage.shuts()
    stage.jumps_to(MONDAY, "09:40")
    stage.opens()
    assert dana.reads_with_times() == ["Mon 02 09:40 Time. Who did you talk to?"]
    max_.says("Talked to Ann")
    max_.says("/session")
    stage.shuts()
    stage.jumps_to(MONDAY, "12:00")
    stage.opens()
    stage.goes_to(MONDAY, "12:05")
    assert max_.reads() == []
    assert "logged" in dana.says("Sally")[-1]
    assert "logged" not in max_.says("Sally")[-1]


def test_nothing_else_comes_in_a_session_and_no_reminder_after_it(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    max_, dana = max_and_dana
    stage.goes_to(MONDAY, "08:20")
    max_.reads(), max_.says("/session")
    stage.goes_to(MONDAY, "16:00")
    dana.reads(), dana.says("/session")
    stage.goes_to(MONDAY, "23:00")
    assert dana.reads_with_times() == ["Mon 02 16:15 Time. Who did you talk to?"]
    assert [one[:20] for one in max_.reads_with_times()] == [
        "Mon 02 08:35 Time. W",
        "Mon 02 08:36 A new c",
        "Mon 02 16:06 0 of 3.",
    ]


def test_somebody_without_a_routine_has_no_session(stage: Stage) -> None:
    owner = stage.person("Max")
    owner.opens(stage.organisation())
    assert owner.says("/session") == owner.says("/streak")


@pytest.mark.parametrize("said", ["/skip", "Not today"])
def test_a_session_ends_where_the_day_is_left_in_peace(
    stage: Stage, max_and_dana: tuple[Actor, Actor], said: str
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "09:00")
    dana.says("/session")
    if said == "/skip":
        dana.says(said)
    else:
        prompt = next(one for one in dana.person.see() if "Three places" in one.text)
        dana.person.press(said, message_id=prompt.message_id)
        stage.bot.settle()
    dana.reads()
    stage.goes_to(MONDAY + ONE_DAY, "08:00")
    assert dana.reads() == []
