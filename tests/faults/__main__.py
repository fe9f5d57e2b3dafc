"""`python -m tests.faults`: everything here in full size, on a PostgreSQL that keeps its word."""

import sys
from pathlib import Path

import pytest

FULL = ("--kills", "50", "--durable")
FOLDER = Path(__file__).parent

if __name__ == "__main__":
    plugins = ("-p", "tests.faults.table", "-p", "no:randomly")
    sys.exit(pytest.main([str(FOLDER), *plugins, *FULL, "-v", *sys.argv[1:]]))
