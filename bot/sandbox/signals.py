"""Waiting for a change without polling."""

import asyncio


class Signal:
    """Wakes everybody who waits for a change; keeps nothing for those who come later."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Wake all who wait."""
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def wait(self, seconds: float) -> None:
        """Return after the next change, or after so many real seconds."""
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait((future,), timeout=max(0.0, seconds))
        finally:
            self._waiting.discard(future)


def real_seconds() -> float:
    """The event loop's own clock: real time, for limits and time-outs."""
    return asyncio.get_running_loop().time()
