from datetime import date

import pytest

from habits.domain.engagements import Audience, Platform
from habits.parsing.lexicon import Tag
from tests.parsing.stages import pieces_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 3, 18)),
        ("yesterday afternoon", date(2026, 3, 17)),
        ("last night", date(2026, 3, 17)),
        ("the day before yesterday", date(2026, 3, 16)),
        ("on Monday", date(2026, 3, 16)),
        ("wed", date(2026, 3, 18)),
        ("last Wednesday", date(2026, 3, 11)),
        ("fri", date(2026, 3, 13)),
        ("on the 3rd", date(2026, 3, 3)),
        ("on the 30th", date(2026, 1, 30)),
        ("March 5", date(2026, 3, 5)),
        ("30 December", date(2025, 12, 30)),
        ("3rd of March", date(2026, 3, 3)),
        ("two days ago", date(2026, 3, 16)),
        ("3 days ago", date(2026, 3, 15)),
        ("tomorrow", date(2026, 3, 19)),
        ("Feb 30", None),
        ("the 3rd floor", None),
        ("every Monday", None),
        ("Monday's meeting", None),
        ("May", None),
    ],
)
def test_words_name_a_local_day(text: str, day: date | None) -> None:
    named = next((piece.day for piece in pieces_of(text) if piece.day), None)
    assert (named.past if named else None) == day


def test_a_weekday_to_come_is_the_next_one() -> None:
    named = next(piece.day for piece in pieces_of("until Wednesday or next Monday") if piece.day)
    assert named.past == named.coming == date(2026, 3, 25)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20 minutes", 20),
        ("15min", 15),
        ("about ten mins", 10),
        ("half an hour", 30),
        ("1.5 hours", 90),
        ("an hour and a half", 90),
        ("2 h", None),
        ("2h", 120),
        ("a 20 minute talk", 20),
        ("my 12 minute talk", None),
        ("the 90 minute delay", None),
        ("within 2 minutes", None),
        ("after 3 hours", None),
        ("ten minutes ago", None),
    ],
)
def test_only_time_that_was_spent_counts_as_minutes(text: str, minutes: int | None) -> None:
    assert next((piece.minutes for piece in pieces_of(text) if piece.minutes), None) == minutes


@pytest.mark.parametrize(
    ("text", "platform"),
    [
        ("LinkedIn", Platform.LINKEDIN),
        ("Linkedln", Platform.LINKEDIN),
        ("FCEBOOK", Platform.FACEBOOK),
        ("insta", Platform.INSTAGRAM),
        ("🐦", Platform.X),
        ("face to face", Platform.IN_PERSON),
        ("rang me", Platform.PHONE),
        ("got a call from", Platform.PHONE),
        ("@lena.bsky.social", Platform.BLUESKY),
        ("@hilde@mastodon.green", Platform.MASTODON),
        ("u/gary", Platform.REDDIT),
        ("https://www.linkedin.com/in/darlenefisk", Platform.LINKEDIN),
        ("Pinecrest", None),
        ("@somebody", None),
    ],
)
def test_a_name_a_verb_a_sign_or_a_link_tells_the_platform(
    text: str, platform: Platform | None
) -> None:
    assert pieces_of(text)[0].platform == platform


@pytest.mark.parametrize(
    ("link", "handle"),
    [
        ("https://x.com/t_mcallister/status/19712200", "t_mcallister"),
        ("https://www.linkedin.com/in/darlenefisk?x=1", "darlenefisk"),
        ("https://www.linkedin.com/feed/update/urn:li:activity:73190", None),
        ("https://www.youtube.com/watch?v=8Zt1kQx0pLs", None),
        ("https://youtube.com/@valves", "valves"),
        ("https://mastodon.social/@jo/1099", "jo@mastodon.social"),
        ("https://bsky.app/profile/nora.bsky.social/post/3kab", "nora.bsky.social"),
    ],
)
def test_a_profile_link_names_its_owner(link: str, handle: str | None) -> None:
    assert pieces_of(link)[0].handle == handle


def test_the_longest_phrase_wins() -> None:
    assert [piece.text for piece in pieces_of("went back and forth with a potential customer")] == [
        "went back and forth",
        "with",
        "a",
        "potential customer",
    ]
    assert pieces_of("a potential customer")[1].audience is Audience.PROSPECT


@pytest.mark.parametrize(
    ("text", "tag"), [("spoek", Tag.TALK), ("tlkd", Tag.TALK), ("wiht", Tag.WITH)]
)
def test_one_typing_error_in_a_word_that_matters_is_mended(text: str, tag: Tag) -> None:
    assert pieces_of(text)[0].has(tag)


@pytest.mark.parametrize("name", ["Spike", "Chet", "Sally", "Mailin"])
def test_names_are_not_mended_into_verbs(name: str) -> None:
    assert not pieces_of(f"with {name}")[1].tags
