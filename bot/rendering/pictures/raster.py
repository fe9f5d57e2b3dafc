"""SVG → PNG, in a process of its own: resvg holds the interpreter's lock for as long as it draws.

Run as a module it reads an SVG from its input and writes the PNG to its output; the arguments are pixels a unit and
the files of the letters.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import resvg_py

PATIENCE = 60.0
"""Seconds that a drawing may take on the slowest of machines."""


def rasterised(svg: str, zoom: float, fonts: Sequence[Path]) -> bytes:
    """The PNG of an SVG, drawn with these letters and no others.

    Raises subprocess.SubprocessError where that fails.
    """
    command = [sys.executable, "-P", "-m", __name__, str(zoom), *map(str, fonts)]
    drawn = subprocess.run(  # noqa: S603  (this very module, and paths of ours)
        command, input=svg.encode(), capture_output=True, check=True, timeout=PATIENCE
    )
    return drawn.stdout


if __name__ == "__main__":
    sys.stdout.buffer.write(
        resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode(),
            zoom=float(sys.argv[1]),
            skip_system_fonts=True,
            font_files=sys.argv[2:],
        )
    )
