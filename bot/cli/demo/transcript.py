"""Chats in the terminal, as the people in them see them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape

from bot.sandbox.client import Person, Seen

INDENT = " " * 6
PICTURE = "▦ a picture"
Shown = tuple[str, tuple[tuple[str, ...], ...]]


class Transcript:
    """Prints each message once, and again when it has changed, in the order in which they came."""

    def __init__(self, console: Console, zone: str = "Europe/Amsterdam") -> None:
        self._console = console
        self._zone = ZoneInfo(zone)
        self._shown: dict[tuple[int, int], Shown] = {}
        self._day = ""

    def title(self, words: str) -> None:
        """Print what the next part shows."""
        self._console.print()
        self._console.rule(f"[bold]{escape(words)}", align="left")

    def operator(self, words: str, *, is_output: bool = False) -> None:
        """Print what is typed in a terminal, or what is printed there."""
        self._console.print(
            f"  {escape(words)}" if is_output else f"[bold]$ {escape(words)}", soft_wrap=True
        )

    def aside(self, words: str) -> None:
        """Print what happens unseen."""
        self._console.print(f"\n[dim]… {escape(words)}[/dim]", soft_wrap=True)

    def press(self, name: str, label: str) -> None:
        """Print that somebody presses a button."""
        self._console.print(f"{INDENT}[green]{escape(name)} presses[/green] “{escape(label)}”")

    def show(self, people: Sequence[Person], cast: Sequence[Person]) -> None:
        """Print what is new or changed on the screens of the cast, and never again what is on anybody's."""
        new = [
            (seen, person)
            for person in people
            for seen in person.see()
            if self._is_new(person, seen) and person in cast
        ]
        for seen, person in sorted(new, key=lambda one: (one[0].date, one[0].message_id)):
            self._print(seen, person)

    def _is_new(self, person: Person, seen: Seen) -> bool:
        now = (seen.text, tuple(map(tuple, seen.labels)))
        before = self._shown.get((person.id, seen.message_id))
        self._shown[person.id, seen.message_id] = now
        return now != before

    def _print(self, seen: Seen, person: Person) -> None:
        at = seen.date.astimezone(self._zone)
        self._print_day(at)
        who = f"Fifteen → {person.name}" if seen.by_bot else person.name
        colour = "cyan" if seen.by_bot else "green"
        changed = " [dim](changed)[/dim]" if seen.edited else ""
        self._console.print(
            f"[dim]{at:%H:%M}[/dim] [bold {colour}]{escape(who)}[/bold {colour}]{changed}"
        )
        for line in self._wrapped(_words(seen)):
            self._console.print(INDENT + escape(line), soft_wrap=True)
        for row in seen.labels:
            buttons = "  ".join(escape(f"[ {label} ]") for label in row)
            self._console.print(f"{INDENT}[bold]{buttons}[/bold]", soft_wrap=True)

    def _wrapped(self, words: str) -> Iterator[str]:
        """The lines of a message, as wide as the terminal; links stay whole."""
        width = max(40, self._console.width - len(INDENT))
        for line in words.splitlines():
            yield from wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]

    def _print_day(self, at: datetime) -> None:
        day = f"{at:%A} {at.day} {at:%B %Y}"
        if day != self._day:
            self._day = day
            self._console.print(f"\n[bold dim]{day}, Amsterdam")


def _words(seen: Seen) -> str:
    """What a message says; without the token of a link, which is long and nobody reads."""
    if seen.text.startswith("/start ") and not seen.by_bot:
        return "/start …"
    return f"{PICTURE}\n{seen.text}" if seen.picture else seen.text
