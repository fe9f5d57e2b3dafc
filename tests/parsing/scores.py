"""Prints the figures of the reader over its corpora side by side.

    python -m tests.parsing.scores              the figures
    python -m tests.parsing.scores FILE.jsonl   those of other messages, labelled alike
    python -m tests.parsing.scores --faults     and every message that is not entirely right

`given` are 140 messages that came with the task. `own` are 150 in other voices, written,
labelled and frozen before any rule was tuned; `later` are 1,398 written in thirteen rounds after
the first rules, each round scored once before the rules saw it (figures in test_corpora.py).
"""

import sys
from pathlib import Path

from tests.parsing.corpora import corpus, messages_in
from tests.parsing.scoring import FIGURES, score

CORPORA = ("given", "own", "later")


def main() -> None:
    files = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    scored = {one.stem: messages_in(one) for one in files} or {
        name: corpus(name) for name in CORPORA
    }
    tallies = {name: score(messages) for name, messages in scored.items()}
    lines = [" " * 24 + "".join(f"{name:>10}" for name in scored)]
    lines.append(f"{'messages':24}" + "".join(f"{len(one):>10}" for one in scored.values()))
    for figure in FIGURES:
        shares = (f"{100 * tally.share(figure):>9.1f}%" for tally in tallies.values())
        lines.append(f"{figure:24}" + "".join(shares))
    if "--faults" in sys.argv:
        for name, tally in tallies.items():
            lines += ["", name, *tally.faults]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
