"""JSON over kept connections, from any thread."""

import json
from collections import deque
from http.client import HTTPConnection
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
        self._idle: deque[HTTPConnection] = deque()

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
        """Hang up."""
        while self._idle:
            self._idle.pop().close()

    def _request(self, method: str, path: str, body: str | None) -> tuple[int, bytes]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = HTTPConnection(self._address, timeout=LONGEST_ANSWER)
        try:
            connection.request(method, path, body)
            response = connection.getresponse()
            answer = response.status, response.read()
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        return answer
