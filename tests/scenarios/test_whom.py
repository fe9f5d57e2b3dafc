"""Whom a name means: first names, typing errors, and two people of one name."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage


def test_a_first_name_means_whoever_the_leader_knows_by_it(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones on LinkedIn")
    assert dana.says("Called Sally") == [
        "✓ Sally Jones · phone · counted already\n\n1 of 3 today\n[Fix | Undo]"
    ]


def test_one_typing_error_is_forgiven_and_seen(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Benedikt Ortiz")
    for typed in ("Benedict", "Benedikt Ortis", "Bendikt Ortiz"):
        assert dana.says(f"Talked to {typed}")[0].startswith("✓ Benedikt Ortiz · counted already")


def test_two_people_of_one_name_are_asked_about_and_the_rest_is_logged(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) and Sally Beck")
    (asked,) = dana.says("Talked to Sally and Ben")
    assert asked == (
        "✓ Sally\n✓ Ben\n\n2 logged · 4 of 3 today · 1 in a row\n\nWhich Sally was it?\n"
        "[Sally Jones (Contoso)]\n[Sally Beck]\n[Somebody else]\n[Fix | Undo]"
    )
    dana.presses("Sally Beck")
    assert dana.sees()[-1] == (
        "✓ Sally Beck · counted already\n✓ Ben\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    )


def test_a_company_tells_two_people_of_one_name_apart(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) and Sally Beck")
    assert dana.says("Talked to Sally (Contoso)")[0].startswith("✓ Sally Jones · counted already")


def test_somebody_else_of_the_name_is_one_person_more(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Sally Beck")
    number = dana.writes("Talked to Sally")
    dana.reads()
    dana.presses("Somebody else")
    assert dana.sees()[-1] == "✓ Sally\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    dana.edits(number, "Talked to Sally on LinkedIn")
    assert (
        dana.sees()[-1]
        == "✓ Sally · LinkedIn\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    )


def test_an_edit_keeps_whom_a_name_was_said_to_mean(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Sally Beck")
    number = dana.writes("Talked to Sally")
    dana.reads()
    dana.presses("Sally Beck")
    dana.edits(number, "Talked to Sally and Tom")
    assert dana.sees()[-1] == (
        "✓ Sally Beck · counted already\n✓ Tom\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    )


def test_who_gets_a_surname_is_asked_about_and_counts_once(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    (asked,) = dana.says("Talked to Sally Jones")
    assert asked == (
        "✓ Sally Jones\n\n1 logged · 2 of 3 today\n\nIs that the Sally you know?\n"
        "[Yes, Sally]\n[Somebody else]\n[Fix | Undo]"
    )
    dana.presses("Yes, Sally")
    assert dana.sees()[-1] == "✓ Sally Jones · counted already\n\n1 of 3 today\n[Fix | Undo]"
    assert dana.says("Talked to Sally on LinkedIn")[0].startswith(
        "✓ Sally Jones · LinkedIn · counted already"
    )


def test_a_first_name_never_means_somebody_whom_only_another_leader_knows(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Talked to Sally Jones")
    assert lee.says("Talked to Sally") == ["✓ Sally\n\n1 logged · 1 of 3 today\n[Fix | Undo]"]
    assert lee.says("Talked to Sally Jones")[0].startswith("✓ Sally Jones\n\n1 logged")


def test_a_press_names_nobody_who_was_not_asked_about(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    lee.says("Talked to Zoe Secret")
    dana.says("Talked to Sally Jones and Sally Beck")
    dana.says("Talked to Sally")
    rows = dana.last().buttons
    asked = next(one.data for row in rows for one in row if one.data and "whom" in one.data)
    log, place = asked.split(":")[1:3]
    for whom in (1, 99999):
        answer = dana.forges(f"whom:{log}:{place}:{whom}", dana.last().message_id)
        assert answer == ["That person is not on record any more. /people shows who is."]
    lee.says("Talked to Ann")
    answer = lee.forges(f"whom:{log}:{place}:0", lee.last().message_id)
    assert answer[0].startswith("I can’t find that log any more.")


def test_whom_a_name_meant_is_too_late_to_say_after_three_days(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Sally Beck")
    dana.says("Talked to Sally")
    asked = dana.last().message_id
    stage.goes_to(MONDAY + 4 * ONE_DAY, "07:00")
    dana.reads()
    dana.person.press("Sally Beck", message_id=asked)
    stage.bot.settle()
    assert "too far back" in dana.reads()[-1]


def test_whoever_a_name_meant_gets_the_handle_that_it_came_with(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Pia on LinkedIn")
    dana.says("dm'd Pia Voss (@piav) on Twitter")
    dana.presses("Yes, Pia")
    assert dana.says("dm'd @piav on Twitter")[0].startswith(
        "✓ Pia Voss · Twitter · counted already"
    )
