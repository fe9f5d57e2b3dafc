"""Prints the figures of the reader over its corpora side by side.

    python -m tests.parsing.scores            the figures
    python -m tests.parsing.scores --faults   and every message that is not entirely right

`given` are 140 messages that came with the task. `own` are 150 in other voices, written,
labelled and frozen before any rule was tuned; `later` are 638 written in seven rounds after
the first rules, each round scored once before the rules saw it (figures in test_corpora.py).
"""

import sys

from tests.parsing.corpora import corpus
from tests.parsing.scoring import FIGURES, score

CORPORA = ("given", "own", "later")


def main() -> None:
    tallies = {name: score(corpus(name)) for name in CORPORA}
    lines = [" " * 24 + "".join(f"{name:>10}" for name in CORPORA)]
    lines.append(f"{'messages':24}" + "".join(f"{len(corpus(name)):>10}" for name in CORPORA))
    for figure in FIGURES:
        shares = (f"{100 * tallies[name].share(figure):>9.1f}%" for name in CORPORA)
        lines.append(f"{figure:24}" + "".join(shares))
    if "--faults" in sys.argv:
        for name, tally in tallies.items():
            lines += ["", name, *tally.faults]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
