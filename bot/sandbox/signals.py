"""Waiting for a change without polling."""

import asyncio


class Signal:
    """Wakes everybody who waits for a change; keeps nothing for those who come later."""

    __slots__ = ("_fed", "_waiting")

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._fed: list[Signal] = []

    def feed(self, other: "Signal") -> None:
        """Let whatever wakes this one's waiters wake the other's too."""
        self._fed.append(other)

    def notify(self) -> None:
        """Wake all who wait."""
        for other in self._fed:
            other.notify()
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
