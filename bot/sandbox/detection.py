"""Entities that Telegram finds by itself: commands, mentions, hashtags, addresses."""

import re

from bot.sandbox.text import in_order, utf16_length
from bot.sandbox.wire import Json

_HINTS = re.compile(r"[/@#.]")
_DOMAINS = "com|org|net|io|me|dev|app|info|eu|nl|de|uk|fr|es|it|co|ai|edu|gov|us|example"
_PATTERN = re.compile(
    r"(?P<url>(?:\b(?:https?|tg)://[^\s<>\"]+"
    rf"|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_DOMAINS})\b(?![\w@-])(?:/[^\s<>\"]*)?))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})"
    r"|(?P<mention>(?<![\w@/])@[a-z]\w{2,31}\b)"
    r"|(?P<bot_command>(?<![\w/<>@.])/\w{1,64}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d_]\w*)",
    re.IGNORECASE,
)
_ADDRESS_END = ".,;:!?)]}'\""
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})


def with_detected(text: str, entities: list[Json]) -> list[Json]:
    """The entities given and those found, in order; nothing is found inside code and links."""
    if not _HINTS.search(text):
        return entities
    closed = [
        (one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in _OPAQUE
    ]
    found = [one for one in _found(text) if not _overlaps(one, closed)]
    if not found:
        return entities
    return in_order(entities + found)


def _found(text: str) -> list[Json]:
    found = []
    for match in _PATTERN.finditer(text):
        kind, content = str(match.lastgroup), match.group()
        if kind == "url":
            content = content.rstrip(_ADDRESS_END)
        offset = utf16_length(text[: match.start()])
        found.append({"type": kind, "offset": offset, "length": utf16_length(content)})
    return found


def _overlaps(entity: Json, closed: list[tuple[int, int]]) -> bool:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    return any(start < last and first < end for first, last in closed)
