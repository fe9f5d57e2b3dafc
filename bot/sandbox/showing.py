"""What a person sees: the messages of a chat as they are now."""

from datetime import UTC, datetime
from html import escape

from bot.sandbox.chats import Chat, Message
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}
_OTHER_KINDS = ("photo", "document", "voice", "location", "contact", "new_chat_members")


def instant(seconds: float) -> str:
    """Seconds since the epoch as ISO 8601 in UTC."""
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def screen(bot: Bot, chat: Chat) -> Json:
    """All that stands on a person's screen: messages in order, toasts, action, keys."""
    return {
        "messages": [seen(bot, one) for one in chat.messages.values() if not one.deleted],
        "toasts": [{"text": toast.text, "alert": toast.alert} for toast in chat.toasts],
        "action": chat.action,
        "keys": [[key["text"] for key in row] for row in chat.keys],
    }


def seen(bot: Bot, message: Message) -> Json:
    """One message. `text` is a caption too; pictures and files come with a path to download."""
    content = message.content
    text: str = content.get("text") or content.get("caption") or ""
    entities: list[Json] = content.get("entities") or content.get("caption_entities") or []
    markup = content.get("reply_markup", {})
    return {
        "message_id": content["message_id"],
        "by_bot": message.by_bot,
        "sender": content["from"]["first_name"],
        "kind": next((kind for kind in _OTHER_KINDS if kind in content), "text"),
        "text": text,
        "html": as_html(text, entities),
        "entities": entities,
        "buttons": markup.get("inline_keyboard", []),
        "edited": message.changed,
        "picture": content["photo"][-1] if "photo" in content else None,
        "file": content.get("document"),
        "path": _path(bot, content),
        "reply_to": content.get("reply_to_message", {}).get("message_id"),
        "date": instant(content["date"]),
    }


def _path(bot: Bot, content: Json) -> str | None:
    described = content["photo"][-1] if "photo" in content else content.get("document")
    if described is None:
        return None
    return f"/file/bot{bot.token}/{bot.files.by_id[described['file_id']].path}"


def as_html(text: str, entities: list[Json]) -> str:
    """The text with tags for what was marked in it; what Telegram found by itself stays bare."""
    units = text.encode("utf-16-le")
    marks: dict[int, tuple[list[str], list[str]]] = {}
    for entity in entities:
        opening, closing = _tags(entity)
        start, end = entity["offset"], entity["offset"] + entity["length"]
        marks.setdefault(start, ([], []))[1].append(opening)
        marks.setdefault(end, ([], []))[0].insert(0, closing)
    result, last = [], 0
    for place in sorted(marks):
        closings, openings = marks[place]
        result += [_piece(units, last, place), *closings, *openings]
        last = place
    return "".join([*result, _piece(units, last, len(units) // 2)])


def _piece(units: bytes, start: int, end: int) -> str:
    return escape(units[2 * start : 2 * end].decode("utf-16-le"), quote=False)


def _tags(entity: Json) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "pre":
        return _block(entity.get("language"))
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _block(language: str | None) -> tuple[str, str]:
    if language is None:
        return "<pre>", "</pre>"
    return f'<pre><code class="language-{escape(language)}">', "</code></pre>"
