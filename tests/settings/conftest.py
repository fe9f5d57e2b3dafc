"""The command, run in an empty folder."""

from pathlib import Path

import pytest

from tests.command import Fifteen, command_in


@pytest.fixture
def fifteen(tmp_path: Path) -> Fifteen:
    """Run `fifteen` in an empty folder that is also its home."""
    return command_in(tmp_path)
