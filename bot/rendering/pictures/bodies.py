"""Pictures on their way: a model's picture as JSON for the outbox, and what draws it once it is claimed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from babel import Locale
from pydantic import TypeAdapter

from bot.rendering.locales import locale_of
from bot.rendering.pictures.heat_map import heat_map
from bot.rendering.pictures.own_week import own_week
from habits.domain.heat_map import HeatMap
from habits.domain.own_week import OwnWeek
from habits.domain.summaries import WeeklySummary

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pictured:
    """How a model comes by its picture: which part of it is drawn, and by what; whether a text follows the caption."""

    name: str
    part: Callable[[Any], object]
    stored: TypeAdapter[Any]
    draw: Callable[[Any, Locale], bytes]
    has_text: bool

    def drawn(self, body: Body) -> bytes:
        """The PNG that a body describes; runs in a thread."""
        return self.draw(self.stored.validate_python(body["model"]), locale_of(body["language"]))


_PICTURED: Mapping[type, Pictured] = {
    WeeklySummary: Pictured(
        "heat_map", attrgetter("heat_map"), TypeAdapter(HeatMap), heat_map, True
    ),
    OwnWeek: Pictured("own_week", lambda model: model, TypeAdapter(OwnWeek), own_week, False),
}
DRAWINGS: Mapping[str, Callable[[Body], bytes]] = {
    pictured.name: pictured.drawn for pictured in _PICTURED.values()
}
"""What draws a body, by the name that the body gives."""


def has_text(model: object) -> bool:
    """Whether a model has a text of its own, beside the caption of its picture if it has one."""
    pictured = _PICTURED.get(type(model))
    return pictured is None or pictured.has_text


def picture_of(model: object, language: str | None) -> Body | None:
    """What describes the picture that goes with a model, or None for a model without one."""
    pictured = _PICTURED.get(type(model))
    if pictured is None:
        return None
    stored = pictured.stored.dump_python(pictured.part(model), mode="json")
    return {"drawing": pictured.name, "model": stored, "language": language}
