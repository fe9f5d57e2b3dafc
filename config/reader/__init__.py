"""What a reader outside is asked: the instructions, and the form that its answer must have."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def instructions() -> str:
    """What the model is told before it gets a message."""
    return (files(__name__) / "instructions.md").read_text("utf-8")


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The JSON schema of an answer, strict: every field there, nothing beside them."""
    form: dict[str, Any] = json.loads((files(__name__) / "schema.json").read_text("utf-8"))
    return form
