"""What is told of a link once it has done its work: not its token."""

import json

import pytest

from bot.links import link_of, without_tokens

TOKEN = "q8-" + "Zx_4" * 10
"""As `secrets.token_urlsafe(32)` makes them, and the same in every process that runs tests."""


@pytest.mark.parametrize(
    "written",
    [
        "/start {}",
        "/start@fifteen_bot {}",
        "/start   {} and more",
        "/start\n{}",
        "Join: https://t.me/fifteen_bot?start={}",
        '<a href="https://t.me/fifteen_bot?start={}">here</a>',
        "tg://resolve?domain=fifteen_bot&start={}",
        "one https://t.me/b?start={0} two https://t.me/b?start={0}",
    ],
)
def test_no_token_is_left_in_a_text_or_in_json_that_holds_it(written: str) -> None:
    said = written.format(TOKEN)
    assert without_tokens(said) == written.format("…")
    assert json.loads(without_tokens(json.dumps({"text": said}))) == {"text": written.format("…")}


def test_a_link_is_among_what_is_found() -> None:
    assert without_tokens(link_of("fifteen_bot", TOKEN)) == "https://t.me/fifteen_bot?start=…"


@pytest.mark.parametrize(
    "written", ["/start", "/start hello", "We start with Sally", f"start {TOKEN}x", TOKEN]
)
def test_everything_else_stays_as_it_is(written: str) -> None:
    assert without_tokens(written) == written
