"""The page over HTTP: what lies behind `/chat/{key}/`."""

import json
import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from aiohttp import web

from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.control.table import perform
from bot.sandbox.errors import not_found
from bot.sandbox.page.guard import HEADERS
from bot.sandbox.page.watching import Watch
from bot.sandbox.pictures import picture_type
from bot.sandbox.state import Bot, World
from bot.sandbox.wire import encoded

BEAT = 15.0  # real seconds: no silence is longer, or a browser would take it for the end
VERBS: Final = frozenset("person send start edit press block unblock move_to live ends".split())
"""What a browser may do; faults, raw updates and the like are for programs."""
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_STATIC: Final = {
    path.name: path
    for path in (Path(__file__).parent / "static").iterdir()
    if path.suffix in _TYPES
}

Place = Callable[[web.BaseRequest, Bot, str], Awaitable[web.StreamResponse]]


class Page:
    """The pages of all bots of a world."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._places: dict[str, Place] = {
            "events": self._events,
            "do": self._do,
            "file": self._file,
        }

    async def handle(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Answer a request; `path` begins with the key. Raises Refused (404)."""
        key, slash, rest = path.partition("/")
        bot = self._bot(key)
        if not slash:
            return web.Response(status=308, headers=HEADERS | {"Location": f"/chat/{key}/"})
        place, _, name = rest.partition("/")
        if place in self._places:
            return await self._places[place](request, bot, name)
        return _static(rest or "index.html")

    def _bot(self, key: str) -> Bot:
        for bot in self._world.bots.values():
            if secrets.compare_digest(bot.key.encode(), key.encode()):
                return bot
        raise not_found()

    async def _events(self, request: web.BaseRequest, bot: Bot, _: str) -> web.StreamResponse:
        """Server-sent events: lists of news, for as long as the page stays and the bot exists."""
        response = web.StreamResponse(headers=HEADERS | {"Content-Type": "text/event-stream"})
        await response.prepare(request)
        with suppress(ConnectionResetError):  # the page was closed
            await self._tell(response, bot)
        return response

    async def _tell(self, response: web.StreamResponse, bot: Bot) -> None:
        watch = Watch(bot)
        while self._world.bots.get(bot.token) is bot:
            if news := watch.news():
                await response.write(b"data: " + encoded(news) + b"\n\n")
            else:
                await bot.changed.wait(BEAT)
                await response.write(b":\n\n")

    async def _do(self, request: web.BaseRequest, bot: Bot, verb: str) -> web.Response:
        if request.method != "POST" or request.content_type != "application/json":
            raise Mistake("what is to be done is posted as JSON")
        if verb not in VERBS:
            raise Mistake(f"no page can do {verb!r}")
        done = await perform(self._world, bot, verb, json.loads(await request.read()))
        return web.Response(
            body=encoded(done), headers=HEADERS | {"Content-Type": "application/json"}
        )

    async def _file(self, _: web.BaseRequest, bot: Bot, path: str) -> web.Response:
        """A picture to be shown, or a file to be kept: nothing of it is ever run here."""
        stored = bot.files.by_path.get(path)
        if stored is None:
            raise not_found()
        kind = picture_type(stored.content) if stored.size else None
        if kind:
            return web.Response(body=stored.content, headers=HEADERS | {"Content-Type": kind})
        kept = {"Content-Type": "application/octet-stream", "Content-Disposition": "attachment"}
        return web.Response(body=stored.content, headers=HEADERS | kept)


def _static(name: str) -> web.Response:
    path = _STATIC.get(name)
    if path is None:
        raise not_found()
    kind = f"{_TYPES[path.suffix]}; charset=utf-8"
    return web.Response(body=path.read_bytes(), headers=HEADERS | {"Content-Type": kind})
