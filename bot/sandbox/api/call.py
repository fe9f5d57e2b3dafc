"""One call of a method, as the methods see it."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.state import Bot
from bot.sandbox.wire import Json, Upload


@dataclass(frozen=True, slots=True)
class Call:
    """Which bot calls, with which arguments (types put right) and which files."""

    bot: Bot
    values: Json
    uploads: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - typed by `arguments`
        """An argument, or the default where it was left out."""
        return self.values.get(name, default)
