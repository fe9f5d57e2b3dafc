"""The stage as the tour shows it: what operators type and what people do, printed as they see it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.cli.demo.stage import Stage
from bot.cli.demo.transcript import Transcript
from bot.cli.errors import CommandError
from bot.sandbox.client import Person


@dataclass(slots=True)
class Show:
    """People around the bot; after each step the transcript prints what is new to the cast."""

    stage: Stage
    transcript: Transcript
    people: list[Person] = field(default_factory=list)
    cast: Sequence[Person] = ()

    def scene(self, words: str, *cast: Person) -> None:
        """Begin a part, in which only some people's chats are printed."""
        self.transcript.title(words)
        self.cast = cast

    def aside(self, words: str, *cast: Person) -> None:
        """Say what has happened, or happens now, in chats that are not printed; go on with others."""
        self.transcript.aside(words)
        self.cast = cast

    def operator(self, *arguments: str) -> dict[str, str]:
        """Run a command of `fifteen` as an operator does; answers the object that it prints."""
        self.transcript.operator("fifteen " + " ".join(map(_quoted, arguments)))
        done = self.stage.command(*arguments, "--json")
        if done.returncode:
            raise CommandError(f"the tour failed: {done.stderr.decode().strip()}")
        printed: dict[str, str] = json.loads(done.stdout)
        self.transcript.operator(printed["link"], is_output=True)
        return printed

    def switch_on(self) -> None:
        """Start the bot, and see what it says."""
        self.stage.switch_on()
        self.look()

    def person(self, name: str) -> Person:
        """Somebody new."""
        person = self.stage.bot.person(name)
        self.people.append(person)
        return person

    def look(self) -> None:
        """Wait until the bot has nothing left to do, and print what is new to the cast."""
        self.stage.bot.settle()
        self.transcript.show(self.people, self.cast)

    def until(self, instant: datetime) -> None:
        """Let time pass, stopping at everything that falls due on the way."""
        self.stage.bot.live_until(instant)
        self.look()

    def does(self, person: Person, act: Callable[[], object], expected: str) -> str:
        """Have a person do something, and see the answer come."""
        act()
        self.look()
        return self.expect(person, expected)

    def presses(self, person: Person, data: str, expected: str) -> str:
        """Have a person press the newest button that sends some data, and see the answer come."""
        if person in self.cast:
            self.transcript.press(person.name, _label(person, data))
        return self.does(person, lambda: person.press(data), expected)

    def expect(self, person: Person, words: str) -> str:
        """The newest message of the bot on a person's screen; raises CommandError where it lacks some words."""
        newest = next((seen.text for seen in reversed(person.see()) if seen.by_bot), "")
        if words not in newest:
            raise CommandError(
                f"the tour failed: {person.name} should read “{words}” and reads “{newest}”"
            )
        return newest


def _label(person: Person, data: str) -> str:
    buttons = [one for seen in person.see() for row in seen.buttons for one in row]
    return next((one.text for one in reversed(buttons) if one.data == data), data)


def _quoted(argument: str) -> str:
    return json.dumps(argument, ensure_ascii=False) if " " in argument else argument
