"""The accounts that talk to a bot."""

from dataclasses import dataclass

from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Person:
    """A Telegram account; language as an IETF tag.

    The rest is for the page alone, and no bot hears of it: a `note` beside the name, whether the
    chat is in `front` when the page opens, and the time `zone` of the person's phone.
    """

    id: int
    name: str
    surname: str | None = None
    username: str | None = None
    language: str | None = None
    note: str | None = None
    front: bool = False
    zone: str | None = None

    def user(self) -> Json:
        """The User object."""
        optional = {
            "last_name": self.surname,
            "username": self.username,
            "language_code": self.language,
        }
        return {"id": self.id, "is_bot": False, "first_name": self.name} | _present(optional)

    def chat(self) -> Json:
        """The private Chat with this person."""
        optional = {"last_name": self.surname, "username": self.username}
        return {"id": self.id, "first_name": self.name} | _present(optional) | {"type": "private"}


def _present(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}
