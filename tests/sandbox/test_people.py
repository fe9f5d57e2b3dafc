"""What people do, as python-telegram-bot reads it."""

from datetime import timedelta

import pytest
import telegram
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from bot.sandbox.client import ControlError, Person, Sandbox, SandboxBot
from tests.sandbox.conftest import Raw
from tests.sandbox.pictures import png


async def _last(ptb: telegram.Bot) -> telegram.Message:
    message = (await ptb.get_updates())[-1].message
    assert message is not None
    return message


async def test_a_message_says_who_wrote_it_and_where(ptb: telegram.Bot, bot: SandboxBot) -> None:
    sally = bot.person("Sally", surname="King", username="sally_k", language="de")
    number = sally.start("invitation-1")
    message = await _last(ptb)
    assert (message.message_id, message.text) == (number, "/start invitation-1")
    assert [one.type for one in message.entities] == ["bot_command"]
    user = message.from_user
    assert user
    assert (user.id, user.full_name, user.username, user.language_code) == (
        sally.id,
        "Sally King",
        "sally_k",
        "de",
    )
    assert (message.chat.id, message.chat.type) == (sally.id, "private")


async def test_an_edited_message_arrives_as_one(ptb: telegram.Bot, dana: Person) -> None:
    number = dana.send("3 today")
    dana.edit(number, "4 today")
    edited = (await ptb.get_updates())[-1].edited_message
    assert edited
    assert edited.edit_date
    assert (edited.message_id, edited.text) == (number, "4 today")
    seen = dana.see()[-1]
    assert (seen.text, seen.edited, seen.by_bot) == ("4 today", True, False)


async def test_a_reply_holds_what_it_replies_to(ptb: telegram.Bot, dana: Person) -> None:
    first = await ptb.send_message(dana.id, "Whom did you last talk to?")
    dana.send("Ben", reply_to=first.message_id)
    reply = await _last(ptb)
    assert reply.reply_to_message
    assert reply.reply_to_message.text == first.text
    second = await reply.reply_text("Noted", do_quote=True)
    assert second.reply_to_message
    assert second.reply_to_message.reply_to_message is None
    assert dana.see()[-1].reply_to == reply.message_id


