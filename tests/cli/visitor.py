"""A visitor of the sandbox's page, by the requests that a browser makes there."""

import json
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit


class Visitor:
    """Somebody who was given the address of a page."""

    def __init__(self, address: str) -> None:
        self._host, self._path = urlsplit(address).netloc, urlsplit(address).path

    def people(self) -> list[dict[str, Any]]:
        """Everybody on the page, in its order."""
        return [one["person"] for one in self._news() if "person" in one]

    def chat(self, name: str) -> list[str]:
        """The texts of a person's chat, the oldest first."""
        number = self._number(name)
        return [
            message["text"]
            for one in self._news()
            if one.get("chat") == number
            for message in one.get("messages", ())
        ]

    def says(self, name: str, text: str) -> None:
        """Have a person write, and wait for what comes of it."""
        self.does("send", person=self._number(name), text=text)
        self.settles()

    def does(self, verb: str, **arguments: object) -> dict[str, Any]:
        """Do something as the page's script does it."""
        connection = HTTPConnection(self._host, timeout=60)
        address, kind = f"{self._path}do/{verb}", {"Content-Type": "application/json"}
        connection.request("POST", address, json.dumps(arguments), kind)
        answer = connection.getresponse()
        body: dict[str, Any] = json.loads(answer.read())
        connection.close()
        assert answer.status == 200, body
        return body

    def settles(self) -> None:
        """Wait until the bot has nothing left to do at the present time."""
        self.does("move_to", to=self._now().isoformat())

    def presses_next_prompt(self) -> None:
        """Let time go on until the bot writes to somebody in front."""
        people = [one["id"] for one in self.people() if one["front"]]
        until = self._now() + timedelta(days=8)
        self.does("live", until=until.isoformat(), once_written_to=people)

    def _now(self) -> datetime:
        clock = next(one["clock"] for one in self._news() if "clock" in one)
        return datetime.fromtimestamp(clock["now"], UTC)

    def _number(self, name: str) -> int:
        return next(int(one["id"]) for one in self.people() if one["name"] == name)

    def _news(self) -> list[dict[str, Any]]:
        connection = HTTPConnection(self._host, timeout=60)
        connection.request("GET", f"{self._path}events")
        with connection.getresponse() as answer:
            told = next(line for line in answer if line.startswith(b"data: "))
        connection.close()
        news: list[dict[str, Any]] = json.loads(told.removeprefix(b"data: "))
        return news
