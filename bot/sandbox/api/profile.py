"""getMe, getChat, commands by scope, descriptions and the menu button."""

import json
import re

from bot.sandbox.api.call import Call
from bot.sandbox.arguments import field
from bot.sandbox.errors import bad_request
from bot.sandbox.links import button_link
from bot.sandbox.wire import Json

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_COMMAND_DESCRIPTION = 256
MOST_COMMANDS = 100
LONGEST_DESCRIPTION = 512
LONGEST_SHORT_DESCRIPTION = 120
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(call: Call) -> Json:
    """The bot's own User object."""
    return call.bot.user | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(call: Call) -> Json:
    """The ChatFullInfo object of a chat that the bot knows."""
    chat = call.bot.chat(call.get("chat_id"))
    gifts = dict.fromkeys(_GIFTS, True)
    return chat.shape | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


def set_my_commands(call: Call) -> bool:
    """The list under the bot's menu, for a scope and a language."""
    commands = [_command(one) for one in call.get("commands")]
    if len(commands) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.bot.profile.commands[_scope(call)] = commands
    return True


def get_my_commands(call: Call) -> list[Json]:
    """The commands of exactly this scope and language."""
    return call.bot.profile.commands.get(_scope(call), [])


def delete_my_commands(call: Call) -> bool:
    """No commands of their own for this scope and language any more."""
    call.bot.profile.commands.pop(_scope(call), None)
    return True


def set_my_description(call: Call) -> bool:
    """What a person reads in the empty chat."""
    return _describe(call, "description", LONGEST_DESCRIPTION)


def set_my_short_description(call: Call) -> bool:
    """What a person reads on the bot's page."""
    return _describe(call, "short_description", LONGEST_SHORT_DESCRIPTION)


def set_chat_menu_button(call: Call) -> bool:
    """The button beside the input field, of one chat or of all."""
    button = call.get("menu_button", {"type": "default"})
    if field(button, "type", str) not in ("commands", "default", "web_app"):
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if button["type"] == "web_app":
        button_link(field(field(button, "web_app", dict), "url", str), "Web App URL", True)
    chat = call.bot.chat(call.get("chat_id")).id if "chat_id" in call.values else 0
    call.bot.profile.menu_buttons[chat] = button
    return True


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = field(command, "command", str).removeprefix("/")
    description = field(command, "description", str)
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 0 < len(description) <= LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _scope(call: Call) -> tuple[str, str]:
    scope = call.get("scope", {"type": "default"})
    needed = _SCOPES.get(field(scope, "type", str))
    if needed is None:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" in needed:
        call.bot.chat(field(scope, "chat_id", int))
    if "user_id" in needed:
        field(scope, "user_id", int)
    return json.dumps(scope, sort_keys=True), call.get("language_code", "")


def _describe(call: Call, name: str, longest: int) -> bool:
    text = call.get(name, "")
    if len(text) > longest:
        raise bad_request(f"{name.replace('_', ' ')} is too long")
    call.bot.profile.descriptions[f"{name} {call.get('language_code', '')}"] = text
    return True
