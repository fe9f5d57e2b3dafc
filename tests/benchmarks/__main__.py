"""Measure, print tables and targets, and exit with 1 where one was missed.

python -m tests.benchmarks [sending] [receiving] [ticking] [knowing] [reading]
"""

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks import knowing, reading, receiving, sending, ticking
from tests.benchmarks.databases import Fresh, databases
from tests.benchmarks.measuring import Table, Target

Benchmark = Callable[[Mapping[str, Fresh]], tuple[list[Table], list[Target]]]
BENCHMARKS: dict[str, Benchmark] = {
    "sending": sending.run,
    "receiving": receiving.run,
    "ticking": ticking.run,
    "knowing": knowing.run,
}


def main(wanted: Sequence[str]) -> int:
    """Run what is wanted, everything where nothing is named; answer the exit code."""
    targets: list[Target] = []
    for name, benchmark in BENCHMARKS.items():
        if not wanted or name in wanted:
            targets += _shown(benchmark)
    if not wanted or "reading" in wanted:
        targets += reading.main()
    print("\n**To reach**\n", *targets, sep="\n")
    return int(not all(target.is_met for target in targets))


def _shown(benchmark: Benchmark) -> list[Target]:
    print(f"\n{_circumstances()}")
    with databases() as fresh:
        tables, targets = benchmark(fresh)
    print(*tables, sep="\n\n")
    sys.stdout.flush()
    return targets


def _circumstances() -> str:
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    return f"Python {platform.python_version()}, {os.cpu_count()} cores, load before {load}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
