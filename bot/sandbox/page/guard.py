"""Who may talk to the page: a browser on this machine that was given its address, nobody else.

A page from elsewhere must neither call in the reader's name (its origin shows) nor have its own
name point here (rebinding needs a name, so only addresses and our own names are taken).
"""

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.errors import Refused

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",  # the key is in the address
    "X-Content-Type-Options": "nosniff",
}
_OURS = frozenset({"none", "same-origin"})


def keep_others_out(request: web.BaseRequest, name: str) -> None:
    """Refuse what comes from a page of somebody else's, or under a name that is not ours.

    `name` is what the sandbox listens on. Raises Refused (403).
    """
    if not _is_ours(urlsplit(f"//{request.host}").hostname or "", name):
        raise Refused(403, f"Forbidden: {request.host} is not the name of this machine")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{request.host}":
        raise Refused(403, "Forbidden: another site may not call this one")
    if request.headers.get("Sec-Fetch-Site", "none") not in _OURS:
        raise Refused(403, "Forbidden: another site may not call this one")


def _is_ours(host: str, name: str) -> bool:
    try:
        return host in ("localhost", name) or bool(ip_address(host))
    except ValueError:
        return False
