"""What it costs to read a message: the median of real ones, the worst of hostile ones.

Goals: a median below 1 ms, and below 20 ms for 4,000 characters of anything.
"""

from collections.abc import Iterable
from statistics import median
from time import process_time

from config.lexicon import load_lexicon
from habits.parsing import read
from tests.parsing.corpora import corpus
from tests.parsing.stages import NOW
from tests.parsing.test_properties import HOSTILE

LENGTH = 4000
ROUNDS = 5


def main() -> None:
    """Print both figures, in milliseconds."""
    real = [message.text for name in ("given", "own", "later") for message in corpus(name)]
    hostile = [(piece * LENGTH)[:LENGTH] for piece in HOSTILE]
    prose = (" ".join(real) * LENGTH)[:LENGTH]
    _cost("warm")
    worst = sorted(((_cost(text), text[:20]) for text in hostile), reverse=True)
    print(f"median of {len(real)} messages          {median(_costs(real)):8.2f} ms")
    print(f"{LENGTH} characters of messages        {_cost(prose):8.2f} ms")
    for cost, text in worst[:3]:
        print(f"{LENGTH} hostile characters {text!r:24} {cost:8.2f} ms")


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
