"""The closing table, and what else `python -m tests.faults` adds to a run of pytest."""

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.faults.audit import Account

FIGURES = "faults"
#: How often the process is killed on each database in a run of all tests.
IN_PASSING = 8
#: What was done to the bot, how often, and the account of it.
Record = Callable[[str, int, Account], None]
Row = tuple[str, ...]

_HEAD = ("", "kills", "messages", "prompts", "sent", "twice, killed", "twice, cut", "lost or wrong")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the size of the run be chosen."""
    parser.addoption("--kills", type=int, default=IN_PASSING, help="SIGKILLs on each database")
    parser.addoption("--durable", action="store_true", help="PostgreSQL with fsync, on a disk")


def row(what: str, kills: int, account: Account) -> Row:
    """The figures of one run, as texts."""
    cut = sum(double.cut is not None for double in account.doubles)
    counts = (account.messages, account.prompts, account.sent, len(account.doubles) - cut, cut)
    return (what, *map(str, (kills, *counts, len(account.wrong))))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures of every run."""
    rows = list(_rows(terminalreporter))
    if rows:
        terminalreporter.section("faults")
        for line in _aligned([_HEAD, *rows]):
            terminalreporter.write_line(line)


def _rows(reporter: pytest.TerminalReporter) -> Iterator[Row]:
    for outcome in ("passed", "failed"):
        for report in reporter.stats.get(outcome, []):
            yield from (tuple(value) for name, value in report.user_properties if name == FIGURES)


def _aligned(rows: Sequence[Row]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *figures in rows:
        cells = [figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells])
