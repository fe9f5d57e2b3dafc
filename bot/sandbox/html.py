"""Telegram's HTML → text and entities, and back.

A port of the rules that Telegram's own server follows: which tags there are, what nests, which
references are read, and at which byte a mistake is reported.
"""

import re
from dataclasses import dataclass, field

from bot.sandbox.errors import bad_request
from bot.sandbox.links import checked_link
from bot.sandbox.text import in_order, utf16_length
from bot.sandbox.wire import Json

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_SPACE = b" \t\r\n\0\v"
_SPECIAL = re.compile(rb"[<&]")
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
_END_OF_UNICODE = 0x10FFFF
_LONGEST_REFERENCE = 10
_HALVES = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
    "surrogate code units"
)
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_NAME_END = re.compile(rb"[ \t\r\n\0\v>]|\Z")
_ATTRIBUTE = re.compile(rb"[^ \t\r\n\0\v=>/\"']*")
_BLANK = re.compile(rb"[ \t\r\n\v]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)")
_TOKEN = re.compile(rb"[0-9A-Za-z.\-]*")


@dataclass(slots=True)
class _Tag:
    name: str
    start: int
    written: int
    values: dict[str, str]


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The text without tags, and its entities in order; offsets in UTF-16 code units.

    Raises Refused with Telegram's wording; offsets in it are bytes of the source.
    """
    if "<" not in source and "&" not in source:
        return source, []
    reader = _Reader(source.encode())
    reader.read()
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    if any("\ud800" <= piece <= "\udfff" for piece in reader.text):
        raise _wrong(_HALVES)
    return "".join(reader.text), in_order(reader.entities)


def _describe(entity: Json, tag: _Tag, content: str) -> None:
    """Fill in what only this kind of entity has; no type where it comes to nothing."""
    values = tag.values
    if tag.name == "a":
        entity.update(_target(values.get("href") or content))
    elif tag.name == "code" and values.get("class", "").startswith("language-"):
        entity["language"] = values["class"].removeprefix("language-")
    elif tag.name == "blockquote" and "expandable" in values:
        entity["type"] = "expandable_blockquote"
    elif tag.name == "tg-emoji":
        entity["custom_emoji_id"] = values.get("emoji-id", "")
        if not entity["custom_emoji_id"].isdigit():
            raise _wrong("Invalid custom emoji identifier specified")
    elif tag.name == "tg-time":
        entity.update(unix_time=int(values.get("unix", "0")), date_time_format=values.get("format"))


def _target(address: str) -> Json:
    if mention := _USER_LINK.fullmatch(address):
        return {"type": "text_mention", "user": {"id": int(mention[1])}}
    url = checked_link(address)
    return {"type": "text_link", "url": url} if url else {"type": None}


def _wrong(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


def _unescaped(source: bytes) -> str:
    return _REFERENCE.sub(_replacement, source).decode()


def _replacement(match: re.Match[bytes]) -> bytes:
    found = _reference(match.string, match.start())
    return found[0].encode() if found else match.group()


def _reference(source: bytes, position: int) -> tuple[str, int] | None:
    """The character that a reference stands for, and where it ends; None where it is none."""
    match = _REFERENCE.match(source, position)
    if not match:
        return None
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name], match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if not 0 < code < _END_OF_UNICODE or match.end() - position > _LONGEST_REFERENCE:
        return None
    return chr(code), match.end()


@dataclass(slots=True)
class _Reader:
    source: bytes
    position: int = 0
    offset: int = 0
    text: list[str] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> None:
        while match := _SPECIAL.search(self.source, self.position):
            self._write(self.source[self.position : match.start()].decode())
            self.position = match.start()
            if match.group() == b"&":
                self._read_reference()
            elif self.source[self.position + 1 : self.position + 2] == b"/":
                self._close_tag()
            else:
                self._open_tag()
        self._write(self.source[self.position :].decode())
        if self.open:
            name = self.open[-1].name
            raise _wrong(f'Can\'t find end tag corresponding to start tag "{name}"')

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.offset += len(text) if text.isascii() else utf16_length(text)

    def _read_reference(self) -> None:
        character, self.position = _reference(self.source, self.position) or (
            "&",
            self.position + 1,
        )
        self._write(character)

    def _name(self, start: int) -> str:
        end = _NAME_END.search(self.source, start)
        self.position = end.start() if end else len(self.source)
        return self.source[start : self.position].decode().lower()

    def _open_tag(self) -> None:
        begin = self.position
        name = self._name(begin + 1)
        if self._ended():
            raise _wrong(f"Unclosed start tag at byte offset {begin}")
        if name not in TAGS:
            raise _wrong(f'Unsupported start tag "{name}" at byte offset {begin}')
        values: dict[str, str] = {}
        while not self._at(b">"):
            self._skip_blank()
            if not self._at(b">"):
                self._read_attribute(name, begin, values)
        self.position += 1
        if name == "span" and values.get("class") != "tg-spoiler":
            raise _wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Tag(name, self.offset, len(self.text), values))

    def _read_attribute(self, tag: str, begin: int, values: dict[str, str]) -> None:
        match = _ATTRIBUTE.match(self.source, self.position)
        name = match.group().decode() if match else ""
        if not name:
            raise _wrong(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self.position += len(name.encode())
        self._skip_blank()
        if not self._at(b"="):
            if self._ended():
                raise _wrong(f'Unclosed start tag "{tag}" at byte offset {begin}')
            values[name] = "1"
            return
        self.position += 1
        self._skip_blank()
        if self._ended():
            raise _wrong(f'Unclosed start tag "{tag}" at byte offset {begin}')
        values[name] = self._literal() if self._at(b"'") or self._at(b'"') else self._token()
        if self._ended():
            raise _wrong(f"Unclosed start tag at byte offset {begin}")

    def _token(self) -> str:
        match = _TOKEN.match(self.source, self.position)
        value = match.group() if match else b""
        begin, self.position = self.position, self.position + len(value)
        if not self._ended() and self.source[self.position] not in _SPACE + b">":
            raise _wrong(f"Unexpected end of name token at byte offset {begin}")
        return value.decode().lower()

    def _literal(self) -> str:
        quote = self.source[self.position : self.position + 1]
        end = self.source.find(quote, self.position + 1)
        end = len(self.source) if end < 0 else end
        value = _unescaped(self.source[self.position + 1 : end])
        self.position = min(end + 1, len(self.source))
        return value

    def _close_tag(self) -> None:
        begin = self.position
        if not self.open:
            raise _wrong(f"Unexpected end tag at byte offset {begin}")
        name = self._name(begin + 2)
        self._skip_blank()
        if not self._at(b">"):
            raise _wrong(f"Unclosed end tag at byte offset {begin}")
        tag = self.open.pop()
        if name and name != tag.name:
            raise _wrong(
                f"Unmatched end tag at byte offset {begin}, "
                f'expected "</{tag.name}>", found "</{name}>"'
            )
        self.position += 1
        if self.offset > tag.start:
            self._add_entity(tag)

    def _add_entity(self, tag: _Tag) -> None:
        entity: Json = {
            "type": TAGS[tag.name],
            "offset": tag.start,
            "length": self.offset - tag.start,
        }
        _describe(entity, tag, "".join(self.text[tag.written :]))
        if entity["type"] and not self._joined(entity):
            self.entities.append(entity)

    def _joined(self, entity: Json) -> bool:
        """`<pre><code class="language-x">` is one block with a language, either way round."""
        last = self.entities[-1] if self.entities else entity
        language = entity.get("language") or last.get("language")
        if {entity["type"], last["type"]} != {"pre", "code"} or not language:
            return False
        if (last["offset"], last["length"]) != (entity["offset"], entity["length"]):
            return False
        last.update(type="pre", language=language)
        return True

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.source, self.position)
        self.position = match.end() if match else self.position

    def _at(self, character: bytes) -> bool:
        return self.source[self.position : self.position + 1] == character

    def _ended(self) -> bool:
        return self.position >= len(self.source)
