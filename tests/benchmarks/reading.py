"""What it costs to read a message: the median of real ones, the worst of hostile ones.

Goals: a median below 1 ms, and below 20 ms for 4,000 characters of anything.
"""

from collections.abc import Iterable
from statistics import median
from time import process_time

from config.lexicon import load_lexicon
from habits.parsing import read
from tests.benchmarks.measuring import Target
from tests.parsing.corpora import corpus
from tests.parsing.stages import NOW
from tests.parsing.test_properties import HOSTILE

MEDIAN, WORST = 1.0, 20.0
LENGTH = 4000
ROUNDS = 5


def main() -> list[Target]:
    """Print what reading costs, in milliseconds of the processor; answers what was to be reached."""
    real = [message.text for name in ("given", "own", "later") for message in corpus(name)]
    hostile = [(piece * LENGTH)[:LENGTH] for piece in HOSTILE]
    prose = (" ".join(real) * LENGTH)[:LENGTH]
    _cost("warm")
    worst = sorted(((_cost(text), text[:20]) for text in hostile), reverse=True)
    usual = median(_costs(real))
    print(f"median of {len(real)} messages          {usual:8.2f} ms")
    print(f"{LENGTH} characters of messages        {_cost(prose):8.2f} ms")
    for cost, text in worst[:3]:
        print(f"{LENGTH} hostile characters {text!r:24} {cost:8.2f} ms")
    return [
        Target("reading a message, median, ms", usual, MEDIAN, ceiling=True),
        Target(f"reading {LENGTH} hostile characters, ms", worst[0][0], WORST, ceiling=True),
    ]


def _costs(texts: Iterable[str]) -> list[float]:
    return [_cost(text) for text in texts]


def _cost(text: str) -> float:
    """Milliseconds to read a text, of the processor's time, the best of some rounds."""
    lexicon = load_lexicon()
    best = float("inf")
    for _ in range(ROUNDS):
        start = process_time()
        read(text, NOW, lexicon)
        best = min(best, process_time() - start)
    return 1000 * best


if __name__ == "__main__":
    main()
