"""The last days: said to the bot itself, so that every chat has something to read."""

from collections.abc import Mapping, Sequence

from bot.cli.demo.sample.script import Line
from bot.sandbox.client import Person, SandboxBot


def play_present(bot: SandboxBot, lines: Sequence[Line], people: Mapping[str, Person]) -> None:
    """Have people write their lines at their times, with all that falls due between them."""
    numbers: dict[str, int] = {}
    at = None
    for line in lines:
        if line.at != at:
            bot.live_until(at := line.at)
        person = people[line.who]
        if line.edits:
            person.edit(numbers[line.who], line.text)
        else:
            numbers[line.who] = person.send(line.text)
    bot.settle()
