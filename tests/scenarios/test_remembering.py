"""What is remembered of people: facts shared on purpose, and what a leader may know of them before a conversation."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

END = "[Talk every 3 months instead]\n[Change | Same person as…]"


def test_a_note_is_shared_in_one_tap_and_taken_back_in_one(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Called Sally Jones about rowing")
    assert "rowing" not in lee.says("/who Sally Jones")[0]
    (alone,) = dana.says("/who Sally")
    assert alone.endswith(
        "What you told me:\n2 Mar · “Called Sally Jones about rowing”\n"
        f"[Share: Called Sally Jones about]\n{END}"
    )
    dana.presses("Share: Called Sally Jones about")
    assert dana.sees()[-1] == (
        "Sally Jones\nTalked last: you · phone · today\nEvery 3 weeks, due on 23 Mar\n\n"
        "Remembered:\nCalled Sally Jones about rowing · you, 2 Mar\n\n"
        "What you told me:\n2 Mar · “Called Sally Jones about rowing”\n"
        f"[Forget: Called Sally Jones about]\n{END}"
    )
    (others,) = lee.says("/who Sally Jones")
    assert others == (
        "Sally Jones\nTalked last: Dana · phone · today\nEvery 3 weeks, due on 23 Mar\n\n"
        f"Remembered:\nCalled Sally Jones about rowing · Dana, 2 Mar\n{END}"
    )
    dana.presses("Forget: Called Sally Jones about")
    assert dana.sees()[-1] == alone
    assert "rowing" not in lee.says("/who Sally Jones")[0]


def test_something_is_remembered_in_words(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Talked to Sally Jones")
    dana.says("/remember Sally has two cats")
    (answer,) = dana.says("Remember that Sally Jones likes rowing")
    assert "Remembered:\nlikes rowing · you, 2 Mar\nhas two cats · you, 2 Mar\n" in answer
    (shown,) = lee.says("/who Sally Jones")
    assert "Remembered:\nlikes rowing · Dana, 2 Mar\nhas two cats · Dana, 2 Mar\n" in shown
    assert "Forget" not in shown


def test_of_whom_something_is_remembered_is_asked_where_several_are_called_so(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) and Sally Beck")
    assert dana.says("remember that Sally likes rowing") == [
        "Which Sally?\n[Sally Jones (Contoso)]\n[Sally Beck]"
    ]
    message = dana.last().message_id
    dana.presses("Sally Beck")
    assert "Remembered:\nlikes rowing · you, 2 Mar\n" in dana.sees()[-1]
    assert dana.forges("recall:1", message) == [
        "That button has done its work. /help shows what you can do now."
    ]
    assert dana.says("/remember Xaver likes rowing")[0].startswith("I know nobody called Xaver.")
    assert dana.says("/remember")[0].startswith("Send a name and what is to be remembered")


def test_what_a_shared_log_does_not_say_any_more_is_not_shared(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    lee.says("Talked to Sally Jones")
    number = dana.writes("Called Sally Jones about rowing")
    dana.says("/who Sally Jones")
    dana.presses("Share: Called Sally Jones about")
    dana.edits(number, "Called Sally Jones about rowing and her divorce")
    assert "rowing" not in lee.says("/who Sally Jones")[0]
    dana.edits(number, "Called Sally Jones about rowing")
    assert "rowing" in lee.says("/who Sally Jones")[0]
    dana.presses("Undo")
    assert "rowing" not in lee.says("/who Sally Jones")[0]


def test_the_prompt_says_what_is_remembered_of_whom_it_suggests(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones")
    dana.says("remember Sally likes rowing")
    stage.goes_to(MONDAY + 3 * ONE_DAY, "08:31")
    prompt = dana.sees()[-1]
    assert "Sally Jones · 3 days ago\nRemembered: likes rowing\n“" in prompt


def test_what_was_remembered_goes_with_the_person(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Maya Lindt")
    dana.says("remember Maya likes rowing")
    dana.says("Maya is also called Sally Jones")
    (answer,) = dana.says("/who Sally")
    assert answer.startswith("Maya Lindt\nAlso called: Sally Jones\n")
    assert "Remembered:\nlikes rowing · you, 2 Mar" in answer


def test_nobody_shares_or_forgets_for_another(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Called Sally Jones about rowing")
    dana.says("remember Sally has two cats")
    lee.says("/who Sally Jones")
    message = lee.last().message_id
    for data in ("who:1::share:1", "who:1::forget:1"):
        (refused,) = lee.forges(data, message)
        assert refused.startswith("There is nothing of yours to share or to take back")
