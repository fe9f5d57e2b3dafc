"""Each import contract of pyproject.toml notices the import that it forbids."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.source import PACKAGES, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
PLANTED = [
    ("house", "habits.domain", "import config.settings"),
    ("house", "habits.actions", "import bot.clock"),
    ("house", "config", "import bot.clock"),
    ("habits", "habits.domain", "import habits.storage"),
    ("habits", "habits.parsing", "import habits.storage"),
    ("habits", "habits.storage", "import habits.parsing"),
    ("habits", "habits.storage", "import habits.actions"),
    ("habits", "habits.planted", "import json"),
    ("parsing", "habits.parsing.words", "import habits.parsing.grammar.clauses"),
    ("parsing", "habits.parsing.telling", "import habits.parsing.meaning.kinds"),
    ("bot", "bot.clock", "import bot.transactions"),
    ("bot", "bot.rendering", "import bot.handlers"),
    ("bot", "bot.handlers", "import bot.app"),
    ("bot", "bot.handlers", "import bot.ticker"),
    ("bot", "bot.outbox", "import bot.inbox"),
    ("bot", "bot.inbox", "import bot.cli"),
    ("bot", "bot.planted", "import json"),
    ("sandbox-imports-nothing", "bot.sandbox", "import habits.domain"),
    ("sandbox-imports-nothing", "bot.sandbox", "import config.settings"),
    ("sandbox-imports-nothing", "bot.sandbox", "import bot.clock"),
    ("sandbox-imports-nothing", "bot.sandbox", "import telegram"),
    ("nothing-imports-sandbox", "bot.app", "import bot.sandbox.client"),
    ("nothing-imports-sandbox", "bot.cli.demo", "import bot.sandbox.state"),
    ("domain-is-pure", "habits.domain", "import sqlite3"),
    ("domain-is-pure", "habits.parsing", "from pathlib import Path"),
    ("habits-knows-no-edge", "habits.actions", "import telegram"),
    ("habits-knows-no-edge", "config", "import typer"),
    ("habits-knows-no-settings", "habits.actions", "import pydantic_settings"),
    ("one-renderer", "bot.handlers", "import jinja2"),
    ("config-has-no-tables", "config", "import sqlalchemy"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The product's Python files and its contracts, in a folder of their own."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def file_of(module: str, folder: Path) -> Path:
    """Answer where a module stands, or would."""
    path = folder / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    limits = [f"--contract={contract}" for contract in contracts]
    command = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as c; c()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", *limits],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_product_keeps_every_contract(copy: Path) -> None:
    answer = lint(copy)
    assert answer.returncode == 0, answer.stdout
    assert f"Contracts: {len(CONTRACTS['contracts'])} kept, 0 broken" in answer.stdout


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    copy: Path, contract: str, module: str, line: str
) -> None:
    with file_of(module, copy).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    answer = lint(copy, contract)
    assert answer.returncode == 1
    assert "0 kept, 1 broken" in answer.stdout, answer.stdout


def test_every_contract_is_tried() -> None:
    tried = {contract for contract, _, _ in PLANTED}
    assert tried == {contract["id"] for contract in CONTRACTS["contracts"]}
