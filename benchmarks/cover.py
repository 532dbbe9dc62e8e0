"""What it costs to find the fewest roads that take every route: `python -m benchmarks.cover`.

The time is that of building the network, of the least flow and of taking it apart into roads. The
generated guide has twelve layers, as calls have; it grows in width alone.
"""

from itertools import pairwise
from math import log
from time import process_time

from benchmarks.generated import files
from benchmarks.measuring import verdict
from engine import library
from engine.cover import roads
from engine.guide import Guide
from engine.rehearsal import way
from engine.source import without_gc
from engine.trace import all_edges

SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
ROUNDS = 3
BAR_SECONDS, BAR_GROWTH = 0.5, 2.0
COLUMNS = 50


def guide_of(steps: int) -> Guide:
    """A generated guide, compiled."""
    return library.build(files(steps)).drafts["generated"]


def seconds(guide: Guide) -> tuple[float, int]:
    """The least CPU time of some rounds, and how many roads there are."""
    wanted = [way(edge) for edge in all_edges(guide)]
    best, count = float("inf"), 0
    for _ in range(ROUNDS):
        with without_gc():
            began = process_time()
            count = len(roads(guide, wanted))
            best = min(best, process_time() - began)
    return best, count


def main() -> None:
    """Measure every size, plot the times, and hold them against n log n."""
    taken = {}
    for size in SIZES:
        taken[size], count = seconds(guide_of(size))
        print(f"{size:>6,} steps: {count:>6,} roads in {taken[size]:.3f} s")
    longest = max(taken.values())
    for size, each in taken.items():
        print(f"{size:>6,} {'█' * max(1, round(each / longest * COLUMNS))} {each:.3f} s")
    print(verdict("seconds at 1,000 steps", taken[1_000], BAR_SECONDS))
    per_unit = {size: each / (size * log(size)) for size, each in taken.items()}
    growth = max(per_unit[after] for _, after in pairwise(SIZES)) / per_unit[SIZES[0]]
    print(verdict("seconds / (n log n), at most, as a ratio to 1,000 steps", growth, BAR_GROWTH))


if __name__ == "__main__":
    main()
