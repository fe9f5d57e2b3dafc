"""Every table there is, on one metadata."""

from habits.storage.tables import agenda, habit, messages, people
from habits.storage.tables.base import metadata

__all__ = ["agenda", "habit", "messages", "metadata", "people"]
