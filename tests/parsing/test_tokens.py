import pytest

from habits.parsing.words.normalise import normalise
from habits.parsing.words.tokens import MOST, Form, tokenise


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Gloria/Hank", [("word", "Gloria"), ("mark", "/"), ("word", "Hank")]),
        ("DM'd @haruto.ceramics.", [("word", "DM'd"), ("handle", "@haruto.ceramics"), ("mark", ".")]),
        ("u/grain_gary ranted", [("handle", "u/grain_gary"), ("word", "ranted")]),
        ("@hilde@mastodon.green and I", [("handle", "@hilde@mastodon.green"), ("word", "and"), ("word", "I")]),
        ("anna@acme.com", [("handle", "anna@acme.com")]),
        ("lena.bsky.social", [("handle", "lena.bsky.social")]),
        ("see https://x.com/a/status/1.", [("word", "see"), ("link", "https://x.com/a/status/1"), ("mark", ".")]),
        ("Lyle J. on X.", [("word", "Lyle"), ("word", "J."), ("word", "on"), ("word", "X"), ("mark", ".")]),
        ("at 3:12, 2,300 of 3/3", [("word", "at"), ("number", "3:12"), ("mark", ","), ("number", "2,300"), ("word", "of"), ("number", "3/3")]),
        ("📞 Zoltán #lead", [("sign", "📞"), ("word", "Zoltán"), ("hashtag", "#lead")]),
        ("Adébáyò—ok", [("word", "Adébáyò-ok")]),
        ("!!!", [("mark", "!!!")]),
    ],
)  # fmt: skip
def test_a_text_falls_into_words_handles_links_and_marks(
    text: str, tokens: list[tuple[str, str]]
) -> None:
    assert [(t.form.value, t.text) for t in tokenise(normalise(text))] == tokens


@pytest.mark.parametrize(
    ("text", "possessive"),
    [("Marcy's", True), ("Marcy’s", True), ("he's", False), ("O'Brien", False)],
)  # fmt: skip
def test_a_possessive_is_told_from_a_contraction(text: str, possessive: bool) -> None:
    assert tokenise(normalise(text))[-1].possessive is possessive


def test_a_token_knows_where_it_stands() -> None:
    text = "Talked to Marcy's friend"
    assert [text[t.start : t.end] for t in tokenise(text)] == ["Talked", "to", "Marcy's", "friend"]


def test_spoken_marks_are_marks_only_where_none_are_written() -> None:
    assert "." in normalise("dale on facebook period irene on x period")
    assert "period" in normalise("The trial period ends. Dale on Facebook.")
    assert normalise("dale new line irene") == "dale \n irene"


def test_no_more_is_read_of_a_text_than_a_long_message_holds() -> None:
    assert len(tokenise("a " * 10_000)) == MOST
    assert all(token.form is Form.WORD for token in tokenise("a " * 10_000))
