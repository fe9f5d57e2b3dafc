"""The people whom leaders talk to: how their names compare."""

import unicodedata


def name_key(name: str) -> str:
    """A name as it is compared: without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.split())


def handle_key(handle: str) -> str:
    """A handle as it is compared: without case and the sign before it."""
    return handle.strip().removeprefix("@").casefold()
