"""What a leader says beside logs: what is in doubt, nobody at all, take it back, not now, how is she doing."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

ASKED = "Bob, Sue: have you talked, or is that still to come?\n[We talked | Still to come]"
PLAN = "Good plan. Tell me once you have talked; then it counts."
ZERO = (
    "Thank you for saying so. One short message to somebody still counts, and tomorrow is another "
    "day."
)


def test_a_bare_verb_is_asked_about_and_logged_once_it_was_a_talk(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    assert dana.says("email Bob, call Sue") == [ASKED]
    dana.presses("We talked")
    assert (
        dana.sees()[-1] == "✓ Bob · email\n✓ Sue · phone\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    )
    dana.says("email Ann")
    dana.presses("Still to come")
    assert dana.sees()[-1] == PLAN
    assert "2 of 3 today" in dana.says("/streak")[0]


def test_the_question_is_answered_in_words_too(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("email Bob, call Sue")
    assert dana.says("Not yet.") == [PLAN]
    dana.says("email Bob, call Sue")
    assert dana.says("yes")[0].endswith("2 logged · 2 of 3 today\n[Fix | Undo]")


def test_what_is_certain_is_logged_before_the_rest_is_asked(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    assert dana.says("Talked to Ann on X. Call Bob.") == [
        "✓ Ann · Twitter\n\n1 logged · 1 of 3 today\n[Fix | Undo]",
        "Bob: have you talked, or is that still to come?\n[We talked | Still to come]",
    ]
    assert dana.says("yes") == [
        "✓ Ann · Twitter\n✓ Bob · phone\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    ]


def test_a_button_of_a_question_that_is_over_does_nothing(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("email Bob, call Sue")
    dana.says("Talked to Ann")
    dana.presses("We talked")
    assert "1 of 3 today" in dana.says("/streak")[0]


def test_nobody_is_an_answer_of_its_own(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    for said in ("nobody today", "none", "0", "didn’t talk to anyone", "No conversations today."):
        assert dana.says(said) == [ZERO]


def test_the_last_log_is_taken_back_in_words(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Ann")
    dana.says("Talked to Bob")
    assert dana.says("undo that") == ["Taken back.\n\n1 of 3 today"]
    assert dana.says("delete the last one") == ["Taken back.\n\n0 of 3 today"]
    assert "Taken back" not in dana.says("undo")[0]


def test_a_name_is_mended_in_words(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Tom on X and Ann on LinkedIn")
    mended = "✓ Tim · Twitter\n✓ Ann · LinkedIn\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    assert dana.says("not Tom, I meant Tim") == [mended]
    assert "2 of 3 today" in dana.says("/streak")[0]


def test_later_by_itself_offers_the_choices(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "09:00")
    assert "[30 min | 2 h | This afternoon]" in dana.says("later")[0]


def test_a_manager_who_asks_about_somebody_is_shown_the_week(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    max_, dana = max_and_dana
    dana.says("Talked to Ann")
    assert "Dana" in max_.says("how is Dana doing?")[0]
    assert "/summary" in max_.says("how is the team?")[0]
    assert dana.says("how is Max doing?")[0].startswith("0 in a row")
    assert "weekly" not in dana.says("did you know Maya?")[0].casefold()


def test_more_people_than_are_read_of_a_message_are_not_dropped_in_silence(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    names = [f"{first}{second}lkor" for first in "BDFKLMNPRT" for second in "aeiou"]
    answers = dana.says("Talked to " + ", ".join([*names, "Zelda", "Zoran"]))
    assert "50 logged" in answers[0]
    assert answers[1].startswith("That was more than I can read of one message.")


def test_what_was_in_doubt_is_added_to_what_the_log_holds_by_then(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Ann on X. Call Bill.")
    dana.reads()
    dana.edits(number, "Talked to Ann and Cleo on X. Call Bill.")
    dana.presses("We talked")
    (answer,) = [one for one in dana.sees() if "✓ Bill" in one]
    assert "✓ Ann · Twitter\n✓ Cleo · Twitter\n✓ Bill" in answer


def test_what_was_in_doubt_is_of_the_day_on_which_it_was_written(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY, "20:00")
    number = dana.writes("email Zed")
    dana.reads()
    stage.goes_to(MONDAY + ONE_DAY, "07:00")
    dana.reads()
    dana.presses("We talked")
    dana.reads()
    dana.edits(number, "emailed Zed and Ann")
    assert "Monday: 2 of 3" in dana.sees()[-1]
