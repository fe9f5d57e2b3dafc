"""One bot and its world, as whoever plays with it sees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict, Unpack
from urllib.parse import urlencode

from bot.sandbox.client.connection import Connection
from bot.sandbox.client.person import Group, Person

LIMIT = 20.0  # real seconds that a barrier waits


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made.

    `outcome` is accepted, refused, cut (accepted, but not answered) or lost (never arrived).
    Sequence numbers start at 1 and leave out getUpdates.
    """

    sequence: int
    method: str
    outcome: str
    chat: int | None
    message_id: int | None
    text: str | None

    @property
    def accepted(self) -> bool:
        """Whether it was carried out, answered or not."""
        return self.outcome in ("accepted", "cut")


class Labels(TypedDict, total=False):
    """How the page shows a person.

    `note` is a word beside the name, `front` whether the chat is open when the page opens, `zone`
    the time zone of the person's phone.
    """

    note: str
    front: bool
    zone: str


class SandboxBot:
    """A bot: its people, its clock, what goes wrong, and what it called."""

    def __init__(self, connection: Connection, made: dict[str, Any]) -> None:
        self.token: str = made["token"]
        self.username: str = made["username"]
        self._page: str = made["page"]
        self._connection = connection

    def page(self, zone: str | None = None) -> str:
        """The address of a page in which a browser plays all of the bot's people.

        It shows times in a zone, unless its reader has chosen another.
        """
        asked = f"?{urlencode({'zone': zone}, safe='/')}" if zone else ""
        return f"{self._connection.url}{self._page}{asked}"

    def person(
        self,
        name: str = "Dana",
        *,
        surname: str | None = None,
        username: str | None = None,
        language: str | None = "en",
        **labels: Unpack[Labels],
    ) -> Person:
        """Somebody who has not written to the bot yet; the labels are for the page."""
        account = {"surname": surname, "username": username, "language": language}
        number = self._do("person", name=name, **account, **labels)["id"]
        return Person(number, name, self._do)

    def people(self, count: int, name: str = "Person") -> list[Person]:
        """Many people at once."""
        numbers = self._do("people", count=count, name=name)["ids"]
        return [
            Person(number, f"{name} {place}", self._do) for place, number in enumerate(numbers, 1)
        ]

    def group(self, title: str, members: Sequence[Person]) -> Group:
        """A group of these people; the first of them adds the bot."""
        number = self._do("group", title=title, members=[one.id for one in members])["id"]
        return Group(number, self._do)

    def send_many(self, messages: Iterable[tuple[Person, str]]) -> list[int]:
        """Many texts in one call, in this order; answers the numbers of the messages."""
        pairs = [(person.id, text) for person, text in messages]
        numbers: list[int] = self._do("send_many", messages=pairs)["message_ids"]
        return numbers

    def plan(self, texts: Iterable[tuple[datetime, Person, str]]) -> None:
        """Have people write texts at instants to come, whenever the clock is moved past them by `live_until` or on the page."""
        planned = [(at.isoformat(), person.id, text) for at, person, text in texts]
        self._do("plan", texts=planned)

    def inject(self, *updates: dict[str, Any]) -> list[int]:
        """Put raw updates into the queue; those without an `update_id` get one."""
        numbers: list[int] = self._do("inject", updates=updates)["update_ids"]
        return numbers

    def settle(self, limit: float = LIMIT) -> None:
        """Wait until the bot has nothing left to do. Raises NotSettledError."""
        self._do("settle", limit=limit)

    def advance(self, *, settled: bool = True, limit: float = LIMIT, **by: float) -> None:
        """Move the clock by `days`, `hours`, `minutes`, … and wait until the bot is idle.

        Raises NotSettledError; `settled=False` does not wait (a bot that is off).
        """
        seconds = timedelta(**by).total_seconds()
        self._do("advance", seconds=seconds, settled=settled, limit=limit)

    def move_to(self, instant: datetime, *, settled: bool = True, limit: float = LIMIT) -> None:
        """Set the clock to an aware instant; otherwise as `advance`."""
        self._do("move_to", to=instant.isoformat(), settled=settled, limit=limit)

    def live_until(self, instant: datetime, limit: float = LIMIT) -> None:
        """Go to an instant as time does: stop at everything that falls due on the way.

        Raises NotSettledError, and ControlError where the bot keeps saying that a past moment is
        still to come.
        """
        while not self._do("live", until=instant.isoformat(), limit=limit)["arrived"]:
            pass

    def now(self) -> datetime:
        """The bot's wall time, UTC."""
        return datetime.fromisoformat(self._do("times")["now"])

    def next(self) -> datetime | None:
        """When the bot says that it has something to do next."""
        due = self._do("times")["next"]
        return datetime.fromisoformat(due) if due else None

    def fault(
        self,
        kind: str,
        *methods: str,
        times: int | None = 1,
        chance: float = 1.0,
        seed: int = 0,
        **details: object,
    ) -> None:
        """Let the next calls of these methods (of all, where none is named) go wrong.

        Kinds: error (`status`, `html`), slow (`seconds`), drop_before, drop_after, garbled,
        flood (`seconds`). `times=None` with a `chance` and a `seed`: until `clear_faults`.
        """
        self._do(
            "fault",
            kind=kind,
            methods=methods,
            times=times,
            chance=chance,
            seed=seed,
            **details,
        )

    def clear_faults(self) -> None:
        """No faults and no latency any more."""
        self._do("clear_faults")

    def latency(self, seconds: float) -> None:
        """Let every call take so many real seconds longer."""
        self._do("latency", seconds=seconds)

    def limits(self, chat: float | None = 1.0, burst: int = 3, bot: float | None = 30.0) -> None:
        """Flood limits in messages a second, to a chat (after a burst) and in all."""
        self._do("limits", chat=chat, burst=burst, bot_rate=bot)

    def revoke(self) -> None:
        """Answer 401 to everything from now on."""
        self._do("revoke")

    def restore(self) -> None:
        """Take the token again."""
        self._do("restore")

    def calls(self, *methods: str, since: int = 0) -> list[Call]:
        """The calls after a sequence number, of these methods or of all but getUpdates."""
        calls = self._do("calls", methods=methods, since=since, brief=True)["calls"]
        return [Call(*one) for one in calls]

    def whole_calls(self, *methods: str, since: int = 0) -> list[dict[str, Any]]:
        """The same with all arguments, the status and the bot's wall time."""
        calls: list[dict[str, Any]] = self._do("calls", methods=methods, since=since)["calls"]
        return calls

    def counts(self) -> Counter[str]:
        """How many calls there were: "sendMessage accepted" → 12, getUpdates included."""
        return Counter(self._do("calls", since=1 << 60)["counts"])

    def state(self) -> dict[str, Any]:
        """What the sandbox holds of the bot.

        `pending` updates by number, `polling` whether a poll waits for more; `commands`,
        `descriptions`, `menu_buttons` as the bot set them.
        """
        state: dict[str, Any] = self._do("state")
        return state

    def download(self, path: str) -> bytes:
        """A picture or a file that stands in a message (`Seen.path`)."""
        return self._connection.download(path)

    def drop(self) -> None:
        """Forget this bot and all that belongs to it."""
        self._do("drop")

    def _do(self, verb: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON
        return self._connection.control(f"{self.token}/{verb}", **arguments)
