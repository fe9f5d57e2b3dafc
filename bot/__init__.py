"""The edge of Fifteen: it listens, asks `habits` to decide, and speaks."""

__version__ = "0.1.0"
