"""The HTTP side: which request goes where."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial

from aiohttp import web

from bot.sandbox.answering import answer_call
from bot.sandbox.clock import Follower
from bot.sandbox.control.bots import make_bot
from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.control.table import perform
from bot.sandbox.errors import Refused, not_found, unauthorized
from bot.sandbox.page.guard import keep_others_out
from bot.sandbox.page.site import Page
from bot.sandbox.settling import NotSettledError
from bot.sandbox.state import Bot, World
from bot.sandbox.wire import Json, encoded, refused

CLOCK_POLL = 25.0  # real seconds that a poll of the clock waits

Handler = Callable[[web.BaseRequest, str], Awaitable[web.StreamResponse]]
"""Takes the rest of the path."""


class Site:
    """The whole site over one world; `host` is the name that it listens on."""

    def __init__(self, world: World, host: str) -> None:
        self._world = world
        self._host = host
        self._places: dict[str, Handler] = {
            "file": self._file,
            "clock": self._clock,
            "control": partial(self._driven, self._control),
            "chat": partial(self._driven, Page(world).handle),
        }

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request."""
        path = request.path
        try:
            if path.startswith("/bot"):
                return await self._bot_api(request, path[4:])
            place, _, rest = path[1:].partition("/")
            return await self._places.get(place, _nothing)(request, rest)
        except Refused as refusal:
            return refused(refusal)

    async def _bot_api(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        token, _, method = path.partition("/")
        return await answer_call(self._bot(token), method.lower(), request)

    async def _file(self, _request: web.BaseRequest, path: str) -> web.Response:
        token, _, name = path.removeprefix("bot").partition("/")
        stored = self._bot(token).files.by_path.get(name)
        if stored is None:
            raise not_found()
        return web.Response(body=stored.content, content_type=stored.mime)

    async def _clock(self, request: web.BaseRequest, token: str) -> web.Response:
        query = request.query
        due = datetime.fromisoformat(query["next"]) if query.get("next") else None
        follower = Follower(int(query.get("seen", 0)), due, partial(_hung_up, request))
        clock = self._bot(token, even_revoked=True).clock
        wait = float(query.get("timeout", CLOCK_POLL))
        seen, offset = await clock.follow(request.transport, follower, wait)
        return web.json_response({"seen": seen, "offset": offset})

    async def _driven(
        self, drive: Handler, request: web.BaseRequest, path: str
    ) -> web.StreamResponse:
        """What people do, and whoever plays them: kept from other sites, mistakes explained."""
        keep_others_out(request, self._host)
        try:
            return await drive(request, path)
        except NotSettledError as error:
            return _json(409, {"error": str(error)})
        except (Mistake, TypeError, ValueError) as error:
            return _json(400, {"error": str(error)})

    async def _control(self, request: web.BaseRequest, path: str) -> web.Response:
        body = await request.read()
        return _json(200, await self._controlled(path, json.loads(body) if body else {}))

    async def _controlled(self, path: str, given: Json) -> object:
        if path == "bots":
            return make_bot(self._world, **given)
        token, _, verb = path.partition("/")
        return await perform(self._world, self._bot(token, even_revoked=True), verb, given)

    def _bot(self, token: str, even_revoked: bool = False) -> Bot:
        bot = self._world.bots.get(token)
        if bot is None and ":" not in token:
            raise not_found()
        if bot is None or (bot.revoked and not even_revoked):
            raise unauthorized()
        return bot


async def _nothing(_request: web.BaseRequest, _path: str) -> web.Response:
    raise not_found()


def _hung_up(request: web.BaseRequest) -> bool:
    return request.transport is None or request.transport.is_closing()


def _json(status: int, body: object) -> web.Response:
    return web.Response(status=status, body=encoded(body), content_type="application/json")
