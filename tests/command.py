"""Runs the command `fifteen` as its user would: its own process, its own folder, its own home."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
Answer = subprocess.CompletedProcess[str]
Fifteen = Callable[..., Answer]


def command_in(folder: Path) -> Fifteen:
    """Answer a function that runs `fifteen` in `folder`, with these variables and no others."""

    def run(*arguments: str, typed: str | None = None, **variables: str) -> Answer:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=folder,
            env=environment(folder) | variables,
            capture_output=True,
            input=typed,
            encoding="utf-8",
            check=False,
            timeout=300,
        )

    return run


def environment(home: Path) -> dict[str, str]:
    """Answer what a process of ours needs to run, and nothing that this machine has set."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}
