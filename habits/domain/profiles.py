"""Where a handle leads: the address at which a person is reached on a network."""

import re
from collections.abc import Mapping

from habits.domain.engagements import Platform

_BARE = re.compile(r"[\w.-]{1,100}")
_FEDERATED = re.compile(r"(?P<name>[\w.-]{1,100})@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_ADDRESSES: Mapping[Platform, str] = {
    Platform.X: "https://x.com/{}",
    Platform.LINKEDIN: "https://www.linkedin.com/in/{}/",
    Platform.FACEBOOK: "https://m.me/{}",
    Platform.INSTAGRAM: "https://ig.me/m/{}",
    Platform.THREADS: "https://www.threads.com/@{}",
    Platform.YOUTUBE: "https://www.youtube.com/@{}",
    Platform.TIKTOK: "https://www.tiktok.com/@{}",
    Platform.REDDIT: "https://www.reddit.com/user/{}",
    Platform.PINTEREST: "https://www.pinterest.com/{}/",
}
_BLUESKY, _BLUESKY_HOST = "https://bsky.app/profile/{}", ".bsky.social"


def profile_of(platform: Platform, handle: str) -> str | None:
    """The address of a person's messages or profile on a network, or None where the handle leads to none."""
    bare = handle.strip().removeprefix("@")
    if platform is Platform.MASTODON:
        federated = _FEDERATED.fullmatch(bare)
        return federated and f"https://{federated['host']}/@{federated['name']}"
    if not _BARE.fullmatch(bare):
        return None
    if platform is Platform.BLUESKY:
        return _BLUESKY.format(bare if "." in bare else bare + _BLUESKY_HOST)
    address = _ADDRESSES.get(platform)
    return address and address.format(bare)
