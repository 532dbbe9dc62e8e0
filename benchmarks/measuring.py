"""Measures functions in turn, by CPU time."""

from collections.abc import Callable, Mapping
from statistics import median
from time import process_time_ns

ROUNDS = 15


def microseconds(
    functions: Mapping[str, Callable[[], object]], *, calls: int, rounds: int = ROUNDS
) -> dict[str, float]:
    """The median CPU time of one call of each function, measured in turn in every round."""
    taken: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            began = process_time_ns()
            for _ in range(calls):
                function()
            taken[name].append((process_time_ns() - began) / calls / 1000)
    return {name: median(each) for name, each in taken.items()}


def verdict(name: str, measured: float, bar: float) -> str:
    """A line that says whether a ratio holds its bar."""
    return f"{name}: {measured:.2f} (at most {bar:g}) {'holds' if measured <= bar else 'MISSED'}"
