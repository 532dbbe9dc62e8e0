"""How `check` and `cover` grow with the size of a guide: `python -m benchmarks.growth`.

Two kinds of guide are measured up to 50,000 steps: one in which many lists of routes are alike,
and one in which no two are; for the first, what `callguide cover` does as a whole is measured too,
with its walks and proofs. The times are printed with what they are to n log n, relative to the
smallest size, and drawn into `build/growth.svg`.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from math import log
from pathlib import Path
from time import process_time

from benchmarks import generated, thresholds
from benchmarks.fresh import fresh
from benchmarks.loglog import drawing
from benchmarks.measuring import verdict
from engine import library
from engine.cover import cover as covered
from engine.cover import roads
from engine.guide import Guide
from engine.library import Files
from engine.rehearsal import way
from engine.source import without_gc
from engine.trace import all_edges

SIZES = (1_000, 2_500, 5_000, 10_000, 20_000, 50_000)
KINDS: dict[str, Callable[[int], Files]] = {
    "alike": generated.files,
    "all different": thresholds.files,
}
ROUNDS = {1_000: 5, 2_500: 3, 5_000: 3}
"""Of the small sizes; the others are measured once."""
DAY = date(2026, 11, 2)
WHOLE = "the whole of cover, alike"
BAR = 1.5
PICTURE = Path(__file__).parents[1] / "build" / "growth.svg"
YARDSTICK = "n log n"


def seconds(function: Callable[[], object], rounds: int) -> float:
    """The least CPU time of some rounds."""
    taken = []
    for _ in range(rounds):
        began = process_time()
        function()
        taken.append(process_time() - began)
    return min(taken)


def check(content: Files) -> Guide:
    """A guide, checked."""
    return library.build(fresh(content), on=DAY).guides["generated"]


def cover(guide: Guide) -> object:
    """The fewest roads that take every route."""
    with without_gc():
        return roads(guide, [way(edge) for edge in all_edges(guide)])


def measured(kind: str) -> dict[str, list[tuple[int, float]]]:
    """The times of both, at each size."""
    lines: dict[str, list[tuple[int, float]]] = {f"check, {kind}": [], f"cover, {kind}": []}
    checks, covers = lines.values()
    for size in SIZES:
        content = KINDS[kind](size)
        rounds = ROUNDS.get(size, 1)
        guide = check(content)
        checks.append((size, seconds(partial(check, content), rounds)))
        covers.append((size, seconds(partial(cover, guide), rounds)))
    return lines


def measured_whole() -> list[tuple[int, float]]:
    """The time of finding real walks through every route, at each size."""
    guides = {size: check(generated.files(size)) for size in SIZES}
    return [(size, seconds(partial(covered, guide), 1)) for size, guide in guides.items()]


def per_unit(points: list[tuple[int, float]]) -> list[float]:
    """Each time to n log n, relative to the first."""
    units = [time / (size * log(size)) for size, time in points]
    return [each / units[0] for each in units]


def yardstick(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """What n log n would take from the first time on."""
    first, time = points[0]
    return [(size, time * size * log(size) / (first * log(first))) for size, _ in points]


def main() -> None:
    """Measure, print, draw, and hold the growth against n log n."""
    lines = {name: points for kind in KINDS for name, points in measured(kind).items()}
    lines[WHOLE] = measured_whole()
    for name, points in lines.items():
        for (size, time), ratio in zip(points, per_unit(points), strict=True):
            print(f"{name} {size:>7,} steps: {time:7.3f} s {ratio:5.2f}")
        growth = max(per_unit(points))
        print(verdict(f"{name}: time / (n log n), at most, to 1,000 steps", growth, BAR))
    PICTURE.parent.mkdir(exist_ok=True)
    drawn = {**lines, YARDSTICK: yardstick(lines["check, alike"])}
    PICTURE.write_text(drawing("Growth of check and cover", drawn, YARDSTICK), encoding="utf-8")
    print(f"drawn into {PICTURE.relative_to(PICTURE.parents[1])}")


if __name__ == "__main__":
    main()
