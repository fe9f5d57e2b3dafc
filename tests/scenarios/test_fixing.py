"""Fix: a log put right one tap at a time, in the place of its answer."""

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

WHAT = (
    "What shall I put right?\n[Person | Where]\n[Who they are | Day]\n"
    "[What came of it | Not a conversation]\n[‹ Back]"
)
BELOW = "This has changed: see below."
LATE = "That button has done its work. /help shows what you can do now."


def test_where_it_was_is_put_right_in_four_taps_and_edits_keep_it(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally on Twitter and Ben on LinkedIn")
    dana.reads()
    seen = []
    for tap in ("Fix", "Ben · LinkedIn", "Where", "Twitter"):
        assert dana.presses(tap) == []
        seen.append(dana.sees()[-1])
    assert seen == [
        "Which line shall I put right?\n[Sally · Twitter]\n[Ben · LinkedIn]\n[‹ Back]",
        f"Ben · LinkedIn\n\n{WHAT}",
        (
            "Ben · LinkedIn\n\nWhere was it?\n[Twitter | Facebook | Instagram]\n"
            "[email | phone | face to face]\n[More | ‹ Back]"
        ),
        "✓ Sally · Twitter\n✓ Ben · Twitter\n\n2 logged · 2 of 3 today\n[Fix | Undo]",
    ]
    dana.edits(number, "Talked to Sally on Twitter and Ben on LinkedIn, called Cleo")
    assert dana.sees()[-1] == (
        "✓ Sally · Twitter\n✓ Ben · Twitter\n✓ Cleo · phone\n\n3 logged · 3 of 3 today · 1 in a row\n"
        "[Fix | Undo]"
    )


def test_every_network_is_behind_more_and_back_leads_back_to_the_log(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    (log,) = dana.says("Talked to Sally on Twitter")
    for tap in ("Fix", "Where", "More"):
        dana.presses(tap)
    assert dana.sees()[-1] == (
        "Sally · Twitter\n\nWhere was it?\n[LinkedIn | Facebook | Instagram]\n"
        "[email | phone | face to face]\n[Threads | Bluesky | Mastodon]\n"
        "[YouTube | TikTok | Reddit]\n[Pinterest | WhatsApp | Slack]\n"
        "[Teams | blog | elsewhere]\n[‹ Back]"
    )
    for _ in range(2):
        dana.presses("‹ Back")
    assert dana.sees()[-1] == log


def test_a_name_that_is_typed_takes_the_place_of_the_wrong_one_and_edits_keep_it(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally on Twitter")
    dana.reads()
    dana.presses("Fix")
    dana.presses("Person")
    asked = "Sally · Twitter\n\nWhom was it with? Tap, or write the name.\n[‹ Back]"
    assert dana.sees()[-1] == asked
    assert dana.says("zoe lindt") == [
        "✓ zoe lindt · Twitter\n\n1 logged · 1 of 3 today\n[Fix | Undo]"
    ]
    assert dana.sees()[-2] == BELOW
    dana.edits(number, "Talked to Sally on LinkedIn")
    assert dana.sees()[-1] == "✓ zoe lindt · LinkedIn\n\n1 logged · 1 of 3 today\n[Fix | Undo]"


def test_somebody_known_is_one_tap_away_and_a_name_of_two_people_is_asked_about(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) and Sally Beck")
    dana.says("Talked to Tim on Twitter")
    dana.presses("Fix")
    dana.presses("Person")
    assert dana.sees()[-1].endswith("[Sally Beck]\n[Sally Jones (Contoso)]\n[‹ Back]")
    dana.presses("Sally Beck")
    fixed = "✓ Sally Beck · Twitter · counted already\n\n2 of 3 today\n[Fix | Undo]"
    assert dana.sees()[-1] == fixed
    dana.presses("Fix")
    dana.presses("Person")
    assert dana.says("Sally") == [
        (
            "Sally Beck · Twitter\n\nWhich Sally was it?\n[Sally Jones (Contoso)]\n[Sally Beck]\n"
            "[Somebody else]\n[‹ Back]"
        )
    ]
    dana.presses("Somebody else")
    assert (
        dana.sees()[-1] == "✓ Sally · Twitter\n\n1 logged · 3 of 3 today · 1 in a row\n[Fix | Undo]"
    )


def test_a_text_that_logs_is_no_answer_to_whom_it_was(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally")
    dana.presses("Fix")
    dana.presses("Person")
    assert dana.says("Called Ben")[0].startswith("✓ Ben · phone\n\n1 logged · 2 of 3")
    assert dana.says("Zoe")[0].startswith("Zoe: have you talked")


def test_the_day_may_be_any_that_can_be_logged_and_says_what_it_makes_of_both(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    dana.reads()
    number = dana.writes("Talked to Sally and Ben")
    dana.presses("Fix")
    dana.presses("Sally")
    dana.presses("Day")
    assert dana.sees()[-1] == ("Sally\n\nWhen was it?\n[Wednesday | Tuesday | Monday]\n[‹ Back]")
    dana.presses("Tuesday")
    moved = (
        "✓ Sally · Tuesday, late\n✓ Ben\n\nTuesday: 1 of 3\n2 logged · 1 of 3 today\n[Fix | Undo]"
    )
    assert dana.sees()[-1] == moved
    dana.edits(number, "Talked to Sally and Ben on Twitter")
    assert dana.sees()[-1].startswith("✓ Sally · Twitter · Tuesday, late\n✓ Ben · Twitter\n")
    for tap in ("Fix", "Sally · Twitter · Tuesday, late", "Day", "Today"):
        dana.presses(tap)
    assert dana.sees()[-1] == (
        "✓ Sally · Twitter\n✓ Ben · Twitter\n\nTuesday: 0 of 3\n"
        "2 logged · 2 of 3 today\n[Fix | Undo]"
    )


def test_who_they_are_and_what_came_of_it_are_shown_and_kept(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally")
    for tap in (
        "Fix",
        "Who they are",
        "Customer",
        "Fix",
        "What came of it",
        "Lead",
        "Idea",
        "✓ Lead",
    ):
        dana.presses(tap)
    assert dana.sees()[-1] == (
        "Sally · customer · idea\n\nWhat came of it?\n[Lead | Sale]\n"
        "[Complaint resolved | ✓ Idea]\n[Referral | Hire]\n[Story]\n[Done | ‹ Back]"
    )
    dana.presses("Done")
    dana.edits(number, "Talked to Sally on LinkedIn")
    assert dana.sees()[-1] == (
        "✓ Sally · LinkedIn · customer · idea\n\n1 logged · 1 of 3 today\n[Fix | Undo]"
    )


def test_what_is_no_conversation_goes_and_stays_away(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally and Ben")
    for tap in ("Fix", "Sally", "Not a conversation"):
        dana.presses(tap)
    assert dana.sees()[-1] == "✓ Ben\n\n1 logged · 1 of 3 today\n[Fix | Undo]"
    dana.edits(number, "Talked to Sally, Ben and Cleo")
    assert dana.sees()[-1] == "✓ Ben\n✓ Cleo\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    dana.presses("Undo")
    dana.edits(number, "Talked to Sally and Ben")
    assert dana.sees()[-1] == "✓ Sally\n✓ Ben\n\n2 logged · 2 of 3 today\n[Fix | Undo]"


def test_one_of_several_people_without_a_name_gets_one(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    number = dana.writes("3 conversations on LinkedIn")
    for tap in ("Fix", "Person"):
        dana.presses(tap)
    assert dana.says("Sally") == [
        (
            "✓ 2 people · LinkedIn\n✓ Sally · LinkedIn\n\n3 logged · 3 of 3 today · 1 in a row\n"
            "[Fix | Undo]"
        )
    ]
    dana.edits(number, "4 conversations on LinkedIn")
    assert dana.sees()[-1] == (
        "✓ Sally · LinkedIn\n✓ 3 people · LinkedIn\n\n4 logged · 4 of 3 today · 1 in a row\n"
        "[Fix | Undo]"
    )


def test_a_button_of_a_line_that_is_gone_shows_the_log_as_it_stands(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Sally and Ben")
    dana.presses("Fix")
    data = dana.last().buttons[1][0].data or ""
    dana.edits(number, "Talked to Cleo")
    dana.forges(f"{data}:none", dana.last().message_id)
    assert dana.sees()[-1] == "✓ Cleo\n\n1 logged · 1 of 3 today\n[Fix | Undo]"


def test_nobody_fixes_anothers_log_nor_into_what_there_is_not(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    lee.says("Talked to Zoe Secret")
    dana.says("Talked to Sally")
    fix = dana.last().buttons[0][0].data or ""
    gone = "I can’t find that log any more. Tell me again whom you talked to, and I’ll log it."
    for forged in (fix, f"{fix}:0", f"{fix}:0:none", f"{fix}:0:day:2026-03-02", f"log:{fix[4:]}"):
        assert lee.forges(forged, lee.last().message_id) == [gone]
    answers = {
        "0:whom:1": "That person is not on record any more. /people shows who is.",
        "0:whom:new": LATE,
        "0:day:2026-03-03": "Tuesday 3 March is still to come.",
        "0:day:2026-02-26": "Thursday 26 February is too far back",
        "0:day:2026-02-31": LATE,
        "0:platform:pigeon": LATE,
        "0:outcomes:customer": LATE,
        "0:nonsense": LATE,
    }
    for value, answer in answers.items():
        told = dana.forges(f"{fix}:{value}", dana.last().message_id)
        assert told[0].startswith(answer), value
    assert "1 of 3 today" in dana.says("/streak")[0]


def test_where_and_when_are_put_right_in_words(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.says("Talked to Sally on Twitter and Ben on Twitter")
    assert dana.says("it was on LinkedIn") == [
        "✓ Sally · LinkedIn\n✓ Ben · LinkedIn\n\n2 logged · 2 of 3 today\n[Fix | Undo]"
    ]
    assert dana.sees()[-2] == BELOW
    assert dana.says("that was yesterday") == [
        (
            "✓ Sally · LinkedIn · Monday, late\n✓ Ben · LinkedIn · Monday, late\n\n"
            "Monday: 2 of 3, freeze used\n2 logged · 0 of 3 today\n[Fix | Undo]"
        )
    ]
    assert dana.says("Facebook, not LinkedIn")[0].startswith("✓ Sally · Facebook · Monday, late")
    for said in ("that was great", "yesterday was busy"):
        assert "Facebook" not in dana.says(said)[0]


def test_a_name_that_was_put_right_is_put_right_again_in_words(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    number = dana.writes("Talked to Tim on Twitter and Ann")
    for right, name in (("Tom, not Tim", "Tom"), ("not Tom, I meant Zoe", "Zoe")):
        assert dana.says(right)[0].startswith(f"✓ {name} · Twitter\n✓ Ann")
    dana.edits(number, "Talked to Tim on LinkedIn and Ann")
    assert dana.sees()[-1].startswith("✓ Zoe · LinkedIn\n✓ Ann")
