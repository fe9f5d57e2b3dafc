"""Every table there is, on one metadata."""

from habits.storage.tables import agenda, contacts, habit, messages, people
from habits.storage.tables.base import metadata

__all__ = ["agenda", "contacts", "habit", "messages", "metadata", "people"]
