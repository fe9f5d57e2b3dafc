"""Mistakes of whoever uses the control side."""


class Mistake(Exception):
    """Something that cannot be done here; the message says why."""
