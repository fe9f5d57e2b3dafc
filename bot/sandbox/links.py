"""Which addresses Telegram takes, in texts and under buttons."""

from urllib.parse import urlsplit

from bot.sandbox.errors import bad_request

_SCHEMES = ("http", "https", "tg", "ton", "tonsite")


def checked_link(address: str) -> str | None:
    """The address as Telegram keeps it; None where it would not keep it.

    A host needs a dot (`http://localhost` is no link), a missing scheme is http.
    """
    try:
        return _normal(address)
    except ValueError:
        return None


def button_link(address: str, what: str, https_only: bool = False) -> str:
    """The address of a button. Raises Refused; `what` names the kind of button in it."""
    try:
        return _secure(address) if https_only else _normal(address)
    except ValueError as error:
        raise bad_request(
            f"Inline keyboard button {what} '{address}' is invalid: {error}"
        ) from None


def _secure(address: str) -> str:
    if not address.lower().startswith("https://"):
        raise ValueError("Only HTTPS links are allowed")
    return _normal(address)


def _normal(address: str) -> str:
    scheme, separator, _ = address.partition(":")
    if not separator or scheme.lower() not in _SCHEMES:
        address = f"http://{address}"
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https"):
        return address
    if not parts.hostname or "." not in parts.hostname or " " in address:
        raise ValueError("Wrong HTTP URL")
    return parts._replace(path=parts.path or "/", netloc=parts.netloc.lower()).geturl()
