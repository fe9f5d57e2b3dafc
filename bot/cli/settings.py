"""`fifteen settings`: what is set, and where it came from."""

import json
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from config.loading import load

Row = tuple[str, str, str]
HEADINGS: Row = ("setting", "value", "from")

commands = typer.Typer(add_completion=False)


@commands.command()
def show_settings(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print every setting, secrets hidden, with where each came from."""
    loaded = load()
    rows = [(n, value, str(loaded.origins[n])) for n, value in loaded.settings.shown().items()]
    if as_json:
        typer.echo(
            json.dumps({name: {"value": v or None, "from": o} for name, v, o in rows}, indent=2)
        )
    elif sys.stdout.isatty():
        Console().print(_table(rows))
    else:
        _echo_columns(rows)


def _table(rows: Sequence[Row]) -> Table:
    table = Table(*HEADINGS)
    for row in rows:
        table.add_row(*row)
    return table


def _echo_columns(rows: Sequence[Row]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, value, origin in rows:
        typer.echo(f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}")
