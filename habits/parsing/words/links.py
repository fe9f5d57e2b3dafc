"""What a link or a handle tells: the platform, and whose it is."""

from habits.domain.engagements import Platform
from habits.parsing.words.vocabulary import Vocabulary

_NOBODY = frozenset(
    "p reel reels stories watch feed posts post status share events groups explore hashtag search "
    "i home tv intent pulse company jobs story.php photo photo.php permalink.php r comments".split(),
)


def read_link(link: str, vocabulary: Vocabulary) -> tuple[Platform | None, str | None]:
    """The platform of a link, and the handle of its owner where the path names one."""
    bare = link.split("://", 1)[-1].split("?", 1)[0].split("#", 1)[0].strip("/")
    host, *path = bare.split("/")
    known = vocabulary.hosts.get(host.casefold().removeprefix("www."))
    if known is None:
        return (Platform.MASTODON, _owner(host, path, ())) if _is_profile(path) else (None, None)
    return known[0], _owner(host, path, known[1])


def _owner(host: str, path: list[str], owner: tuple[str, ...]) -> str | None:
    if path and path[0].startswith("@"):
        handle = path[0][1:]
        return handle if owner else f"{handle}@{host}"
    if "" in owner and path and path[0].casefold() not in _NOBODY:
        return path[0]
    if len(path) > 1 and path[0] in owner:
        return path[1]
    return None


def _is_profile(path: list[str]) -> bool:
    return bool(path) and path[0].startswith("@")


def read_handle(handle: str, vocabulary: Vocabulary) -> tuple[Platform | None, str]:
    """The platform that the form of a handle tells, and the handle without its sign."""
    if handle.startswith(("u/", "/u/")):
        return Platform.REDDIT, handle.removeprefix("/").removeprefix("u/")
    bare = handle.removeprefix("@")
    if "@" in bare:
        return (Platform.MASTODON if handle[0] == "@" else Platform.EMAIL), bare
    for suffix, platform in vocabulary.suffixes.items():
        if bare.casefold().endswith(suffix):
            return platform, bare
    return None, bare
