"""What people do: write, edit, press, block, look."""

import re
from datetime import UTC, datetime

from bot.sandbox.chats import Chat, Message
from bot.sandbox.control.contents import content_of
from bot.sandbox.control.mistakes import Mistake, read_instant
from bot.sandbox.detection import with_detected
from bot.sandbox.people import Person
from bot.sandbox.showing import screen
from bot.sandbox.state import Bot, Press
from bot.sandbox.wire import Json

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def send(
    bot: Bot,
    person: int,
    chat: int | None = None,
    reply_to: int | None = None,
    **content: object,
) -> Json:
    """Write to the bot, or into a group: text, photo, document, voice, location or contact."""
    sender = _person(bot, person)
    place = _place(bot, person if chat is None else chat)
    if place.blocked:
        raise Mistake("the bot is blocked here: unblock it first")
    place.open = place.met = True
    message = _message(bot, sender, place, content_of(bot, content), reply_to)
    update = bot.updates.put("message", message) if _heard(bot, place, message) else None
    return {"message_id": message["message_id"], "update_id": update}


def start(bot: Bot, person: int, payload: str = "") -> Json:
    """Follow a link to the bot; ends a block first. Telegram passes on no other payloads."""
    if not _PAYLOAD.fullmatch(payload):
        raise Mistake(f"no link carries {payload!r}: up to 64 letters, digits, _ and -")
    if _place(bot, person).blocked:
        unblock(bot, person)
    return send(bot, person, text=f"/start {payload}".strip())


def send_many(bot: Bot, messages: list[tuple[int, str]]) -> Json:
    """Write many texts at once, each `[person, text]`, in this order."""
    sent = [send(bot, person, text=text) for person, text in messages]
    return {"message_ids": [one["message_id"] for one in sent]}


def plan(bot: Bot, texts: list[tuple[str, int, str]]) -> Json:
    """Write texts later, each `[instant, person, text]`: when `live` passes the instant, and never if it does not."""
    for at, person, text in texts:
        bot.plans.add(read_instant(at), _person(bot, person).id, text)
    return {}


def write_what_was_planned(bot: Bot) -> bool:
    """Have people write what they had planned for by now, unless they have blocked the bot; answers whether any did."""
    come = list(bot.plans.come(datetime.fromtimestamp(bot.clock.now(), UTC)))
    for one in come:
        if not _place(bot, one.person).blocked:
            send(bot, one.person, text=one.text)
    return bool(come)


def edit(bot: Bot, person: int, message_id: int, text: str) -> Json:
    """Change a text of one's own."""
    message = _place(bot, person).living(message_id)
    if message is None or message.by_bot or "text" not in message.content:
        raise Mistake(f"{message_id} is no text of this person")
    message.content = message.content | {"text": text, "edit_date": bot.now()}
    message.content.pop("entities", None)
    if entities := with_detected(text, []):
        message.content["entities"] = entities
    message.changed = True
    return {"update_id": bot.updates.put("edited_message", message.content)}


def press(
    bot: Bot, person: int, button: str, message_id: int | None = None, forged: bool = False
) -> Json:
    """Press a button by its text or data: the newest such one, or the one under a message.

    A press under a message that has been deleted still reaches the bot, as it does where a screen
    is stale. `forged` sends the data as it is, whether there is such a button or not.
    """
    chat = _place(bot, person)
    message = chat.messages.get(message_id) if message_id else _newest_with(chat, button)
    if message is None and not forged and _is_key(chat, button):
        return send(bot, person, text=button)
    if message is None:
        raise Mistake(f"no button {button!r}; there are {_all_buttons(chat)}")
    data = button if forged else _data(message, button)
    return _press(bot, _person(bot, person), chat, message, data)


def block(bot: Bot, person: int) -> Json:
    """Block the bot: it hears of it, and can no longer write."""
    return _set_blocked(bot, person, True)


