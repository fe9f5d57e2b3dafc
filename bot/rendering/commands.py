"""The commands that Telegram offers while somebody types "/": those that help names, by role."""

import re
from html import unescape

from bot.rendering.replies import Help
from bot.rendering.texts import render
from habits.domain.members import Role

_LINE = re.compile(r"^/(\w{1,32}) (.+)$", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 256
"""Characters that Telegram takes of a description."""


def commands_of(role: Role, language: str | None) -> list[dict[str, str]]:
    """The commands of a role with what each does, as `setMyCommands` takes them, in the order of help."""
    named = _LINE.findall(render(Help(role), language).html)
    return [
        {"command": name, "description": unescape(_TAG.sub("", does))[:_LONGEST]}
        for name, does in named
    ]
