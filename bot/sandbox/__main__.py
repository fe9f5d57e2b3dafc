"""`python -m bot.sandbox --port 0`: play Telegram until told to stop."""

import argparse
import asyncio
import gc
import json
import signal
import sys
from functools import partial

from aiohttp import web

from bot.sandbox.server import Site
from bot.sandbox.state import World
from bot.sandbox.webhook import stop_deliveries

LARGEST_REQUEST = 64 * 1024 * 1024  # bytes

RARELY = (200_000, 20, 100)  # all is kept, so looking for garbage finds none (a tenth of the time)
KEPT_OPEN = 24 * 3600.0  # seconds: whoever plays by hand may pause


async def serve(host: str, port: int) -> None:
    """Listen, print where as a line of JSON, and serve until SIGTERM or SIGINT."""
    runner = web.ServerRunner(_server(Site(World(), host)))
    await runner.setup()
    site = web.TCPSite(runner, host, port, shutdown_timeout=0.5, backlog=1024)
    await site.start()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    _announce(runner, host)
    await stopped.wait()
    await stop_deliveries()
    await runner.cleanup()


def _server(site: Site) -> web.Server:
    loop = asyncio.get_running_loop()
    return web.Server(
        site.handle,
        request_factory=partial(web.BaseRequest, loop=loop, client_max_size=LARGEST_REQUEST),
        access_log=None,
        handler_cancellation=True,
        keepalive_timeout=KEPT_OPEN,
    )


def _announce(runner: web.ServerRunner, host: str) -> None:
    port = runner.addresses[0][1]
    sys.stdout.write(json.dumps({"url": f"http://{host}:{port}"}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0: any free one (default)")
    options = parser.parse_args()
    gc.set_threshold(*RARELY)
    asyncio.run(serve(options.host, options.port))


if __name__ == "__main__":
    main()
