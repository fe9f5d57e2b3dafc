"""Mistakes of whoever uses the control side."""

from datetime import datetime


class Mistake(Exception):
    """Something that cannot be done here; the message says why."""


def read_instant(moment: str) -> datetime:
    """An instant as ISO 8601 writes it. Raises Mistake where it lacks a zone."""
    when = datetime.fromisoformat(moment)
    if when.tzinfo is None:
        raise Mistake(f"{moment} has no zone")
    return when
