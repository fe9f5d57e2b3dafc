"""/who: the brief before a conversation, and putting right what is known of somebody."""

from datetime import timedelta

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

WEEK = timedelta(weeks=1)
SALLY = (
    "Sally Jones (Contoso) · customer\n"
    "LinkedIn: sallyj\n"
    "Talked last: you · LinkedIn · today\n"
    "Every 3 weeks, due on 23 Mar\n\n"
    "What you told me:\n"
    "2 Mar · “Talked to Sally Jones (Contoso) on LinkedIn about her weekly goal”\n"
    "[Share: Talked to Sally Jones (Co]\n"
    "[Talk every 3 months instead]\n"
    "[Change | Same person as…]"
)


def test_a_brief_says_who_somebody_is_and_what_was_said(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) on LinkedIn about her weekly goal")
    dana.says("Sally is a customer")
    dana.says("Sally is https://www.linkedin.com/in/sallyj")
    assert dana.says("/who Sally") == [SALLY]


@pytest.mark.parametrize(
    "asked",
    [
        "/who Sally Jones",
        "/who @sallyj",
        "/who Sally (Contoso)",
        "/who Sallly",
        "who is Sally?",
        "who’s sally jones",
        "Tell me about Sally",
        "what do I know about Sally?",
    ],
)
def test_somebody_is_asked_about_in_many_ways(
    max_and_dana: tuple[Actor, Actor], asked: str
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) on LinkedIn about her weekly goal")
    dana.says("Sally is our client")
    dana.says("Sally is https://www.linkedin.com/in/sallyj")
    assert dana.says(asked) == [SALLY]


def test_another_leader_sees_who_talked_last_and_where_but_not_what_was_said(stage: Stage) -> None:
    _, dana, lee = stage.team("Dana", "Lee")
    dana.says("Called Sally Jones (Contoso) about her weekly goal")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "12:00")
    (shown,) = lee.says("/who Sally Jones")
    assert shown == (
        "Sally Jones (Contoso)\n"
        "Talked last: Dana · phone · 2 days ago\n"
        "Every 3 weeks, due on 23 Mar\n"
        "[Talk every 3 months instead]\n"
        "[Change | Same person as…]"
    )


