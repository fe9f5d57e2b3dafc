import pytest

from tests.parsing.stages import acts_of


@pytest.mark.parametrize(
    ("text", "did"),
    [
        ("Talked to Sally on Twitter", "talk"),
        ("Long talk on LinkedIn with one of our drivers", "talk"),
        ("LinkedIn with Ishaan", "talk"),
        ("answered Milan's question", "talk"),
        ("a message from Hugo", "came"),
        ("Jasper messaged me on LinkedIn", "came"),
        ("Katrin asked about parental leave", "told"),
        ("Amit replied", "reacted"),
        ("Beverley runs a dental practice", "present"),
        ("Lonnie twitter", "roster"),
        ("had 4 conversations on Twitter", "count"),
        ("3 today", "count"),
        ("with Dexter about parking", "with"),
        ("all on LinkedIn", "detail"),
        ("I told her yes", "answered"),
        ("posted our launch on LinkedIn", "broadcast"),
        ("messaged everyone on the team", "broadcast"),
        ("12 new followers on insta", "broadcast"),
        ("Karin answered the comments", "elsewhere"),
        ("asked Trish to reply to the reporter", "elsewhere"),
        ("Ben talked with Kurt", "elsewhere"),
        ("saw that Ben is moving", "watched"),
        ("tried Ben twice", "tried"),
        ("the patio was full again", "note"),
        ("she talked to Kurt", "note"),
    ],
)
def test_a_clause_says_what_was_done(text: str, did: str) -> None:
    assert acts_of(text)[0].did.value == did


@pytest.mark.parametrize(
    ("text", "negated", "future"),
    [
        ("I talked to Ben", False, False),
        ("I didn't talk to Ben", True, False),
        ("couldn't talk long with Hugh", False, False),
        ("no conversations with anyone", True, False),
        ("will call Ben", False, True),
        ("call Ben back", False, True),
        ("need to get back to Rhonda", False, True),
        ("managed to call Ben", False, False),
        ("Will on LinkedIn", False, False),
        ("meeting Olive on Thursday", False, True),
    ],
)
def test_a_clause_says_whether_it_was_done(text: str, negated: bool, future: bool) -> None:
    act = acts_of(text)[0]
    assert (act.is_negated, act.is_future) == (negated, future)


def test_a_clause_says_where_when_and_how_long() -> None:
    act = acts_of("yesterday talked on Slack with Cora for 20 minutes about the bike lanes")[0]
    assert act.before.platform == "slack"
    assert act.before.day is not None
    assert act.after.minutes == 20
    assert act.has_note
