"""The system's own Chromium, driven by Playwright; no browser is downloaded."""

import os
import shutil

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_HAVE_IT = "Chromium is not installed (on Debian: apt-get install chromium)"


class ChromiumMissing(Exception):
    """There is no Chromium on this machine; the message says how to have one."""


def find_program() -> str:
    """Answer the path of Chromium, or of the Chrome that is made of it.

    Raises:
        ChromiumMissing: there is none.
    """
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    raise ChromiumMissing(HOW_TO_HAVE_IT)


def switches() -> list[str]:
    """Answer what it has to be told: as root, as in a container, it has no sandbox of its own."""
    return ["--no-sandbox"] if os.geteuid() == 0 else []
