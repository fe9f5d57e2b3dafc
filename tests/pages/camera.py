"""Takes pictures of the page, each as it is by day and by night."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playwright.async_api import Page

from tests.pages.desk import Scheme

SCHEMES: tuple[Scheme, ...] = ("dark", "light")
"""The last one is the one in which the page goes on."""


class Camera(Protocol):
    """Whoever takes pictures of a story."""

    async def take(self, name: str) -> None:
        """Take what is on the screen at a step of the story."""
        ...


@dataclass(frozen=True, slots=True)
class Album:
    """Keeps a picture of the whole screen at each step; `label` tells those of one size from those of another."""

    page: Page
    folder: Path
    label: str

    async def take(self, name: str) -> None:
        """Take what is on the screen."""
        async for scheme in _schemes(self.page):
            await self.page.screenshot(path=self.folder / f"{name}-{self.label}-{scheme}.png")


@dataclass(frozen=True, slots=True)
class Portraits:
    """Keeps pictures of the one chat on the screen, of some steps only; `names` says how those are called."""

    page: Page
    folder: Path
    names: Mapping[str, str]

    async def take(self, name: str) -> None:
        """Take the chat, where this step is one of those."""
        if name not in self.names:
            return
        chat = self.page.get_by_role("main").get_by_role("region")
        async for scheme in _schemes(self.page):
            await chat.screenshot(path=self.folder / f"{self.names[name]}-{scheme}.png")


async def _schemes(page: Page) -> AsyncIterator[Scheme]:
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        yield scheme