async def test_people_send_more_than_texts(ptb: telegram.Bot, dana: Person) -> None:
    dana.send_location(52.37, 4.9)
    assert (await _last(ptb)).location == telegram.Location(4.9, 52.37)
    dana.send_contact("Ben", "+31201234567", last_name="Ortiz")
    contact = (await _last(ptb)).contact
    assert contact
    assert (contact.first_name, contact.last_name) == ("Ben", "Ortiz")
    dana.send_voice(7)
    voice = (await _last(ptb)).voice
    assert voice
    assert voice.duration == timedelta(seconds=7)
    dana.send_photo(png(40, 30), "With Sally #lunch")
    photo = await _last(ptb)
    assert (photo.caption, photo.photo[-1].width) == ("With Sally #lunch", 40)
    assert [one.type for one in photo.caption_entities] == ["hashtag"]
    dana.send_document("people.csv", b"Sally")
    document = (await _last(ptb)).document
    assert document
    file = await ptb.get_file(document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"Sally"


async def test_a_forwarded_message_says_from_whom(
    ptb: telegram.Bot, bot: SandboxBot, dana: Person
) -> None:
    dana.forward("We love it", "Sally King")
    origin = (await _last(ptb)).forward_origin
    assert isinstance(origin, telegram.MessageOriginHiddenUser)
    assert origin.sender_user_name == "Sally King"
    dana.forward("We love it", bot.person("Ben"))
    origin = (await _last(ptb)).forward_origin
    assert isinstance(origin, telegram.MessageOriginUser)
    assert origin.sender_user.first_name == "Ben"


async def test_whoever_blocks_the_bot_is_told_of_and_not_reached(
    ptb: telegram.Bot, dana: Person
) -> None:
    dana.block()
    change = (await ptb.get_updates())[-1].my_chat_member
    assert change
    assert change.new_chat_member.status == ChatMemberStatus.BANNED
    with pytest.raises(Forbidden) as refused:
        await ptb.send_message(dana.id, "hello")
    assert refused.value.message == "Forbidden: bot was blocked by the user"
    with pytest.raises(ControlError, match="blocked here"):
        dana.send("hello")
    dana.unblock()
    change = (await ptb.get_updates())[-1].my_chat_member
    assert change
    assert change.new_chat_member.status == ChatMemberStatus.MEMBER
    await ptb.send_message(dana.id, "hello")


async def test_starting_again_ends_a_block(ptb: telegram.Bot, dana: Person) -> None:
    dana.block()
    dana.start("again")
    *_, change, start = await ptb.get_updates()
    assert change.my_chat_member
    assert start.message
    assert start.message.text == "/start again"
    await ptb.send_message(dana.id, "hello")


async def test_nobody_is_written_to_before_they_begin(ptb: telegram.Bot, bot: SandboxBot) -> None:
    stranger, member = bot.people(2)
    bot.group("Team", [member])
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(stranger.id, "hello")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await ptb.send_message(member.id, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await ptb.send_message(1, "hello")


async def test_in_a_group_the_bot_hears_what_is_meant_for_it(
    ptb: telegram.Bot, bot: SandboxBot, dana: Person
) -> None:
    group = bot.group("Team", [dana])
    added, welcome = (await ptb.get_updates())[-2:]
    assert added.my_chat_member
    assert added.my_chat_member.chat.title == "Team"
    assert welcome.message
    assert welcome.message.new_chat_members[0].username == bot.username
    sent = await ptb.send_message(group.id, "I work in private")
    seen = len(await ptb.get_updates())
    dana.send("lunch?", chat=group.id)
    assert len(await ptb.get_updates()) == seen
    dana.send("/streak", chat=group.id)
    dana.send(f"hello @{bot.username}", chat=group.id)
    dana.send("thanks", chat=group.id, reply_to=sent.message_id)
    heard = [one.message.text for one in (await ptb.get_updates())[seen:] if one.message]
    assert heard == ["/streak", f"hello @{bot.username}", "thanks"]
    assert len(group.see()) == 6


async def test_what_the_bot_is_doing_shows_until_it_speaks(ptb: telegram.Bot, dana: Person) -> None:
    await ptb.send_chat_action(dana.id, "typing")
    assert dana.screen().action == "typing"
    await ptb.send_message(dana.id, "hello")
    assert dana.screen().action is None


async def test_the_bot_knows_the_chat(ptb: telegram.Bot, dana: Person) -> None:
    chat = await ptb.get_chat(dana.id)
    assert (chat.id, chat.full_name, chat.username) == (dana.id, "Dana Reeves", "dana_reeves")


async def test_updates_of_ones_own_making_arrive_as_they_are(raw: Raw, bot: SandboxBot) -> None:
    first, second = bot.inject({"poll": {"odd": True}}, {"update_id": 900_000_000, "message": 7})
    assert (await raw("getUpdates")).result == [
        {"update_id": first, "poll": {"odd": True}},
        {"update_id": second, "message": 7},
    ]
    assert second == 900_000_000


async def test_the_same_token_gives_the_same_bot(sandbox: Sandbox, bot: SandboxBot) -> None:
    dana = bot.person()
    dana.start()
    assert sandbox.bot(bot.token).state()["pending"] == bot.state()["pending"] != []
    assert sandbox.bot().state()["pending"] == []


def test_mistakes_are_said_plainly(bot: SandboxBot, dana: Person) -> None:
    with pytest.raises(ControlError, match="is no text of this person"):
        dana.edit(99, "x")
    with pytest.raises(ControlError, match="it is not blocked"):
        dana.unblock()
    with pytest.raises(ControlError, match="no message 99"):
        dana.send("x", reply_to=99)
    with pytest.raises(ControlError, match="nothing called 'sing'"):
        bot._do("sing")  # noqa: SLF001
    with pytest.raises(ControlError, match="no such methods"):
        bot.fault("slow", "sendTelegram")
    for payload in ("with space", "x" * 65, "ünicode"):
        with pytest.raises(ControlError, match="no link carries"):
            dana.start(payload)
    with pytest.raises(ControlError, match="empty text"):
        dana.send(" ")
