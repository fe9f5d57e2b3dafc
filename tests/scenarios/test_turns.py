"""/people: whom a leader knows, the longest due first."""

from datetime import timedelta

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

WEEK = timedelta(weeks=1)


def test_without_anybody_people_says_how_they_come(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    assert dana.says("/people") == [
        "Nobody yet: whoever you tell me you talked to is here from then on."
    ]


def test_people_are_shown_the_longest_due_first_in_yellow_and_red(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) on LinkedIn")
    stage.goes_to(MONDAY + 3 * WEEK, "12:00")
    dana.says("Called Ben Ortiz")
    assert dana.says("/people")[0].splitlines()[:3] == [
        "1 of your people waits to hear from you.",
        "",
        "🟡 Sally Jones (Contoso) · 3 weeks ago · due since 23 Mar",
    ]
    stage.goes_to(MONDAY + 6 * WEEK, "12:00")
    dana.says("Yesterday I talked to Maya Lindt")
    (shown,) = dana.says("my people")
    assert shown == (
        "2 of your people wait to hear from you.\n\n"
        "🔴 Sally Jones (Contoso) · 6 weeks ago · overdue since 23 Mar\n"
        "🟡 Ben Ortiz · 3 weeks ago · due since 13 Apr\n"
        "Maya Lindt · yesterday · due on 3 May\n[Sally Jones | Ben Ortiz]\n[Maya Lindt]"
    )


def test_a_conversation_of_any_leader_resets_a_turn(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Talked to Sally Jones")
    stage.goes_to(MONDAY + 4 * WEEK, "12:00")
    assert dana.says("/people")[0].startswith("1 of your people waits to hear from you.")
    lee.says("Talked to Sally Jones")
    assert dana.says("/people") == [
        "None of your people waits.\n\nSally Jones · today · due on 20 Apr\n[Sally Jones]"
    ]


def test_what_is_taken_back_counts_as_never_said(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones")
    stage.goes_to(MONDAY + 4 * WEEK, "12:00")
    dana.says("Talked to Sally Jones and Tom Hale")
    dana.presses("Undo")
    (shown,) = dana.says("/people")
    assert shown == (
        "1 of your people waits to hear from you.\n\n"
        "🟡 Sally Jones · 4 weeks ago · due since 23 Mar\n[Sally Jones]"
    )


def test_whom_only_another_leader_knows_is_not_listed(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    lee.says("Talked to Zoe Secret")
    assert dana.says("/people")[0].startswith("Nobody yet")


def test_pages_turn_in_their_place(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    names = [
        f"{first} {last}" for first in ("Ann", "Bob", "Cleo") for last in ("Ash", "Elm", "Oak")
    ]
    for place, name in enumerate(names):
        stage.goes_to(MONDAY + place * ONE_DAY, "12:00")
        dana.says(f"Talked to {name}")
    dana.says("/people")
    first = dana.sees()[-1]
    assert first.endswith("[More ›]")
    assert [line.split(" ·")[0] for line in first.splitlines()[2:10]] == names[:8]
    dana.presses("More ›")
    assert dana.sees()[-1] == (
        "None of your people waits.\n\nCleo Oak · today · due on 31 Mar\n[Cleo Oak]\n[‹ Before]"
    )
    dana.presses("‹ Before")
    assert dana.sees()[-1] == first


def test_a_page_that_there_is_not_is_the_first(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones")
    dana.says("/people")
    shown = dana.sees()[-1]
    dana.forges("people:999", dana.last().message_id)
    assert dana.sees()[-1] == shown
    assert dana.forges("people:x", dana.last().message_id) == [
        "That button has done its work. /help shows what you can do now."
    ]
