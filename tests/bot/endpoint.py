"""An endpoint that speaks OpenAI's chat completions on this machine, and misbehaves as it is told."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.outside import Endpoint

Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]
KEY = "sk-hush"


@dataclass(slots=True)
class FakeEndpoint:
    """What it was asked, and how it answers."""

    behaves: Behaviour
    port: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)

    @property
    def endpoint(self) -> Endpoint:
        """Where it is."""
        return Endpoint(f"http://127.0.0.1:{self.port}/v1", "small", KEY)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Note what was asked, and behave."""
        self.keys.append(request.headers.get("Authorization"))
        self.asked.append(await request.json())
        return await self.behaves(request)


def says(content: object) -> Behaviour:
    """Answer with a message of the model: a text as it is, anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    return sends(json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}))


def sends(body: str, status: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    """Answer with a body, whatever it is."""

    async def behave(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=body, status=status, headers=headers)

    return behave


async def never_answers(_request: web.Request) -> web.StreamResponse:
    """Hold the line, and say nothing."""
    await asyncio.Event().wait()
    raise AssertionError("nobody sets it")


async def drips(request: web.Request) -> web.StreamResponse:
    """Begin an answer, and go no further."""
    response = web.StreamResponse()
    await response.prepare(request)
    await response.write(b'{"choices": [')
    await asyncio.Event().wait()
    return response


async def floods(request: web.Request) -> web.StreamResponse:
    """Never stop answering."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b" " * 65_536)


async def hangs_up(request: web.Request) -> web.StreamResponse:
    """Cut the line in the middle of an answer."""
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b'{"choices"')
    if request.transport is not None:
        request.transport.close()
    return response


@contextmanager
def endpoint(behaves: Behaviour) -> Iterator[FakeEndpoint]:
    """Run an endpoint in a thread of its own."""
    fake = FakeEndpoint(behaves)
    up, over = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        application = web.Application()
        application.router.add_post("/v1/chat/completions", fake.answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        fake.port = runner.addresses[0][1]
        up.set()
        await over.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    up.wait()
    try:
        yield fake
    finally:
        loops[0].call_soon_threadsafe(over.set)
        thread.join()
