"""Only bot/clock.py reads a clock; the sandbox, on the other side of the wire, has its own."""

import ast
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.source import ROOT, called_methods, modules, tree

CLOCK = Path("bot/clock.py")
SANDBOX = Path("bot/sandbox")
RUFF = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
BANNED = set(RUFF["flake8-tidy-imports"]["banned-api"])
READS = {
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.monotonic",
    "time.monotonic_ns",
    "time.perf_counter",
    "time.perf_counter_ns",
}
NAMES = sorted({*READS, *BANNED})


def refused_in(path: str) -> set[str]:
    """Answer which reads ruff refuses in a file of that name."""
    ruff = [sys.executable, "-m", "ruff", "check", "--select=TID251", "--output-format=json"]
    answer = subprocess.run(
        [*ruff, f"--stdin-filename={path}", "-"],
        cwd=ROOT,
        input="".join(f"import {name.split('.')[0]}; {name}()\n" for name in NAMES),
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return {NAMES[complaint["location"]["row"] - 1] for complaint in json.loads(answer)}


def loop_reads(module: ast.Module, path: Path) -> Iterator[str]:
    """Answer where an event loop is asked for its time: ruff cannot know a loop by its name."""
    for method in called_methods(module):
        if method.attr in {"time", "call_at"} and "loop" in ast.unparse(method.value).lower():
            yield f"{path}:{method.lineno} asks the loop for its time"


@pytest.mark.parametrize("path", ["habits/actions/days.py", "bot/app.py", "tests/bot/test_x.py"])
def test_every_way_to_read_a_clock_is_refused(path: str) -> None:
    assert refused_in(path) == set(NAMES)


@pytest.mark.parametrize("path", [str(CLOCK), str(SANDBOX / "clock.py")])
def test_those_who_may_read_are_let_be(path: str) -> None:
    assert refused_in(path) == set()


def test_no_module_asks_the_event_loop_for_its_time() -> None:
    readers = [CLOCK, *[path for path in modules() if path.is_relative_to(SANDBOX)]]
    others = [path for path in modules() if path not in readers]
    assert [found for path in others for found in loop_reads(tree(path), path)] == []


@pytest.mark.parametrize(
    "planted",
    [
        "asyncio.get_running_loop().time()",
        "self._loop.time()",
        "loop.call_at(5, wake)",
    ],
)
def test_asking_the_loop_is_found(planted: str) -> None:
    assert list(loop_reads(ast.parse(planted), Path("bot/planted.py")))


def test_the_time_of_day_of_an_instant_is_no_reading() -> None:
    assert not list(loop_reads(ast.parse("local.time()"), Path("bot/planted.py")))
