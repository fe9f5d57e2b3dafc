"""A bot's people, chats and clock as the page shows them: plain data for JSON."""

import json

from bot.sandbox.chats import Chat, Message
from bot.sandbox.people import Person
from bot.sandbox.showing import seen
from bot.sandbox.state import PRESSES_LIVE, Bot
from bot.sandbox.wire import Json

_KINDS = ("voice", "location", "contact")


def bot_view(bot: Bot) -> Json:
    """Who the bot is."""
    return {"name": bot.name, "username": bot.username}


def clock_view(bot: Bot) -> Json:
    """What time it is, but for the offset: that the browser hears when it changes."""
    due = bot.clock.next()
    return {
        "next": due.isoformat() if due else None,
        "followed": bool(bot.clock.living()),
        "moving": bot.clock.movers > 0,
    }


def person_view(bot: Bot, person: Person, chat: Chat) -> Json:
    """A person, and how their chat with the bot stands, but for its messages."""
    return {
        "id": person.id,
        "name": person.name,
        "surname": person.surname,
        "username": person.username,
        "note": person.note,
        "front": person.front,
        "zone": person.zone,
        "begun": chat.open,
        "blocked": chat.blocked,
        "action": chat.action,
        "acted": chat.acted,
        "keys": chat.keys,
        "waiting": _waiting(bot, chat),
        "commands": _commands(bot, person),
        "about": _described(bot, person),
    }


def message_view(bot: Bot, message: Message) -> Json:
    """A message, with the path of its file as the page may ask for it."""
    content = message.content
    details = {kind: content[kind] for kind in _KINDS if kind in content}
    view = seen(bot, message) | details | {"forwarded": _origin(content)}
    if view["path"]:
        view["path"] = view["path"].replace(f"/file/bot{bot.token}/", "file/")
    return view


def _origin(content: Json) -> str | None:
    origin = content.get("forward_origin")
    if origin is None:
        return None
    name: str = origin.get("sender_user_name") or origin["sender_user"]["first_name"]
    return name


def _waiting(bot: Bot, chat: Chat) -> list[tuple[int, str]]:
    """The presses that the bot may still answer: message and data of each."""
    live = bot.clock.now() - PRESSES_LIVE
    return [place for number, place in chat.waiting.items() if bot.presses[number].at >= live]


def _commands(bot: Bot, person: Person) -> list[Json]:
    """The commands of the narrowest scope that has any, in the person's language or in none."""
    known = bot.profile.commands
    chat = {"type": "chat", "chat_id": person.id}
    for scope in (chat, {"type": "all_private_chats"}, {"type": "default"}):
        for language in (person.language or "", ""):
            commands = known.get((json.dumps(scope, sort_keys=True), language))
            if commands:
                return commands
    return []


def _described(bot: Bot, person: Person) -> str:
    known = bot.profile.descriptions
    return known.get(f"description {person.language or ''}") or known.get("description ") or ""
