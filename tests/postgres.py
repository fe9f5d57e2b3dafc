"""A real PostgreSQL for the tests: its own programs, its own folder, reached by a Unix socket.

A socket in a folder of its own needs no free port and lets nobody else in.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg

ACCOUNTS = ("postgres", "nobody")
HOW_TO_HAVE_IT = "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
# What plain tests can do without: nobody pulls the plug, and fsync costs most of the time.
HASTY = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
MEMORY = Path("/dev/shm")  # noqa: S108  # databases made there take a fifth of the time
SETTINGS = ("-c", "listen_addresses=", "-c", "max_connections=200", "-c", "timezone=UTC")


class PostgresMissing(Exception):
    """There is no PostgreSQL server on this machine; the message says how to have one."""


def find_programs() -> Path:
    """Answer the newest folder that holds initdb and pg_ctl.

    Raises:
        PostgresMissing: no such folder.
    """
    found = shutil.which("initdb")
    on_path = [Path(found).resolve().parent] if found else []
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    for folder in [*on_path, *debian, *_asked_of_pg_config()]:
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise PostgresMissing(HOW_TO_HAVE_IT)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


def _asked_of_pg_config() -> list[Path]:
    if not shutil.which("pg_config"):
        return []
    answer = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)  # noqa: S607
    return [Path(answer.stdout.strip())]


def _account() -> str | None:
    """Answer whom the server runs as: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ACCOUNTS if name in known), None)


@dataclass(slots=True)
class Server:
    """A running server; every database it makes is gone when it stops."""

    programs: Path
    folder: Path
    account: str | None
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        """Answer the SQLAlchemy URL of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, template: str = "template1") -> str:
        """Make a database like the template, which nobody may be using, and answer its name."""
        name = f"fifteen_{next(self.numbers)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is still connected."""
        self._execute(f'DROP DATABASE "{database}" WITH (FORCE)')

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's account."""
        subprocess.run(
            [self.programs / program, *arguments],
            check=True,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            user=self.account,
            group=pwd.getpwnam(self.account).pw_gid if self.account else None,
            extra_groups=[] if self.account else None,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
        )

    def _execute(self, statement: str) -> None:
        where = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """Run a server until the block ends.

    Args:
        durable: on a disk and with fsync, for tests that kill; plain tests do without.

    Raises:
        PostgresMissing: there is none on this machine.
    """
    programs = find_programs()
    place = None if durable or not os.access(MEMORY, os.W_OK) else MEMORY
    # A short name: a socket's path has 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="fifteen-pg-", dir=place))
    server = Server(programs, folder, _account(), count(1))
    if server.account:
        shutil.chown(folder, server.account)
    data, log = str(folder / "data"), str(folder / "log")
    options = " ".join(("-k", str(folder), *SETTINGS, *(() if durable else HASTY)))
    try:
        server.run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        server.run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
        try:
            yield server
        finally:
            server.run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
