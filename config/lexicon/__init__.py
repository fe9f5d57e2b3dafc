"""The words that the reader of messages knows, from the TOML files beside this one."""

import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pydantic import ConfigDict, TypeAdapter, with_config

from habits.parsing.expectations import ExpectationWords
from habits.parsing.lexicon import AudienceWords, Lexicon, OutcomeWords, PlatformWords, TimeWords

_FILES = ("platforms", "people", "verbs", "outcomes", "time", "common", "aliases")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon of the English reader, validated; the same object each time.

    Raises:
        pydantic.ValidationError: a file has a key or a value that the reader does not know.
    """
    tables = {name: _table(name) for name in _FILES}
    words: dict[str, list[str]] = defaultdict(list)
    for table in tables.values():
        for tag, phrases in table.pop("words", {}).items():
            words[tag] += phrases
    return _ADAPTER.validate_python(
        {
            "words": words,
            "platforms": tables["platforms"],
            "audiences": tables["people"]["audiences"],
            "outcomes": tables["outcomes"],
            "time": tables["time"],
            "aliases": tables["aliases"],
        },
    )


@lru_cache(maxsize=1)
def load_expectation_words() -> ExpectationWords:
    """The words of the reader of expectations, validated; the same object each time.

    Raises:
        pydantic.ValidationError: the file has a key or a value that the reader does not know.
    """
    return TypeAdapter(ExpectationWords).validate_python(_table("expectations"))


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


def _adapter() -> TypeAdapter[Lexicon]:
    for table in (Lexicon, PlatformWords, AudienceWords, OutcomeWords, TimeWords, ExpectationWords):
        with_config(ConfigDict(extra="forbid"))(table)  # a key misspelt is a rule that is lost
    return TypeAdapter(Lexicon)


_ADAPTER = _adapter()
