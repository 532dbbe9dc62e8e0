"""Finds facts that are in a region, and proves by evaluating that they make the difference."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.diff.cases import Cases
from engine.expressions import evaluate
from engine.regions import Box, Region, Space, written

Facts = Mapping[str, Any]


def sample(region: Region, space: Space, old: Cases, new: Cases, numbers: tuple[int, int]) -> str:
    """Facts for which both lists come to the cases with these numbers, as `plan="basic"`.

    Empty where none were found: where facts are compared with each other, it takes a walk.
    """
    for box in region:
        facts = dict(_values(box, space))
        if (_taken(old, facts), _taken(new, facts)) == numbers:
            return ", ".join(f"{_name(space, key)}={written(facts[key])}" for key in facts)
    return ""


def _values(box: Box, space: Space) -> Iterator[tuple[str, Any]]:
    """A value for each fact that the box limits."""
    picked: dict[str, set[str]] = {}
    for name, mask in zip(space.axes, box, strict=True):
        limited = mask != space.everything[space.at[name]]
        if name.kind == "fact" and limited:
            yield name.of, next(iter(space.axes[name].samples(mask)), None)
        elif name.kind == "has" and limited:
            picked.setdefault(name.of, set()).update([name.option] if mask & 1 else [])
    for key, options in picked.items():
        yield key, frozenset(options)


def _taken(cases: Cases, facts: Facts) -> int | None:
    """The number of the first case that holds; None where that hangs on more facts."""
    for number, case in enumerate(cases):
        holds = True if case.condition is None else evaluate(case.condition, facts)
        if holds is None:
            return None
        if holds:
            return number
    return None


def _name(space: Space, key: str) -> str:
    return space.facts[key].name if key in space.facts else key