def unblock(bot: Bot, person: int) -> Json:
    """Let the bot write again; it hears of it."""
    return _set_blocked(bot, person, False)


def look(bot: Bot, person: int, chat: int | None = None) -> Json:
    """What stands on the person's screen now."""
    return screen(bot, _place(bot, person if chat is None else chat))


def _person(bot: Bot, number: int) -> Person:
    person = bot.people.get(number)
    if person is None:
        raise Mistake(f"nobody has the number {number}")
    return person


def _place(bot: Bot, number: int) -> Chat:
    chat = bot.chats.get(number)
    if chat is None:
        raise Mistake(f"no chat has the number {number}")
    return chat


def _message(bot: Bot, sender: Person, chat: Chat, content: Json, reply_to: int | None) -> Json:
    number = bot.next_message()
    message = {"message_id": number, "from": sender.user(), "chat": chat.shape, "date": bot.now()}
    message |= content
    if reply_to is not None:
        replied = chat.living(reply_to)
        if replied is None:
            raise Mistake(f"there is no message {reply_to} to reply to")
        message["reply_to_message"] = replied.shallow()
    chat.messages[number] = Message(message, by_bot=False)
    return message


def _heard(bot: Bot, chat: Chat, message: Json) -> bool:
    """In a group a bot hears commands, its own name and replies to itself, and nothing else."""
    if chat.private:
        return True
    text = message.get("text", "")
    replied = message.get("reply_to_message", {}).get("from", {}).get("id") == bot.user["id"]
    return text.startswith("/") or f"@{bot.username}".lower() in text.lower() or replied


def _newest_with(chat: Chat, button: str) -> Message | None:
    for message in reversed(chat.messages.values()):
        if not message.deleted and button in _names(message):
            return message
    return None


def _buttons(message: Message) -> list[Json]:
    rows: list[list[Json]] = message.content.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _names(message: Message) -> list[str]:
    return [
        name
        for button in _buttons(message)
        for name in (button["text"], button.get("callback_data"))
        if name
    ]


def _all_buttons(chat: Chat) -> list[str]:
    living = (message for message in chat.messages.values() if not message.deleted)
    texts = [button["text"] for message in living for button in _buttons(message)]
    return texts + [key["text"] for row in chat.keys for key in row]


def _is_key(chat: Chat, button: str) -> bool:
    return any(key["text"] == button for row in chat.keys for key in row)


def _data(message: Message, name: str) -> str:
    for button in _buttons(message):
        if name in (button["text"], button.get("callback_data")):
            if "callback_data" not in button:
                raise Mistake(f"{name!r} opens something and tells the bot nothing: {button}")
            data: str = button["callback_data"]
            return data
    raise Mistake(f"no button {name!r} under this message; there are {_names(message)}")


def _press(bot: Bot, person: Person, chat: Chat, message: Message, data: str) -> Json:
    number = str(4_000_000_000 + len(bot.presses))
    bot.presses[number] = Press(chat, bot.clock.now())
    chat.waiting[number] = (message.content["message_id"], data)
    shown = message.content
    if message.deleted:
        shown = {"chat": chat.shape, "message_id": shown["message_id"], "date": 0}
    query = {"id": number, "from": person.user(), "message": shown, "data": data}
    query["chat_instance"] = str(abs(chat.id) * 7919)
    return {"update_id": bot.updates.put("callback_query", query), "callback_query_id": number}


def _set_blocked(bot: Bot, person: int, blocked: bool) -> Json:
    chat = _place(bot, person)
    if chat.blocked == blocked:
        raise Mistake("it is blocked already" if blocked else "it is not blocked")
    chat.blocked = blocked
    member = {"status": "member", "user": bot.user}
    kicked = {"status": "kicked", "user": bot.user, "until_date": 0}
    change = {
        "chat": chat.shape,
        "from": _person(bot, person).user(),
        "date": bot.now(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    return {"update_id": bot.updates.put("my_chat_member", change)}
