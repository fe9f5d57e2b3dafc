"""Requests read and answers written: query string, form, JSON and multipart; JSON out."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, web

from bot.sandbox.errors import Refused, bad_request

Json = dict[str, Any]
"""A Telegram object as it goes over the wire."""

_JSON = {"Content-Type": "application/json"}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What a bot sent: parameters as they came, and files by the name of their part."""

    values: Json
    uploads: dict[str, Upload]


def encoded(value: object) -> bytes:
    """The value as compact JSON."""
    return _encode(value).encode("utf-8", "replace")


async def received(request: web.BaseRequest) -> Request:
    """Read a request of any of the four forms. Raises Refused where the body is unreadable."""
    values: Json = dict(request.query) if request.query_string else {}
    uploads: dict[str, Upload] = {}
    if request.can_read_body:
        kind = request.content_type
        if kind == "multipart/form-data":
            await _read_parts(request, values, uploads)
        elif kind == "application/json":
            values.update(_object(await request.read()))
        else:
            values.update(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    return Request(values, uploads)


def _object(body: bytes) -> Json:
    try:
        values = json.loads(body.decode())
    except ValueError:
        raise bad_request("Can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("JSON object expected")
    return values


async def _read_parts(request: web.BaseRequest, values: Json, uploads: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            uploads[part.name] = Upload(part.filename, mime, content)


def answered(result: bytes) -> web.Response:
    """A call carried out; `result` is JSON."""
    return _response(200, b'{"ok":true,"result":' + result + b"}")


def refused(refusal: Refused) -> web.Response:
    """A call refused."""
    body: Json = {"ok": False, "error_code": refusal.status, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return _response(refusal.status, encoded(body))


def _response(status: int, body: bytes) -> web.Response:
    return web.Response(status=status, body=body, headers=_JSON)
