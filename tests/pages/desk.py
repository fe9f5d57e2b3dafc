"""The page in the hands of a reader."""

from dataclasses import dataclass
from typing import Literal, Protocol

from playwright.async_api import Locator, Page, expect

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat of one person."""

    place: Locator

    @property
    def messages(self) -> Locator:
        """All messages, the oldest first."""
        return self.place.get_by_role("log").locator(".message")

    @property
    def input(self) -> Locator:
        """Where one writes."""
        return self.place.get_by_role("textbox", name="Message")

    def button(self, name: str) -> Locator:
        """A button by its words."""
        return self.place.get_by_role("button", name=name, exact=True)

    async def say(self, text: str) -> None:
        """Write and send a text."""
        await self.input.fill(text)
        await self.input.press("Enter")

    async def reads(self, *texts: str) -> None:
        """See that these are the last messages, and in this order."""
        for place, text in enumerate(reversed(texts), 1):
            await expect(self.messages.nth(-place).locator(".text")).to_contain_text(text)


@dataclass(frozen=True, slots=True)
class Desk:
    """The whole page."""

    page: Page

    def chat(self, name: str) -> Chat:
        """The chat of a person by their whole name."""
        return Chat(self.page.get_by_role("region", name=name, exact=True))

    def person(self, name: str) -> Locator:
        """Their button in the row of people."""
        row = self.page.get_by_role("navigation", name="People")
        return row.get_by_role("button").filter(has=self.page.get_by_text(name, exact=True))

    @property
    def dialog(self) -> Locator:
        """What lies over the page."""
        return self.page.get_by_role("dialog")

    @property
    def clock(self) -> Locator:
        """The bar with the time."""
        return self.page.get_by_role("region", name="Clock")

    def move(self, name: str) -> Locator:
        """A button that moves the clock."""
        return self.clock.get_by_role("button", name=name, exact=True)

    async def shows(self, time: str) -> None:
        """See what time it is, such as 08:30."""
        await expect(self.clock.locator(".time")).to_have_text(time)


class OpenDesk(Protocol):
    """Opens the page of the test's bot."""

    async def __call__(self, size: str = "desk", scheme: Scheme = "light") -> Desk:
        """Answer the page, at the size of a phone or of a desk."""
        ...
