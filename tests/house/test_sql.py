"""SQL is written in habits.storage and nowhere else; the rest hands connections on."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import called_methods, imported_names, modules, tree

STORAGE = Path("habits/storage")
TYPES = {"sqlalchemy.Connection", "sqlalchemy.Engine"}
STATEMENTS = {"execute", "exec_driver_sql", "scalar", "scalars", "stream"}
# It begins, nests and ends transactions, and asks nothing in them.
TRANSACTIONS = Path("bot/transactions.py")


def sql_in(module: ast.Module, path: Path) -> Iterator[str]:
    for name in imported_names(module):
        allowed = name in TYPES or name.startswith("sqlalchemy.exc.")
        if name.split(".")[0] in {"sqlalchemy", "sqlite3", "psycopg", "alembic"} and not allowed:
            yield f"{path} imports {name}"
    for method in called_methods(module):
        if method.attr in STATEMENTS and path != TRANSACTIONS:
            yield f"{path}:{method.lineno} calls {method.attr}"


def test_sql_is_only_in_storage() -> None:
    outside = [path for path in modules() if not path.is_relative_to(STORAGE)]
    assert [found for path in outside for found in sql_in(tree(path), path)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "from sqlalchemy import select",
        "import sqlalchemy",
        "from sqlalchemy.dialects import postgresql",
        "import sqlite3",
        "connection.exec_driver_sql('SELECT 1')",
        "connection.execute(members.select())",
    ],
)
def test_sql_elsewhere_is_found(planted: str) -> None:
    assert list(sql_in(ast.parse(planted), Path("habits/actions/planted.py")))


def test_handing_a_connection_on_is_no_sql() -> None:
    handed_on = "from sqlalchemy import Connection\nfrom sqlalchemy.exc import DBAPIError"
    assert not list(sql_in(ast.parse(handed_on), Path("habits/actions/planted.py")))
