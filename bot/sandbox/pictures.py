"""Is it a picture, and how large? Read from the file's own header."""

import struct
import zlib
from dataclasses import dataclass

from bot.sandbox.errors import bad_request
from bot.sandbox.wire import Json

LARGEST_FILE = 10_000_000  # bytes
LARGEST_SUM = 10_000  # pixels, width and height together
MOST_OBLONG = 20  # one side against the other
SHOWN = (90, 320, 800, 1280)  # the longer side of the sizes in which Telegram keeps a photo
_MARKER = 0xFF
_WITHOUT_SIZE = frozenset({0x01, *range(0xD0, 0xDA)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int


def photo_size(content: bytes) -> Size:
    """The size of a PNG, JPEG or WebP that Telegram would take as a photo. Raises Refused."""
    if len(content) > LARGEST_FILE:
        raise bad_request("file is too big")
    size = picture_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    longer, shorter = max(size.width, size.height), min(size.width, size.height)
    if not shorter or longer > MOST_OBLONG * shorter or longer + shorter > LARGEST_SUM:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def picture_size(content: bytes) -> Size | None:
    """The size of a picture; None where it is none or is broken."""
    try:
        return _png(content) or _jpeg(content) or _webp(content)
    except (struct.error, IndexError):
        return None


def picture_type(content: bytes) -> str | None:
    """The media type of a PNG, JPEG or WebP; None for anything else."""
    readers = {"image/png": _png, "image/jpeg": _jpeg, "image/webp": _webp}
    try:
        return next((name for name, read in readers.items() if read(content)), None)
    except (struct.error, IndexError):
        return None


def scaled(size: Size) -> list[Size]:
    """The sizes in which Telegram keeps a photo, the smallest first."""
    longer = max(size.width, size.height)
    sides = [side for side in SHOWN if side < longer] + [min(longer, SHOWN[-1])]
    return [
        Size(max(1, size.width * side // longer), max(1, size.height * side // longer))
        for side in dict.fromkeys(sides)
    ]


def photo_sizes(described: Json, size: Size) -> list[Json]:
    """The PhotoSize objects of a file, all of which download the same."""
    return [{**described, "width": one.width, "height": one.height} for one in scaled(size)]


def _png(content: bytes) -> Size | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or content[12:16] != b"IHDR":
        return None
    position = 8
    while True:  # every chunk up to the last must be whole
        (length,) = struct.unpack_from(">I", content, position)
        kind, end = content[position + 4 : position + 8], position + 8 + length
        if zlib.crc32(content[position + 4 : end]) != struct.unpack_from(">I", content, end)[0]:
            return None
        if kind == b"IEND":
            return Size(*struct.unpack_from(">II", content, 16))
        position = end + 4


def _jpeg(content: bytes) -> Size | None:
    if not content.startswith(b"\xff\xd8"):
        return None
    position = 2
    while content[position] == _MARKER:
        marker = content[position + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, position + 5)
            return Size(width, height)
        if marker in _WITHOUT_SIZE:
            position += 2
        else:
            position += 2 + struct.unpack_from(">H", content, position + 2)[0]
    return None


def _webp(content: bytes) -> Size | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    kind = content[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return Size(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return Size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        width = int.from_bytes(content[24:27], "little") + 1
        return Size(width, int.from_bytes(content[27:30], "little") + 1)
    return None
