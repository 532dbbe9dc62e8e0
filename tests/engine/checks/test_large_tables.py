"""Large tables of conditions are checked like small ones: what is planted in them is found."""

from random import Random

from benchmarks.partitions import partition
from benchmarks.table_guide import COLUMNS, files
from engine import library
from engine.problems import Problem

ROWS = partition(1_500, COLUMNS, Random(1))


def problems_of(rows: list[tuple[tuple[int, int], ...]]) -> tuple[Problem, ...]:
    return library.build(files(rows)).problems


def test_a_large_table_that_takes_everything_once_is_clean() -> None:
    assert problems_of(ROWS) == ()


def test_a_row_that_is_missing_in_a_large_table_is_found_with_a_walk_that_runs_into_it() -> None:
    (problem,) = problems_of(ROWS[1:])
    assert problem.code == "missing-else"
    assert problem.reached_by.startswith("ask-age=")


def test_a_row_that_stands_in_a_large_table_twice_is_found() -> None:
    (problem,) = problems_of([*ROWS, ROWS[0]])
    assert problem.code == "never-taken"
