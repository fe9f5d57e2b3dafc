"""Words, numbers, handles, links and marks, in the order of the text."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

MOST = 800
"""Tokens that are read of one text; 4,000 characters of prose have about 780."""


class Form(StrEnum):
    """What a token looks like."""

    WORD = "word"
    NUMBER = "number"
    HANDLE = "handle"
    LINK = "link"
    HASHTAG = "hashtag"
    SIGN = "sign"
    MARK = "mark"
    BREAK = "break"


class Token(NamedTuple):
    """A token and where it stands; `low` is in small letters and without a possessive."""

    form: Form
    text: str
    low: str
    start: int
    end: int
    possessive: bool = False


# Each repeated set either excludes what follows it or is bounded: no text makes it go back far.
_TOKEN = re.compile(
    r"(?P<break>\n\s*)"
    r"|(?P<link>(?:https?://|www\.|\b[a-z][a-z\-]{1,30}\.(?:com|net|org|app|social)/)"
    r"[^\s<>\"]*[^\s<>\".,;:!?)'*\-])"
    r"|(?P<handle>@\w(?:[\w.\-]{0,62}\w)?(?:@\w[\w.\-]{1,62}\w)?|/?\bu/\w[\w\-]{1,62}"
    r"|\b[\w\-]{1,40}\.bsky\.social)"
    r"|(?P<hashtag>\#\w{1,64})"
    r"|(?P<number>\d{1,2}/\d{1,2}(?![\d/])|\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|[\u0300-\u036f\u0900-\u0dff])*"
    r"(?:['\-](?:[^\W_]|[\u0300-\u036f])+)*)"
    r"|(?P<mark>([!-/:-@\[-`{-~])\8*)"
    r"|(?P<sign>[^\w\s])",
    re.IGNORECASE,
)
_FORMS = {form.value: form for form in Form}
_CONTRACTED = frozenset(
    [
        "he",
        "she",
        "it",
        "that",
        "what",
        "who",
        "there",
        "here",
        "let",
        "how",
        "where",
        "when",
        "why",
        "name",
        "this",
        "one",
        "everyone",
    ],
)


def tokenise(text: str) -> tuple[Token, ...]:
    """The first `MOST` tokens of a normalised text; linear in its length."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    previous: Token | None = None
    for found in islice(_TOKEN.finditer(text), MOST):
        token = _token(found, text)
        if previous is not None and token.start < previous.end:
            continue  # the full stop of an initial
        if previous is not None and _is_address(previous, token):
            previous = _joined(previous, token)
            continue
        if previous is not None:
            yield previous
        previous = token
    if previous is not None:
        yield previous


def _token(found: re.Match[str], text: str) -> Token:
    form = _FORMS[found.lastgroup or "sign"]
    whole, start = found.group(), found.start()
    if form is Form.WORD:
        return _word(whole, start, text[found.end() : found.end() + 1])
    return Token(form, whole, whole.casefold(), start, start + len(whole))


def _word(whole: str, start: int, after: str) -> Token:
    low, end = whole.casefold(), start + len(whole)
    if after == "." and len(whole) == 1 and whole.isupper() and whole not in "IX":
        return Token(Form.WORD, whole + ".", low + ".", start, end + 1)
    base = low.removesuffix("'s")
    if base != low and base not in _CONTRACTED:
        return Token(Form.WORD, whole[:-2], base, start, end, possessive=True)
    return Token(Form.WORD, whole, low, start, end, possessive=after == "'" and low[-1] == "s")


def _is_address(before: Token, handle: Token) -> bool:
    return (
        handle.form is Form.HANDLE
        and before.end == handle.start
        and handle.text[0] == "@"
        and before.form in (Form.WORD, Form.NUMBER)
    )


def _joined(before: Token, handle: Token) -> Token:
    text = before.text + handle.text
    return Token(Form.HANDLE, text, text.casefold(), before.start, handle.end)
