"""Write the next migration from what the tables say: `python -m habits.storage.migrations TITLE`."""

import sys
import tempfile

from alembic import command

from habits.storage.engine import opened
from habits.storage.migrations import configuration, upgrade


def main(title: str) -> None:
    """Compare the tables with what all migrations so far make, and write the difference."""
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(f"sqlite:///{folder}/empty.db") as engine,
    ):
        upgrade(engine)
        with engine.begin() as connection:
            command.revision(configuration(connection), title, autogenerate=True)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
