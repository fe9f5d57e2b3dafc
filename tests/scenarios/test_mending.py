"""The buttons under a log: taking it back, and moving it to the day that was meant."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

GONE = "I can’t find that log any more. Tell me again whom you talked to, and I’ll log it."


def test_undo_takes_a_log_back_in_its_place_and_nothing_else(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    number = dana.writes("Talked to Ben and Cleo")
    dana.reads()
    assert dana.presses("Undo") == []
    assert dana.sees()[-1] == "Taken back.\n\n1 of 3 today"
    assert dana.edits(number, "Talked to Ben") == []
    assert dana.sees()[-1] == "✓ Ben\n\n1 logged · 2 of 3 today\n[Fix | Undo]"


def test_undo_gives_a_kept_day_its_reminder_back(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + ONE_DAY, "09:00")
    dana.says("3 today")
    dana.presses("Undo")
    dana.reads()
    stage.goes_to(MONDAY + ONE_DAY, "17:00")
    assert len(dana.reads()) == 1


def test_undo_on_a_later_day_names_the_day_that_it_changes_and_leaves_what_is_too_far_back(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("Talked to Ann, Bob and Cleo")
    answer = dana.last().message_id
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    dana.person.press("Undo", message_id=answer)
    stage.bot.settle()
    assert "Taken back.\n\nMonday: 0 of 3, freeze used\n0 of 3 today" in dana.sees()
    stage.goes_to(MONDAY + 3 * ONE_DAY, "13:00")
    dana.says("Talked to Ann")
    answer = dana.last().message_id
    stage.goes_to(MONDAY + 8 * ONE_DAY, "12:00")
    dana.person.press("Undo", message_id=answer)
    stage.bot.settle()
    kept = "What was logged for Thursday 5 March stays: three days back is the most I can change."
    assert any(kept in one for one in dana.sees())


def test_what_is_said_after_midnight_can_be_for_yesterday_and_back_until_three(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + ONE_DAY, "00:40")
    number = dana.writes("Talked to Ann, Bob and Cleo")
    assert dana.reads()[-1].endswith(
        "3 logged · 3 of 3 today · 1 in a row\n[Fix | Undo | For Monday]"
    )
    dana.presses("For Monday")
    names = "✓ Ann · Monday\n✓ Bob · Monday\n✓ Cleo · Monday\n\n"
    moved = (
        f"{names}Monday: 3 of 3\n3 logged · 0 of 3 today · 1 in a row\n[Fix | Undo | For Tuesday]"
    )
    assert dana.sees()[-1] == moved
    dana.edits(number, "Talked to Ann and Bob")
    assert dana.sees()[-1].startswith("✓ Ann · Monday\n✓ Bob · Monday\n\nMonday: 2 of 3\n")
    dana.presses("For Tuesday")
    assert dana.sees()[-1].endswith(
        "Monday: 0 of 3\n2 logged · 2 of 3 today\n[Fix | Undo | For Monday]"
    )
    stage.goes_to(MONDAY + ONE_DAY, "03:01")
    dana.presses("For Monday")
    assert dana.sees()[-1].startswith("✓ Ann · Monday, late\n✓ Bob · Monday, late\n\n")


def test_yesterday_said_after_midnight_can_be_the_day_before(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 2 * ONE_DAY, "00:40")
    assert dana.says("yesterday I talked to Ann")[0].endswith("[Fix | Undo | For Monday]")
    dana.presses("For Monday")
    assert dana.sees()[-1].startswith("✓ Ann · Monday, late\n\nMonday: 1 of 3")


def test_a_press_mends_no_log_but_ones_own_and_no_day_but_one_that_can_be_logged(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    owner, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    data = dana.last().buttons[0][1].data or ""
    owner.says("hello")
    assert owner.forges(data, owner.last().message_id) == [GONE]
    number = dana.last().message_id
    log = data.removeprefix("undo:")
    assert dana.forges(f"day:{log}:2026-03-02:2026-03-09", number)[0].startswith("Monday 9 March")
    assert "too far back" in dana.forges(f"day:{log}:2026-03-02:2026-02-02", number)[0]
    late = "That button has done its work. /help shows what you can do now."
    assert dana.forges(f"day:{log}:2026-13-02:2026-02-02", number) == [late]
    assert dana.forges("undo:x", number) == [late]
    assert dana.sees()[-5].startswith("✓ Sally · Twitter\n\n1 logged · 1 of 3 today")
