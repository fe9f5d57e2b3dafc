"""A machine that was off, and a chat that takes nothing."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage, rows_of

TUESDAY, WEDNESDAY = MONDAY + ONE_DAY, MONDAY + 2 * ONE_DAY


def test_a_machine_that_was_off_prompts_late_while_the_day_runs(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.shuts()
    stage.jumps_to(MONDAY, "11:00")
    stage.opens()
    stage.goes_to(MONDAY, "23:00")
    assert [one[:16] for one in dana.reads_with_times()] == ["Mon 02 11:00 A n", "Mon 02 16:06 0 o"]


def test_days_that_were_lost_are_held_against_nobody(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    dana.says("3 today")
    stage.goes_to(MONDAY, "20:00")
    stage.shuts()
    stage.jumps_to(MONDAY + 4 * ONE_DAY, "07:00")
    dana.reads()
    stage.opens()
    assert dana.says("/streak")[0].startswith("1 in a row\n0 of 3 today\n\n❄ 1 freeze held")
    stage.goes_to(MONDAY + 4 * ONE_DAY, "09:00")
    assert dana.reads_with_times() == ["Fri 06 08:30 1 in a row. ❄"]
    dana.says("3 today")
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    assert rows_of(owner.sees()[-1])[-1] == "Dana · 2 of 2 days · 6 conversations · 2 in a row"


def test_a_prompt_after_reminder_time_asks_and_does_not_judge(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.shuts()
    stage.jumps_to(MONDAY, "17:00")
    stage.opens()
    assert [one[:12] for one in dana.reads_with_times()] == ["Mon 02 17:00"]
    stage.goes_to(TUESDAY, "07:00")
    assert "❄ 1 freeze held" in dana.says("/streak")[0]


def test_nothing_goes_out_in_quiet_hours_after_an_outage(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(MONDAY + 6 * ONE_DAY, "20:00")
    owner.reads(), dana.reads()
    stage.shuts()
    stage.jumps_to(MONDAY + 7 * ONE_DAY, "21:30")
    stage.opens()
    stage.goes_to(MONDAY + 8 * ONE_DAY, "08:31")
    assert [one[:12] for one in dana.reads_with_times()] == ["Tue 10 08:30"]
    assert [one[:15] for one in owner.reads_with_times()] == [
        *["Tue 10 07:00 Ac"] * 2,
        "Tue 10 08:30 A ",
    ]


def test_what_was_said_while_the_bot_was_off_counts_for_the_day_on_which_it_was_said(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "20:00")
    dana.reads()
    stage.shuts()
    dana.person.send("Talked to Ann, Bob and Cleo")
    stage.jumps_to(TUESDAY, "07:00")
    stage.opens()
    assert dana.reads() == [
        "✓ Ann\n✓ Bob\n✓ Cleo\n\n3 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    ]
    assert dana.says("/streak")[0].startswith("1 in a row\n0 of 3 today")


def test_a_blocked_bot_is_silent_the_days_count_and_it_begins_again_with_any_word(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("3 today")
    stage.goes_to(TUESDAY, "07:00")
    dana.reads()
    dana.person.block()
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:01")
    assert rows_of(owner.sees()[-1])[-1] == (
        "Dana · 1 of 5 days · 3 conversations · 0 in a row · blocked since Tuesday 3 March"
    )
    assert dana.reads() == []
    dana.person.unblock()
    stage.goes_to(MONDAY + 7 * ONE_DAY, "08:31")
    assert dana.reads_with_times() == ["Mon 09 08:30 A new count starts today."]
    assert "blocked" not in owner.says("/summary")[-1]
    dana.person.block()
    dana.person.start()
    stage.bot.settle()
    assert "blocked" not in owner.says("/summary")[-1]


def test_a_block_that_is_only_noticed_when_something_is_sent_shows_as_well(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.bot.fault("error", "sendMessage", status=403, times=2)
    stage.goes_to(MONDAY, "08:31")
    assert (owner.reads(), dana.reads()) == ([], [])
    row = rows_of(owner.says("/summary")[-1])[-1]
    assert row.endswith("· blocked since Monday 2 March")
    dana.says("3 today")
    assert "blocked" not in owner.says("/summary")[-1]
