"""Whether two ways of naming somebody mean the same person."""

import unicodedata

from habits.parsing.people import Who


def is_same(one: Who, other: Who) -> bool:
    """Whether both name the same person: one handle, or a name within the other."""
    if one.handle and other.handle:
        return one.handle.casefold() == other.handle.casefold()
    mine, theirs = _words(one.name), _words(other.name)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _words(name: str | None) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    kept = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(kept.replace(".", " ").split())
