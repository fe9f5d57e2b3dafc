"""Names as pictures can show them: in letters that the shipped fonts have, and no longer than there is room."""

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from unicodedata import normalize

from fontTools.ttLib import TTFont

FONTS = Path(str(resources.files("config.pictures") / "fonts"))
FACES = ("Inter-SemiBold.otf", "NotoSansHebrew-Bold.ttf", "NotoSansArabic-Bold.ttf")
"""What names are drawn in; a letter comes from the first that has it."""
FILES = ("Inter-Regular.otf", *FACES)
ZERO_WIDTH_JOINER = "\u200d"
_ELLIPSIS = "…"


@lru_cache(maxsize=1)
def _widths() -> Mapping[str, float]:
    """How far each letter advances, in ems; letters that are missing cannot be drawn."""
    widths: dict[str, float] = {}
    for face in FACES:
        with TTFont(FONTS / face, lazy=True) as font:
            em, advances = font["head"].unitsPerEm, font["hmtx"]
            for code, glyph in font.getBestCmap().items():
                widths.setdefault(chr(code), advances[glyph][0] / em)
    return widths


def width(text: str, size: float) -> float:
    """How long a text of drawable letters is, in the units of its font size."""
    return sum(_widths()[letter] for letter in text) * size


def drawable(text: str) -> str | None:
    """What of a text can be drawn: other scripts, emoji and marks of direction are left out; None without a letter."""
    whole = normalize("NFC", text).replace(ZERO_WIDTH_JOINER, "")
    kept = " ".join("".join(one if one in _widths() else " " for one in whole).split())
    return kept if any(letter.isalnum() for letter in kept) else None


def fitted(text: str, size: float, room: float) -> str:
    """A text of drawable letters, cut with an ellipsis where it is longer than its room."""
    if width(text, size) <= room:
        return text
    while text and width(text + _ELLIPSIS, size) > room:
        text = text[:-1].rstrip()
    return text + _ELLIPSIS
