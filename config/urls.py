"""Which databases and which Bot API servers can be named by URL, and how they may be shown."""

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

SQLITE_SCHEMES = frozenset({"sqlite", "sqlite+pysqlite", "sqlite+aiosqlite"})
POSTGRES_SCHEMES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
SECRET_PARAMETERS = frozenset({"password", "sslpassword"})
MASK = "********"


def checked_database_url(url: str) -> str:
    """Answer the URL in the one form that the rest uses, `sqlite:///…` or `postgresql+psycopg://…`.

    Raises:
        ValueError: another kind of database, or no URL; the message never repeats it.
    """
    scheme, separator, rest = url.partition("://")
    if not separator:
        raise ValueError("must be a URL, such as sqlite:////data/fifteen.db")
    if scheme in SQLITE_SCHEMES:
        return _checked_sqlite(rest)
    if scheme in POSTGRES_SCHEMES:
        return _checked_postgres(rest)
    raise ValueError("must begin with sqlite:/// or postgresql://; no other database is supported")


def _checked_sqlite(rest: str) -> str:
    path = rest.removeprefix("/")
    if path == rest or path in {"", ":memory:"}:
        raise ValueError("must name a file after sqlite:///; nothing in memory outlives a restart")
    return f"sqlite:///{path}"


def _checked_postgres(rest: str) -> str:
    url = f"postgresql+psycopg://{rest}"
    parts = _split(url)
    if parts is None:
        raise ValueError(
            "cannot be read as postgresql://user:password@host:port/database; "
            "write special characters in the password as %XX"
        )
    if not parts.path.strip("/"):
        raise ValueError("must name a database, as in postgresql://user:password@host/fifteen")
    return url


def checked_api_url(url: str, such_as: str = "https://api.telegram.org") -> str:
    """Answer the base address of a Bot API server, or of another API, without a slash at its end.

    Raises:
        ValueError: not an http or https address, or one with more than host, port and path; it shows one `such_as`.
    """
    parts = _split(url)
    plain = parts is not None and not (parts.query or parts.fragment or parts.username)
    if parts is None or not plain or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"must be an address such as {such_as}, and nothing after it")
    return url.rstrip("/")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read to be checked
    except ValueError:
        return None
    return None if re.search(r"\s", url) or parts.netloc.count("@") > 1 else parts


def secrets_of(url: str) -> tuple[str, ...]:
    """Answer every password in a URL, as it is written there and as it is meant."""
    parts = urlsplit(url)
    written = [parts.password] if parts.password else []
    asked = [value for name, value in parse_qsl(parts.query) if name in SECRET_PARAMETERS]
    return tuple({*written, *map(unquote, written), *asked, *map(quote, asked)})


def shown_url(url: str) -> str:
    """Answer the URL for people to read: passwords masked, the rest as it is."""
    parts = urlsplit(url)
    if not parts.netloc:
        return url  # a file, and urlsplit cannot put its slashes together again
    user, at, host = parts.netloc.rpartition("@")
    if ":" in user:
        user = f"{user.partition(':')[0]}:{MASK}"
    pairs = [(k, MASK if k in SECRET_PARAMETERS else v) for k, v in parse_qsl(parts.query)]
    return parts._replace(netloc=f"{user}{at}{host}", query=urlencode(pairs, safe="/*:")).geturl()
