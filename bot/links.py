"""Links that let people in, and their tokens, which are secrets: nothing that is done with keeps one."""

import re

_TOKEN = re.compile(r"(start(?:@\w+)?(?:=|%3D|\\[nrt]|\s)+)[\w-]{43}(?![\w-])", re.ASCII)


def link_of(bot: str, token: str) -> str:
    """The link by which whoever holds it joins, over the bot of that user name."""
    return f"https://t.me/{bot}?start={token}"


def without_tokens(written: str) -> str:
    """A text, or JSON that holds some, with three dots for the token of each link and of each /start."""
    return _TOKEN.sub(r"\1…", written)
