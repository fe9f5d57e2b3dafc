"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from bot.sandbox.api.call import Call
from bot.sandbox.api.media import document, photo
from bot.sandbox.chats import Chat, Message
from bot.sandbox.errors import bad_request
from bot.sandbox.formatting import caption_of, text_of
from bot.sandbox.keyboards import inline_keyboard, reply_keyboard
from bot.sandbox.wire import Json

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(call: Call) -> Json:
    """A text."""
    text, entities = text_of(call.values)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    if options := call.get("link_preview_options"):
        content["link_preview_options"] = options
    return _send(call, content)


def send_photo(call: Call) -> Json:
    """A picture, with a caption or without."""
    caption = captioned(call)
    return _send(call, photo(call, "photo", call.get("photo")) | caption)


def send_document(call: Call) -> Json:
    """A file, with a caption or without."""
    caption = captioned(call)
    return _send(call, document(call, "document", call.get("document")) | caption)


def send_chat_action(call: Call) -> bool:
    """What the bot is doing just now; gone with its next message."""
    if call.get("action") not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = call.bot.writable(call.get("chat_id"))
    chat.action = call.get("action")
    chat.acted += 1
    return True


def captioned(call: Call) -> Json:
    """The caption's fields of a message."""
    caption, entities = caption_of(call.values)
    content: Json = {"caption": caption} if caption else {}
    if entities:
        content["caption_entities"] = entities
    return content


def _send(call: Call, content: Json) -> Json:
    bot, markup = call.bot, call.get("reply_markup")
    keyboard = inline_keyboard(markup)
    chat = bot.writable(call.get("chat_id"))
    reply = _reply(chat, call.get("reply_parameters"))
    bot.limits.spend(chat.id)
    number = bot.next_message()
    message = {"message_id": number, "from": bot.user, "chat": chat.shape, "date": bot.now()}
    message |= reply | content
    if keyboard:
        message["reply_markup"] = keyboard
    elif markup:
        _replace_keys(chat, markup)
    chat.messages[number] = Message(message, by_bot=True)
    chat.action = None
    return message


def _reply(chat: Chat, parameters: Json | None) -> Json:
    if not parameters:
        return {}
    replied = chat.living(parameters.get("message_id", 0))
    if replied:
        return {"reply_to_message": replied.shallow()}
    if parameters.get("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _replace_keys(chat: Chat, markup: Json) -> None:
    if "keyboard" in markup:
        chat.keys = reply_keyboard(markup)
    elif markup.get("remove_keyboard"):
        chat.keys = []
