"""What a person's message holds, from the arguments of `send`."""

import base64
import binascii

from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.detection import with_detected
from bot.sandbox.errors import Refused
from bot.sandbox.pictures import photo_size, photo_sizes
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json


def content_of(bot: Bot, given: Json) -> Json:
    """The part of a Message object that says what was sent.

    `text`; or `photo` or `document` (base64, with `name`), `voice` (seconds), `location`
    ([latitude, longitude]), `contact` ({first_name, phone_number, …}); `caption` to the first two;
    `forwarded_from` a name, or the number of a person.
    """
    builders = {
        "text": _text,
        "photo": _photo,
        "document": _document,
        "voice": _voice,
        "location": _location,
        "contact": _contact,
    }
    kinds = [kind for kind in builders if given.get(kind) is not None]
    if len(kinds) != 1:
        raise Mistake(f"a message holds one of {', '.join(builders)}, and not {kinds}")
    return builders[kinds[0]](bot, given) | _origin(bot, given)


def _marked(name: str, text: str) -> Json:
    entities = with_detected(text, [])
    marks = "entities" if name == "text" else "caption_entities"
    return {name: text} | ({marks: entities} if entities else {})


def _text(_: Bot, given: Json) -> Json:
    if not given["text"].strip():
        raise Mistake("nobody can send an empty text")
    return _marked("text", given["text"])


def _caption(given: Json) -> Json:
    return _marked("caption", given["caption"]) if given.get("caption") else {}


def _bytes(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise Mistake("a file comes as base64") from None


def _photo(bot: Bot, given: Json) -> Json:
    content = _bytes(given["photo"])
    try:
        size = photo_size(content)
    except Refused as refusal:
        raise Mistake(refusal.description) from None
    stored = bot.files.keep("photos", "photo.jpg", "image/jpeg", content, size)
    return {"photo": photo_sizes(stored.described(), size)} | _caption(given)


def _document(bot: Bot, given: Json) -> Json:
    name, mime = given.get("name", "file.bin"), given.get("mime", "application/octet-stream")
    stored = bot.files.keep("documents", name, mime, _bytes(given["document"]))
    described = {"file_name": name, "mime_type": mime} | stored.described()
    return {"document": described} | _caption(given)


def _voice(bot: Bot, given: Json) -> Json:
    stored = bot.files.keep("voice", "voice.oga", "audio/ogg", b"OggS")
    described = {"duration": int(given["voice"]), "mime_type": "audio/ogg"}
    return {"voice": described | stored.described()}


def _location(_: Bot, given: Json) -> Json:
    latitude, longitude = given["location"]
    return {"location": {"latitude": latitude, "longitude": longitude}}


def _contact(_: Bot, given: Json) -> Json:
    return {"contact": {"phone_number": "", "first_name": ""} | given["contact"]}


def _origin(bot: Bot, given: Json) -> Json:
    origin = given.get("forwarded_from")
    if origin is None:
        return {}
    known = bot.people.get(origin)
    if known:
        sender: Json = {"type": "user", "sender_user": known.user()}
    else:
        sender = {"type": "hidden_user", "sender_user_name": str(origin)}
    return {"forward_origin": sender | {"date": bot.now()}}
