"""What it costs to check decision tables of 500 and 1,500 rules: `python -m benchmarks.tables`.

The tables have five columns, and are complete and disjoint by construction; then a few rows are
taken out or laid over others, and everything that is wrong must be found. They are checked as
boxes, and end to end: as a guide of which one step has a conditional route for each rule, from its
YAML to its problems. For 1,500 rules D. Calvanese et al., "Semantics and Analysis of DMN Decision
Tables", BPM 2016, tell of about 2 s for what rows miss and about 3 s for what they share.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from random import Random
from statistics import median
from time import process_time

from benchmarks.fresh import fresh
from benchmarks.measuring import verdict
from benchmarks.partitions import Ranges, box, everything, partition
from benchmarks.table_guide import COLUMNS, ENDS, facts_read, files
from engine import library
from engine.regions import Table, holds, measure

BARS = {500: 2, 1_500: 10}
ROUNDS = 3
FAULTS = 5
WIDER = 10
WIDENABLE = COLUMNS[0] - WIDER


def searched(rows: Sequence[Ranges]) -> tuple[int, int]:
    """How many combinations no row takes, and how many pairs of rows overlap."""
    table = Table([box(row) for row in rows], everything(COLUMNS))
    holes = table.uncovered()
    for hole in holes:
        table.widened(hole)
    return sum(map(measure, holes)), len(list(table.overlaps()))


def checked(rows: Sequence[Ranges]) -> Counter[str]:
    """The problems of such a guide, by code."""
    return Counter(problem.code for problem in library.build(fresh(files(rows))).problems)


def certain(rows: Sequence[Ranges]) -> list[str]:
    """The codes of what is proved by a walk that runs into it."""
    return [each.code for each in library.build(fresh(files(rows))).problems if each.reached_by]


def with_holes(rows: Sequence[Ranges], chance: Random) -> tuple[list[Ranges], int]:
    """A table without some of its rows, and how many combinations are missing then."""
    holes = chance.sample(rows, FAULTS)
    return [row for row in rows if row not in holes], sum(measure(box(row)) for row in holes)


def with_overlaps(rows: Sequence[Ranges], chance: Random) -> list[Ranges]:
    """A table with some rows that take ten classes more of the first column."""
    found = list(rows)
    inner = [number for number, row in enumerate(rows) if row[0][0] > 0 and row[0][1] < WIDENABLE]
    for number in chance.sample(inner, FAULTS):
        (low, high), *others = found[number]
        found[number] = ((low, high + WIDER), *others)
    return found


def overlapping(rows: Sequence[Ranges]) -> list[tuple[int, int]]:
    """The pairs of rows that share something, looked at pair by pair."""
    return [
        (first, number)
        for number, row in enumerate(rows)
        for first, earlier in enumerate(rows[:number])
        if all(
            low < end and start < high
            for (low, high), (start, end) in zip(row, earlier, strict=True)
        )
    ]


def to_be_told(rows: Sequence[Ranges]) -> int:
    """How many pairs overlap in part, look at the same facts and lead to different steps."""
    return sum(
        first % ENDS != second % ENDS
        and facts_read(rows[first]) == facts_read(rows[second])
        and not holds(box(rows[first]), box(rows[second]))
        and not holds(box(rows[second]), box(rows[first]))
        for first, second in overlapping(rows)
    )


def seconds(function: Callable[[], object]) -> float:
    """The median CPU time of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = process_time()
        function()
        taken.append(process_time() - began)
    return median(taken)


def check_that_all_is_found(rows: Sequence[Ranges], chance: Random) -> None:
    """Plant faults, and see that each is found, in boxes and end to end."""
    holed, missing = with_holes(rows, chance)
    laid_over = with_overlaps(rows, chance)
    pairs, told = len(overlapping(laid_over)), to_be_told(laid_over)
    assert searched(rows) == (0, 0)
    assert searched(holed) == (missing, 0)
    assert searched(laid_over) == (0, pairs)
    assert checked(rows) == {}, checked(rows)
    assert certain(holed) == ["missing-else"]
    assert told
    assert checked(laid_over)["routes-overlap"] == told
    assert checked([*rows, rows[0]]) == {"never-taken": 1}
    print(
        f"{len(rows):,} rules: {missing:,} missing combinations and {pairs} overlaps found, "
        f"{told} of them on the same facts"
    )


def main() -> None:
    """Check both tables, whole and spoilt, and print what it took."""
    for size, bar in BARS.items():
        chance = Random(size)  # noqa: S311 - nothing secret
        rows = partition(size, COLUMNS, chance)
        check_that_all_is_found(rows, chance)
        spoilt = with_overlaps(with_holes(rows, chance)[0], chance)
        for name, each in (("whole", rows), ("spoilt", spoilt)):
            for way, function in (("as boxes", searched), ("end to end", checked)):
                taken = seconds(partial(function, each))
                print(verdict(f"{name} table of {size:,} rules, {way}, seconds", taken, bar))


if __name__ == "__main__":
    main()
