"""Refusals, worded as Telegram words them."""

from typing import Any


class Refused(Exception):
    """A call that Telegram would not carry out.

    `status` is the HTTP status and the `error_code`, `parameters` what a ResponseParameters
    object would hold (`retry_after` in seconds).
    """

    def __init__(
        self, status: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters


def bad_request(reason: str) -> Refused:
    """What is wrong with a request, put as Telegram puts it: the first letter made small.

    Codes (`BUTTON_DATA_INVALID`) stay as they are.
    """
    if not reason[1:2].isupper() and reason[1:2] != "_":
        reason = reason[:1].lower() + reason[1:]
    return Refused(400, f"Bad Request: {reason}")


def within(what: str, refusal: Refused) -> Refused:
    """A refusal of a part, said of the whole that it is a part of."""
    reason = refusal.description.removeprefix("Bad Request: ")
    return bad_request(f"Can't parse {what}: {reason[:1].upper()}{reason[1:]}")


def forbidden(reason: str) -> Refused:
    """The bot may not do this in this chat."""
    return Refused(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refused:
    """Two ways of receiving updates at once."""
    return Refused(409, f"Conflict: {reason}")


def too_many_requests(seconds: int) -> Refused:
    """A flood limit was reached; the call may come again after so many seconds."""
    return Refused(
        429, f"Too Many Requests: retry after {seconds}", {"retry_after": max(1, seconds)}
    )


def unauthorized() -> Refused:
    """The token is unknown or was revoked."""
    return Refused(401, "Unauthorized")


def not_found() -> Refused:
    """No such method, or nothing that looks like a token."""
    return Refused(404, "Not Found")
