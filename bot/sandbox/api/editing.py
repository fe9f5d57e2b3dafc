"""editMessageText, editMessageCaption, editMessageReplyMarkup, editMessageMedia, deleteMessage."""

from dataclasses import replace

from bot.sandbox.api.call import Call
from bot.sandbox.api.media import document, photo
from bot.sandbox.api.sending import captioned
from bot.sandbox.arguments import field
from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import bad_request
from bot.sandbox.formatting import text_of
from bot.sandbox.keyboards import inline_keyboard
from bot.sandbox.wire import Json

DELETABLE = 48 * 3600  # seconds of the bot's wall time after which a message stays
_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities")
_MEDIA = ("photo", "document", *_CAPTION)
_MEDIA_KINDS = {"photo": photo, "document": document}
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(call: Call) -> Json:
    """Another text; the keyboard goes unless it comes again."""
    text, entities = text_of(call.values)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if options := call.get("link_preview_options"):
        content["link_preview_options"] = options
    message = _editable(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, _TEXT, content)


def edit_caption(call: Call) -> Json:
    """Another caption, or none."""
    content = captioned(call)
    message = _editable(call)
    if not _MEDIA_KINDS.keys() & message.content.keys():
        raise bad_request("there is no caption in the message to edit")
    return _edit(call, message, _CAPTION, content)


def edit_reply_markup(call: Call) -> Json:
    """Another keyboard, or none."""
    return _edit(call, _editable(call), (), {})


def edit_media(call: Call) -> Json:
    """Another picture or file, with its own caption."""
    media = call.get("media")
    build = _MEDIA_KINDS.get(field(media, "type", str))
    if build is None:
        raise bad_request("can't parse InputMedia: unsupported type specified")
    caption = captioned(replace(call, values=media))
    message = _editable(call)
    content = build(call, "media", field(media, "media", str)) | caption
    return _edit(call, message, (*_MEDIA, *_TEXT), content)


def delete_message(call: Call) -> bool:
    """Take a message away, one's own or in a private chat the other's, within 48 hours."""
    chat = call.bot.chat(call.get("chat_id"))
    message = chat.living(call.get("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(call, chat, message):
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    return True


def _deletable(call: Call, chat: Chat, message: Message) -> bool:
    young = call.bot.now() - message.content["date"] < DELETABLE
    return young and (message.by_bot or chat.private)


def _editable(call: Call) -> Message:
    if "chat_id" not in call.values:
        raise bad_request("chat_id is empty")
    if "message_id" not in call.values:
        raise bad_request("message identifier is not specified")
    message = call.bot.writable(call.get("chat_id")).living(call.get("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _edit(call: Call, message: Message, replaced: tuple[str, ...], content: Json) -> Json:
    before = message.content
    gone = (*replaced, "reply_markup", "edit_date")
    after = {name: part for name, part in before.items() if name not in gone} | content
    if keyboard := inline_keyboard(call.get("reply_markup")):
        after["reply_markup"] = keyboard
    if after == {name: part for name, part in before.items() if name != "edit_date"}:
        raise bad_request(_UNCHANGED)
    message.content = after | {"edit_date": call.bot.now()}
    message.changed = message.changed or bool(replaced)
    return message.content
