"""What is built from the checkout holds all that runs, and what it needs is pinned."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot import __version__
from tests.house.source import PACKAGES, ROOT

PINS = ("runtime", "build", "dev")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built anew."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target=wheel", f"--directory={folder}"]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def pins(name: str) -> dict[str, str]:
    """Answer what a pinned file asks for: project → the lines that follow its name."""
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return {entry.partition("==")[0].strip(): entry for entry in entries if entry.strip()}


def test_every_file_of_the_packages_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGES]
    answer = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True)
    there = {name for name in answer.stdout.splitlines() if (ROOT / name).exists()}
    assert there
    assert there <= set(wheel.namelist())


def test_nothing_else_is_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    tops = {Path(name).parts[0] for name in wheel.namelist()}
    assert tops == {*PACKAGES, f"fifteen-{__version__}.dist-info"}


def test_the_command_is_the_packages_main(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"fifteen-{__version__}.dist-info/entry_points.txt").decode()
    assert "fifteen = bot.__main__:main" in entry_points


@pytest.mark.parametrize("name", PINS)
def test_every_pin_is_one_version_with_its_hashes(name: str) -> None:
    for entry in pins(name).values():
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry)
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("name", PINS)
def test_no_pin_says_where_it_was_fetched(name: str) -> None:
    assert not re.search(r"://|--index|--find-links|file:", "".join(pins(name).values()))


def test_whatever_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.split(r"[\[<>=~! ;]", each)[0].lower() for each in project["dependencies"]}
    assert asked <= set(pins("runtime"))


def test_what_is_tested_is_what_runs() -> None:
    tested = pins("dev")
    for name, entry in (pins("runtime") | pins("build")).items():
        assert tested[name] == entry
