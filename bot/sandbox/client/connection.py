"""JSON over one kept connection a thread."""

import json
import threading
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

LONGEST_ANSWER = 120.0  # seconds; barriers have limits of their own below this


class ControlError(Exception):
    """The sandbox could not do what was asked; the message says why."""


class NotSettledError(ControlError):
    """A barrier was not reached in time; the message says what was still waited for."""


class Connection:
    """Calls to one sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._address = urlsplit(self.url).netloc
        self._kept = threading.local()

    def control(self, path: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON
        """POST to the control side. Raises ControlError or NotSettledError."""
        body = json.dumps(arguments)
        status, answer = self._request("POST", f"/control/{path}", body)
        result = json.loads(answer)
        if status == 200:  # noqa: PLR2004
            return result
        reason = result.get("error", result.get("description", f"status {status}"))
        raise (NotSettledError if status == 409 else ControlError)(reason)  # noqa: PLR2004

    def download(self, path: str) -> bytes:
        """GET a file. Raises ControlError."""
        status, answer = self._request("GET", path, None)
        if status != 200:  # noqa: PLR2004
            raise ControlError(f"{path}: status {status}")
        return answer

    def close(self) -> None:
        """Hang up (in this thread)."""
        kept = getattr(self._kept, "connection", None)
        if kept:
            kept.close()
            self._kept.connection = None

    def _request(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        connection = self._connected()
        try:
            connection.request(method, path, body)
            response = connection.getresponse()
            return response.status, response.read()
        except (HTTPException, OSError):
            self.close()
            raise

    def _connected(self) -> HTTPConnection:
        kept: HTTPConnection | None = getattr(self._kept, "connection", None)
        if kept is None:
            kept = self._kept.connection = HTTPConnection(self._address, timeout=LONGEST_ANSWER)
        return kept
