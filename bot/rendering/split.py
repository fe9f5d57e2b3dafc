"""Long texts in parts that Telegram takes: 4,096 UTF-16 units once the markup is gone."""

import re
from collections.abc import Iterator
from html import unescape

LONGEST = 4096
_TAG = re.compile(r"<[^<>]*>")


def parsed_length(html: str) -> int:
    """How long a text is to Telegram: in UTF-16 units, without tags, entities read."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2


def split(html: str, longest: int = LONGEST) -> list[str]:
    """A text in parts of at most `longest`, cut between lines; our templates open and close each tag within one.

    A single line beyond that is cut as plain text.
    """
    if len(html) * 2 <= longest:  # no character takes more than two units
        return [html] if html.strip() else []
    parts: list[str] = []
    current = ""
    for line in _lines(html, longest):
        longer = f"{current}\n{line}" if current else line
        if parsed_length(longer) > longest:
            parts.append(current)
            longer = line
        current = longer
    return [part for part in [*parts, current] if part.strip()]


def _lines(html: str, longest: int) -> Iterator[str]:
    for line in html.split("\n"):
        if parsed_length(line) <= longest:
            yield line
        else:
            yield from _cut(unescape(_TAG.sub("", line)), longest)


def _cut(plain: str, longest: int) -> Iterator[str]:
    """Pieces of a plain text, escaped again; half the length leaves room for what counts double in UTF-16."""
    for start in range(0, len(plain), longest // 2):
        piece = plain[start : start + longest // 2]
        yield piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
