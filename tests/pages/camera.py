"""Takes pictures of the page, each as it is by day and by night."""

from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

from tests.pages.desk import Scheme

SCHEMES: tuple[Scheme, ...] = ("dark", "light")
"""The last one is the one in which the page goes on."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Keeps pictures of a page in a folder; `label` tells those of one size from those of another."""

    page: Page
    folder: Path
    label: str

    async def take(self, name: str) -> None:
        """Take what is on the screen."""
        for scheme in SCHEMES:
            await self.page.emulate_media(color_scheme=scheme)
            path = self.folder / f"{name}-{self.label}-{scheme}.png"
            await self.page.screenshot(path=path)
