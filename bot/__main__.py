"""The command `fifteen`, also `python -m bot`."""

import zoneinfo

# Before anything reads a zone: the pinned tzdata decides, not a copy that the system happens to have.
zoneinfo.reset_tzpath(to=())

from bot.cli import run  # noqa: E402


def main() -> None:
    """Run the command that the arguments name, and leave with its exit code."""
    run()


if __name__ == "__main__":
    main()
