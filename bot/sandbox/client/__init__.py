"""The control side from Python: for tests, the demo and benchmarks.

    with started() as sandbox:
        bot = sandbox.bot()
        dana = bot.person("Dana")
        dana.start("token-of-her-invitation")
        bot.settle()
        print(dana.see()[-1].text)

It waits for every answer: inside an event loop that the bot itself runs in, call it in a thread.
"""

from bot.sandbox.client.bot import Call, SandboxBot
from bot.sandbox.client.connection import ControlError, NotSettledError
from bot.sandbox.client.person import Group, Person
from bot.sandbox.client.sandbox import Sandbox, started
from bot.sandbox.client.screen import Button, Screen, Seen, Toast

__all__ = [
    "Button",
    "Call",
    "ControlError",
    "Group",
    "NotSettledError",
    "Person",
    "Sandbox",
    "SandboxBot",
    "Screen",
    "Seen",
    "Toast",
    "started",
]
