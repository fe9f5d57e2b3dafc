"""Nothing that a leader writes is dropped: a text in which nobody is found is kept, and can be made a log."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

NOBODY = (
    "I found nobody in that whom I could log.\n"
    "Tell me who it was, like “Talked to Sally on Twitter and Ben on LinkedIn”, "
    "or how many: “3 today”.\n[It was a conversation]"
)


def test_a_text_that_was_not_understood_becomes_a_log_by_naming_who_it_was(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Ben")
    number = dana.writes("qwer the zxcv")
    assert dana.reads() == [NOBODY]
    dana.presses("It was a conversation")
    asked = "Whom was it with? Tap, or write the name.\n[Ben]\n[I don’t know the name]"
    assert dana.sees()[-1] == asked
    assert dana.says("Sally Beck") == ["✓ Sally Beck\n\n1 logged · 2 of 3 today\n[Fix | Undo]"]
    assert dana.edits(number, "qwer the zxcv, asdf") == []
    assert dana.sees()[-1] == "✓ Sally Beck\n\n1 logged · 2 of 3 today\n[Fix | Undo]"
    dana.edits(number, "Called Cleo")
    assert dana.sees()[-1] == "✓ Cleo · phone\n\n1 logged · 2 of 3 today\n[Fix | Undo]"


def test_somebody_known_or_without_a_name_is_one_tap(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Ben")
    for who, answer in (
        ("Ben", "✓ Ben · counted already\n\n1 of 3 today\n[Fix | Undo]"),
        ("I don’t know the name", "✓ 1 person\n\n1 logged · 2 of 3 today\n[Fix | Undo]"),
    ):
        dana.says("qwer the zxcv")
        data = dana.last().buttons[0][0].data or ""
        assert dana.presses("It was a conversation") == []
        dana.presses(who)
        assert dana.sees()[-1] == answer
        dana.forges(f"{data}:0", dana.last().message_id)
        assert dana.sees()[-1] == answer


def test_an_edit_of_a_text_that_was_not_understood_answers_in_its_place(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("qwer the zxcv")
    dana.reads()
    assert dana.edits(number, "qwer the zxcv again") == []
    assert dana.sees()[-1] == NOBODY
    assert dana.edits(number, "Talked to Ben") == []
    assert dana.sees()[-1] == "✓ Ben\n\n1 logged · 1 of 3 today\n[Fix | Undo]"


def test_a_text_becomes_a_log_on_the_day_on_which_it_was_written(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("qwer the zxcv")
    number, data = dana.last().message_id, dana.last().buttons[0][0].data or ""
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.forges(f"{data}:0", number)
    told = "✓ 1 person · Monday, late\n\nMonday: 1 of 3, freeze used\n1 logged · 0 of 3 today\n[Fix | Undo]"
    assert told in dana.sees()


def test_nobody_makes_a_log_of_what_another_wrote(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("qwer the zxcv")
    data = dana.last().buttons[0][0].data or ""
    lee.says("thanks")
    for forged in (data, f"{data}:0"):
        assert lee.forges(forged, lee.last().message_id)[0].startswith("I can’t find that log")
