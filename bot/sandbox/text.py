"""Texts as Telegram measures and tidies them."""

import re

from bot.sandbox.errors import bad_request
from bot.sandbox.wire import Json

_UNWANTED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")

_FOUND = 50  # the depth of what Telegram finds by itself, between links and letter forms
_DEPTHS = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 10,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
    "date_time": 99,
}


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if character > "\uffff")


def cleaned(text: str) -> str:
    """The text without control characters. Raises Refused for half a surrogate pair."""
    if text.isascii() and text.isprintable():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return _CONTROL.sub(" ", _UNWANTED.sub("", text))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text without blanks around it, and the entities moved and cut to fit."""
    shorter = text.rstrip()
    start = len(shorter) - len(shorter.lstrip(" \n"))
    if entities:
        start = min(start, *(entity["offset"] for entity in entities))
    if not start and len(shorter) == len(text):
        return text, entities
    shorter = shorter[start:]
    return shorter, _fitted(entities, start, utf16_length(shorter))


def in_order(entities: list[Json]) -> list[Json]:
    """The entities by place, those outside before those inside, as Telegram orders them."""
    return sorted(
        entities,
        key=lambda one: (one["offset"], -one["length"], _DEPTHS.get(one["type"], _FOUND)),
    )


def _fitted(entities: list[Json], start: int, end: int) -> list[Json]:
    fitted = []
    for entity in entities:
        offset = entity["offset"] - start
        length = min(entity["length"], end - offset)
        if length > 0:
            fitted.append({**entity, "offset": offset, "length": length})
    return fitted
