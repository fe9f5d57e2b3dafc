"""Parameters as they came → arguments of the types that the method wants.

Telegram is lenient with numbers and flags (a text is read, nonsense counts as absent) and strict
with objects; so is this.
"""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from bot.sandbox.errors import bad_request
from bot.sandbox.parameters import PARAMETERS, REQUIRED
from bot.sandbox.wire import Json

T = TypeVar("T")

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "action": "Wrong parameter action in request",
    "file_id": "file_id not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "commands": "can't parse commands JSON object",
    "media": "can't parse input media JSON object",
}
_OBJECTS = {
    "reply_markup": ("reply keyboard markup", "Object expected as reply markup"),
    "link_preview_options": ("link preview options", "Object expected as link preview options"),
    "reply_parameters": ("reply parameters", "Object expected as reply parameters"),
    "scope": ("BotCommandScope", "can't parse BotCommandScope: BotCommandScope must be an Object"),
    "menu_button": ("menu button", "can't parse menu button: MenuButton must be an Object"),
    "media": ("input media", "can't parse InputMedia: expected an Object"),
    "commands": ("commands", "Expected an Array of BotCommand"),
}
_FORGIVEN = {"allowed_updates", "entities", "caption_entities"}
_OFTEN_EMPTY = {"url"}  # setWebhook without an address removes the webhook


def arguments(method: str, values: Json, uploads: object = ()) -> Json:
    """The known parameters of a method (in small letters) with their types put right.

    Raises Refused for what is missing, and for what is not JSON where an object is wanted.
    """
    kinds = PARAMETERS[method]
    result: Json = {}
    for name, value in values.items():
        kind = kinds.get(name)
        if kind is not None and (read := _read(name, kind, value)) not in (None, ""):
            result[name] = read
    for name in REQUIRED[method]:
        if name not in result and name not in _OFTEN_EMPTY and not _uploaded(name, uploads):
            raise bad_request(_MISSING[name])
    return result


def field(holder: Json, name: str, kind: type[T], default: T | None = None) -> T:
    """A field of a Telegram object. Raises Refused where it is absent or of another type."""
    value = holder.get(name)
    if value is None and default is not None:
        return default
    if value is None:
        raise bad_request(f'Can\'t find field "{name}"')
    if not isinstance(value, kind):
        raise bad_request(f'Field "{name}" must be of type {_NAMES_OF_TYPES[kind]}')
    return value


_NAMES_OF_TYPES: dict[type, str] = {
    str: "String",
    int: "Number",
    bool: "Boolean",
    list: "Array",
    dict: "Object",
}


def _uploaded(name: str, uploads: object) -> bool:
    return isinstance(uploads, dict) and name in uploads


def _read(name: str, kind: str, value: object) -> object:
    reader = _READERS.get(kind)
    return reader(value) if reader else _structure(name, kind, value)


def _text(value: object) -> str | None:
    if isinstance(value, str) or value is None:
        return value
    return json.dumps(value)


def _integer(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None


def _flag(value: object) -> bool:
    return str(value).lower() in ("true", "yes", "1")


def _chat(value: object) -> int | str | None:
    number = _integer(value)
    return _text(value) if number is None else number


_READERS: dict[str, Callable[[Any], object]] = {
    "String": _text,
    "Integer": _integer,
    "Boolean": _flag,
    "Integer|String": _chat,
    "InputFile|String": _text,
    "InputFile": _text,
}


def _structure(name: str, kind: str, value: object) -> object:
    label, wrong = _OBJECTS.get(name, (name, f"Object expected as {name}"))
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            if name not in _FORGIVEN:
                raise bad_request(f"Can't parse {label} JSON object") from None
    if isinstance(value, list if kind.startswith("[]") else dict):
        return value
    if name in _FORGIVEN:
        return None
    raise bad_request(wrong)
