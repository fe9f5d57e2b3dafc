"""Making bots, people and groups; a token's end; updates of one's own making."""

import secrets
from typing import Any
from zoneinfo import available_timezones

from bot.sandbox.chats import Chat, Message
from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.errors import unauthorized
from bot.sandbox.people import Person
from bot.sandbox.state import Bot, World
from bot.sandbox.wire import Json


def make_bot(
    world: World,
    token: str | None = None,
    name: str = "Sandbox Bot",
    username: str | None = None,
) -> Json:
    """A bot with a token of its own, or with one given; the same token gives the same bot."""
    if token is None:
        token = f"{7_000_000_000 + len(world.bots)}:{secrets.token_urlsafe(26)[:35]}"
    number, separator, secret = token.partition(":")
    if not (number.isdigit() and separator and secret):
        raise Mistake(f"{token!r} is no token: it looks like 123456:ABC")
    bot = world.bots.get(token)
    if bot is None:
        bot = world.bots[token] = Bot(token, name, username or f"sandbox_{number}_bot")
    page = f"/chat/{bot.key}/"
    return {"token": token, "id": int(number), "username": bot.username, "page": page}


def drop_bot(world: World, bot: Bot) -> Json:
    """Forget a bot and all that belongs to it."""
    world.bots.pop(bot.token, None)
    return {}


def make_person(world: World, bot: Bot, name: str = "Dana", **details: Any) -> Json:  # noqa: ANN401 - JSON
    """Somebody who has not written to the bot yet; the details are fields of `people.Person`."""
    zone = details.get("zone")
    if zone is not None and zone not in available_timezones():
        raise Mistake(f"there is no time zone {zone!r}")
    person = Person(world.next_person(), name, **{"language": "en"} | details)
    bot.people[person.id] = person
    bot.chats[person.id] = Chat(person.chat(), [person.id])
    return {"id": person.id}


def make_people(world: World, bot: Bot, count: int, name: str = "Person") -> Json:
    """Many people at once, called "Person 1", "Person 2" and so on."""
    made = [make_person(world, bot, f"{name} {number}") for number in range(1, count + 1)]
    return {"ids": [one["id"] for one in made]}


def make_group(world: World, bot: Bot, title: str, members: list[int]) -> Json:
    """A group of these people, the first of whom adds the bot; the bot hears of it."""
    if not members or any(member not in bot.people for member in members):
        raise Mistake("a group needs members, all of them people of this bot")
    shape = {"id": world.next_group(), "title": title, "type": "group"}
    chat = Chat(shape, members, open=True)
    bot.chats[chat.id] = chat
    for member in members:
        bot.chats[member].met = True
    _welcome(bot, chat, bot.people[members[0]])
    return {"id": chat.id}


def inject(bot: Bot, updates: list[Json]) -> Json:
    """Put updates as they are into the queue; those without `update_id` get one."""
    numbers = []
    for update in updates:
        number = update.pop("update_id", bot.updates.following)
        numbers.append(bot.updates.put_as(number, update))
    return {"update_ids": numbers}


def revoke(bot: Bot) -> Json:
    """Answer 401 to everything from now on."""
    bot.revoked = True
    bot.updates.end_poll(unauthorized())
    return {}


def restore(bot: Bot) -> Json:
    """Take the token again."""
    bot.revoked = False
    return {}


def _welcome(bot: Bot, chat: Chat, adder: Person) -> None:
    change = {
        "chat": chat.shape,
        "from": adder.user(),
        "date": bot.now(),
        "old_chat_member": {"status": "left", "user": bot.user},
        "new_chat_member": {"status": "member", "user": bot.user},
    }
    bot.updates.put("my_chat_member", change)
    number = bot.next_message()
    message = {
        "message_id": number,
        "from": adder.user(),
        "chat": chat.shape,
        "date": bot.now(),
        "new_chat_members": [bot.user],
    }
    chat.messages[number] = Message(message, by_bot=False)
    bot.updates.put("message", message)
