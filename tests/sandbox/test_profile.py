"""What a bot says about itself."""

from typing import Any

import pytest
import telegram
from telegram import BotCommandScopeAllPrivateChats, BotCommandScopeChat, MenuButtonCommands

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.conftest import Raw


async def test_a_bot_knows_itself(ptb: telegram.Bot, bot: SandboxBot) -> None:
    me = await ptb.get_me()
    assert (me.id, me.username, me.is_bot) == (
        int(bot.token.partition(":")[0]),
        bot.username,
        True,
    )


async def test_commands_are_kept_by_scope_and_language(ptb: telegram.Bot, dana: Person) -> None:
    chat = BotCommandScopeChat(dana.id)
    await ptb.set_my_commands([("streak", "Your streak")])
    await ptb.set_my_commands([("summary", "Your team")], scope=chat, language_code="de")
    assert [one.command for one in await ptb.get_my_commands()] == ["streak"]
    assert await ptb.get_my_commands(scope=chat) == ()
    (command,) = await ptb.get_my_commands(scope=chat, language_code="de")
    assert command.description == "Your team"
    await ptb.delete_my_commands(scope=chat, language_code="de")
    assert await ptb.get_my_commands(scope=chat, language_code="de") == ()
    await ptb.set_my_commands([("help", "Help")], scope=BotCommandScopeAllPrivateChats())
    assert len(await ptb.get_my_commands()) == 1


async def test_what_is_set_can_be_seen(ptb: telegram.Bot, bot: SandboxBot, dana: Person) -> None:
    await ptb.set_my_commands([("streak", "Your streak")])
    await ptb.set_my_description("A habit coach")
    await ptb.set_my_short_description("A coach", language_code="en")
    await ptb.set_chat_menu_button(dana.id, MenuButtonCommands())
    state = bot.state()
    assert state["commands"][0]["commands"][0]["command"] == "streak"
    assert state["descriptions"] == {
        "description ": "A habit coach",
        "short_description en": "A coach",
    }
    assert state["menu_buttons"] == {str(dana.id): {"type": "commands"}}


@pytest.mark.parametrize(
    ("method", "values", "reason"),
    [
        (
            "setMyCommands",
            {"commands": [{"command": "Streak", "description": "x"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a" * 33, "description": "x"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": ""}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "x"}] * 101},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        ("setMyCommands", {"commands": [{"command": "a"}]}, 'can\'t find field "description"'),
        ("setMyCommands", {"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        (
            "getMyCommands",
            {"scope": {"type": "world"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ("getMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        (
            "setMyShortDescription",
            {"short_description": "x" * 121},
            "short description is too long",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "x"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        (
            "setChatMenuButton",
            {"menu_button": []},
            "can't parse menu button: MenuButton must be an Object",
        ),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
    ],
)
async def test_what_telegram_would_not_take_is_refused(
    raw: Raw, method: str, values: dict[str, Any], reason: str
) -> None:
    assert (await raw(method, **values)).refusal == f"Bad Request: {reason}"
