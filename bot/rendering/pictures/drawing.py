"""An SVG template of config/pictures and what it shows → PNG."""

from typing import Protocol

from babel import Locale

from bot.rendering.pictures.lettering import FILES, FONTS
from bot.rendering.pictures.raster import rasterised
from bot.rendering.texts import environment

SHARPNESS = 3.0
"""Pixels a unit: a unit is about a point on a phone, whose screens have three pixels to it."""
TALLEST = 2560.0
"""Pixels: Telegram keeps no photo in more."""


class Layout(Protocol):
    """Where everything stands, in units; the template knows the rest of it."""

    @property
    def height(self) -> float:
        """How tall the picture is."""


def draw(template: str, locale: Locale, layout: Layout) -> bytes:
    """The PNG of a template, the same bytes wherever it is drawn."""
    svg = environment(locale, "pictures").get_template(template).render(p=layout)
    zoom = min(SHARPNESS, TALLEST / layout.height)
    return rasterised(svg, zoom, [FONTS / file for file in FILES])