def test_a_brief_opens_from_people_and_leads_back(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Ben")
    dana.says("/people")
    listed = dana.sees()[-1]
    assert listed.endswith("[Sally Jones | Ben]")
    dana.presses("Sally Jones")
    opened = dana.sees()[-1]
    assert opened.startswith("Sally Jones\nTalked last: you · today\n")
    assert opened.endswith("[‹ People]")
    dana.presses("Talk every 3 months instead")
    assert "Every 3 months, due on 1 Jun" in dana.sees()[-1]
    dana.presses("Talk every 3 weeks instead")
    assert dana.sees()[-1] == opened
    dana.presses("‹ People")
    assert dana.sees()[-1] == listed


def test_a_name_of_two_people_is_asked_about(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones (Contoso) and Sally Beck")
    assert dana.says("who is Sally?") == ["Which Sally?\n[Sally Jones (Contoso)]\n[Sally Beck]"]
    dana.presses("Sally Beck")
    assert dana.sees()[-1].startswith("Sally Beck\nTalked last: you")


def test_a_name_that_nobody_has_is_answered_with_the_nearest(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Benedikt Ortiz")
    assert dana.says("/who Sandy Jones") == [
        "I know nobody called Sandy Jones. Is it one of these?\n[Sally Jones]"
    ]
    assert dana.says("/who Xaver") == ["I know nobody called Xaver. /people shows whom you know."]
    assert dana.says("/who")[0].startswith("Whom shall I look up?")


def test_a_nickname_means_the_person_from_then_on_and_can_be_taken_back(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones")
    assert dana.says("Sally is also called Sal") == [
        "Sal and Sally Jones are one person now.\n[Undo | Sally Jones]"
    ]
    assert dana.says("Called Sal")[0].startswith("✓ Sally Jones · phone · counted already")
    assert dana.says("/who Sal")[0].startswith("Sally Jones\nAlso called: Sal\n")
    dana.says("Undo that")
    dana.says("Sally is also called Sasa")
    dana.presses("Undo")
    assert dana.sees()[-1] == "Sally Jones is not called Sasa any more.\n[Sally Jones]"
    assert dana.says("/who Sasa")[0].startswith("I know nobody called Sasa.")


def test_two_records_become_one_person_and_two_again(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Sally Beck about rowing")
    dana.says("/who Sally Jones")
    dana.presses("Same person as…")
    assert dana.sees()[-1] == (
        "Who else is Sally Jones? Press a name, or send me another by which they go.\n"
        "[Sally Beck]\n[‹ Back]"
    )
    dana.presses("Sally Beck")
    assert dana.sees()[-1] == (
        "Sally Beck and Sally Jones are one person now.\n[Undo | Sally Jones]"
    )
    assert dana.says("/who Sally")[0].startswith("Sally Jones\nAlso called: Sally Beck\n")
    assert dana.says("/streak")[0].startswith("0 in a row\n2 of 3 today")
    dana.presses("Undo")
    assert dana.sees()[-3] == (
        "Sally Beck and Sally Jones are two people again.\n[Sally Jones]\n[Sally Beck]"
    )
    assert dana.says("who is Sally?")[0].startswith("Which Sally?")


def test_whom_somebody_else_is_may_be_sent_in_words(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Maya Lindt")
    dana.says("/who Sally Jones")
    dana.presses("Same person as…")
    assert dana.says("Maya Lindt") == [
        "Maya Lindt and Sally Jones are one person now.\n[Undo | Sally Jones]"
    ]
    dana.presses("Undo")
    assert dana.says("Maya and Sally are the same person") == [
        "Sally Jones and Maya Lindt are one person now.\n[Undo | Maya Lindt]"
    ]


def test_what_is_known_is_put_right_by_buttons(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jons")
    dana.says("/who Sally")
    dana.presses("Change")
    assert dana.sees()[-1] == (
        "Sally Jons\n\nWhat is to be changed?\n[Name | Company | Handle]\n"
        "[Customer | Employee | Prospect]\n[Partner | Press | Community]\n[‹ Back]"
    )
    dana.presses("Name")
    assert dana.sees()[-1] == "Sally Jons\n\nSend me the right name.\n[‹ Back]"
    assert dana.says("Sally Jones")[0].startswith("Sally Jones\nTalked last: you")
    dana.presses("Change")
    dana.presses("Company")
    dana.says("Contoso Ltd")
    dana.presses("Change")
    dana.presses("Handle")
    (answer,) = dana.says("@sallyj on Twitter")
    assert answer.startswith("Sally Jones (Contoso Ltd)\nTwitter: sallyj\nTalked last: you")
    dana.presses("Change")
    dana.presses("Partner")
    assert dana.sees()[-1].startswith("Sally Jones (Contoso Ltd) · partner\n")


def test_what_is_known_is_put_right_in_words(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jons")
    dana.says("rename Sally to Sally Jones")
    dana.says("Sally works at Contoso Ltd")
    dana.says("Sally is an employee")
    dana.says("Sally is @sallyj on Twitter")
    (answer,) = dana.says("Sally is wider")
    assert answer.startswith(
        "Sally Jones (Contoso Ltd) · employee\nTwitter: sallyj\n"
        "Talked last: you · today\nEvery 3 months, due on 1 Jun"
    )


def test_a_handle_of_somebody_else_is_refused(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones and Maya Lindt")
    dana.says("Sally is @sallyj on Twitter")
    (refused,) = dana.says("Maya is @sallyj on Twitter")
    assert refused == (
        "sallyj is on record as Sally Jones’s. If that is Maya Lindt, press “Same person as…” "
        "under /who Maya Lindt."
    )


def test_a_conversation_is_logged_though_something_was_asked(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally Jones")
    dana.says("/who Sally")
    dana.presses("Change")
    dana.presses("Company")
    assert dana.says("Talked to Ben on LinkedIn")[0].startswith("✓ Ben · LinkedIn")


def test_nobody_reaches_people_of_another_organisation(stage: Stage) -> None:
    (owner,) = stage.team()
    owner.says("Talked to Sally Jones")
    (other,) = stage.team(owner="Olga", organisation="Other")
    other.says("Talked to Ann Lee")
    other.says("/who Ann")
    message = other.last().message_id
    gone = ["That person is not on record any more. /people shows who is."]
    for data in ("who:1:", "who:1::change", "who:1::close", "who:1::name", "who:1::same", "part:1"):
        assert other.forges(data, message) == gone
    assert other.forges("who:2::is:1", message) == gone
    assert other.says("/who Sally Jones")[0].startswith("I know nobody called Sally Jones.")
