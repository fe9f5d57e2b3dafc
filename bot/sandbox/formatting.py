"""The text and the captions that a bot sends: parsed, measured, tidied."""

from bot.sandbox.arguments import field
from bot.sandbox.detection import with_detected
from bot.sandbox.errors import Refused, bad_request, within
from bot.sandbox.html import parse_html
from bot.sandbox.text import cleaned, trimmed, utf16_length
from bot.sandbox.wire import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_SOURCE = 1 << 15  # bytes before parsing


def text_of(arguments: Json) -> tuple[str, list[Json]]:
    """The text of a message: 1–4,096 UTF-16 units after parsing. Raises Refused."""
    text, entities = _formatted(arguments, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text, entities


def caption_of(arguments: Json) -> tuple[str, list[Json]]:
    """The caption of a picture or a file: 0–1,024 UTF-16 units after parsing. Raises Refused."""
    caption, entities = _formatted(arguments, "caption", "caption_entities")
    if utf16_length(caption) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return caption, entities


def _formatted(arguments: Json, name: str, given: str) -> tuple[str, list[Json]]:
    source = cleaned(arguments.get(name, ""))
    if len(source) * 4 > LONGEST_SOURCE and len(source.encode()) > LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = arguments.get("parse_mode", "none").lower()
    entities: list[Json] = []
    if mode == "html":
        source, entities = parse_html(source)
    elif mode != "none":  # Markdown, which is not played here, is refused and not taken as text
        raise bad_request("unsupported parse_mode")
    else:
        entities = [_entity(one) for one in arguments.get(given, [])]
    text, entities = trimmed(source, entities)
    return text, with_detected(text, entities)


def _entity(entity: object) -> Json:
    try:
        if not isinstance(entity, dict):
            raise bad_request("expected an Object")
        field(entity, "offset", int)
        field(entity, "length", int)
        field(entity, "type", str)
    except Refused as refusal:
        raise within("MessageEntity", refusal) from None
    return entity
