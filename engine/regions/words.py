"""A box in words: `speed is below 40 and plan is "basic" or "plus"`."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from engine.regions.axes import ANYTHING, Axis, Mask, Name, Options, Ordered, Stretch
from engine.regions.boxes import Box
from engine.regions.scales import Scale
from engine.regions.space import Space

MOST_LISTED = 5


def words(box: Box, space: Space) -> str:
    """The facts that a box is about, as an author writes them."""
    limits = {
        name: mask
        for name, mask, full in zip(space.axes, box, space.everything, strict=True)
        if mask != full
    }
    parts = [
        _part(name, mask, space)
        for name, mask in limits.items()
        if not _goes_without_saying(name, mask, limits)
    ]
    return " and ".join(parts) or "anything is answered"


def _goes_without_saying(name: Name, mask: Mask, limits: dict[Name, Mask]) -> bool:
    """Whether a fact that has a value is told to have one."""
    if name.kind != "known" or not mask & 1:
        return False
    return any(other.kind in ("fact", "has") and other.of == name.of for other in limits)


def _part(name: Name, mask: Mask, space: Space) -> str:
    axis = space.axes[name]
    if name.kind == "order":
        signs = " or ".join({-1: "<", 0: "==", 1: ">"}[each] for each in axis.samples(mask))
        return f"{name.of} {signs} {name.option}"
    holds = bool(mask & 1)
    fact = space.facts.get(name.of)
    called = fact.name if fact is not None else name.of
    match name.kind:
        case "known":
            return f"{called} is {'set' if holds else 'unset'}"
        case "has":
            return f'"{name.option}" is {"" if holds else "not "}in {called}'
        case "condition":
            return called if holds else f"not {called}"
        case _:
            return f"{called} is {_value(axis, mask)}"


def _value(axis: Axis, mask: Mask) -> str:
    if isinstance(axis, Ordered):
        return " or ".join(_stretch(each, axis.scale) for each in axis.stretches(mask))
    return _options(axis, mask)


def _options(axis: Options, mask: Mask) -> str:
    picked = axis.picked(mask)
    others = axis.picked(axis.full & ~mask)
    if ANYTHING in picked or len(picked) > max(MOST_LISTED, len(others)):
        return f"not {_either(others)}"
    return _either(picked)


def _either(values: list[Any]) -> str:
    listed = [written(each) for each in values[:MOST_LISTED]]
    if len(values) > MOST_LISTED:
        listed.append(f"{len(values) - MOST_LISTED} others")
    return " or ".join(listed)


def _stretch(stretch: Stretch, scale: Scale) -> str:
    return " and ".join(_ends(stretch, scale)) or "any value"


def _ends(stretch: Stretch, scale: Scale) -> Iterator[str]:
    low, high = stretch
    write: Callable[[Any], str] = lambda each: written(scale.at(each))  # noqa: E731
    if scale.grain:
        first = None if low is None else low.coordinate
        last = None if high is None else high.coordinate - 1
        if first is not None and first == last:
            yield write(first)
        elif first is not None and last is not None:
            yield f"{write(first)} to {write(last)}"
        elif first is not None:
            yield f"at least {write(first)}"
        elif last is not None:
            yield f"at most {write(last)}"
        return
    if low is not None and high is not None and low.coordinate == high.coordinate:
        yield write(low.coordinate)
        return
    if low is not None:
        yield f"{'above' if low.side else 'at least'} {write(low.coordinate)}"
    if high is not None:
        yield f"{'at most' if high.side else 'below'} {write(high.coordinate)}"


def written(value: Any) -> str:
    """A value as a condition has it."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value.normalize():f}"
        case frozenset():
            return f"[{', '.join(map(written, sorted(value)))}]"
        case str():
            return f'"{value}"'
        case date():
            return value.isoformat()
        case _:
            return str(value)
