"""The small changes that can be made to a guide, each of which its walks should notice."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from engine.mutants.conditions import mistaken, shifted

Path = tuple[str | int, ...]
Data = Mapping[str, Any]

_TARGETS = ("next", "found", "none", "accepted", "declined", "then", "instead")
_PAIRS = (("accepted", "declined"), ("found", "none"))
_OUTCOMES = {"resolved": "stopped", "stopped": "resolved", "handoff": "resolved"}


class Dropped:
    """Stands for a value that is taken out."""


DROPPED = Dropped()


class Change(NamedTuple):
    """One change: `what` was done at `path`, and `edits` are the values put in.

    `step` is the step whose walks may notice it; empty where any walk may.
    """

    what: str
    path: Path
    step: str
    edits: tuple[tuple[Path, Any], ...]


def changes(data: Data) -> Iterator[Change]:
    """Every change to the data of a guide, in the order of its file."""
    if "offers-at-most" in data:
        yield _number(data, ("offers-at-most",), "")
    for id_, entry in data.get("at-any-time", {}).items():
        yield from _retargeted(data, ("at-any-time", id_, "to"), entry["to"], "")
    for name, fact in data.get("facts", {}).items():
        yield from _of_fact(("facts", name), fact, "")
    for id_ in data["steps"]:
        yield from _of_step(data, id_)


def _number(data: Data, path: Path, step: str) -> Change:
    value = at(data, path)
    return Change(f"{path[-1]} {value} became {value + 1}", path, step, ((path, value + 1),))


def _of_fact(path: Path, fact: Data, step: str) -> Iterator[Change]:
    for bound in ("min", "max"):
        if bound in fact:
            what = f"{bound} {fact[bound]} was dropped"
            yield _dropped((*path, bound), step, what)
    compute = fact.get("compute")
    if isinstance(compute, str):
        mutate = mistaken if fact.get("type") == "yes-no" else shifted
        yield from _texts((*path, "compute"), compute, step, mutate)
    elif isinstance(compute, list):
        yield from _of_cases((*path, "compute"), compute, step)


def _of_cases(path: Path, cases: Sequence[Data], step: str) -> Iterator[Change]:
    for index, case in enumerate(cases):
        at_case = (*path, index)
        if "when" in case:
            yield from _texts((*at_case, "when"), case["when"], step, mistaken)
        for key in ("value", "else"):
            if key in case:
                yield from _texts((*at_case, key), str(case[key]), step, shifted)
    yield from _of_order(path, cases, step)


def _texts(path: Path, text: str, step: str, mutate: Any) -> Iterator[Change]:
    for put in dict.fromkeys(mutate(text)):
        if put != text:
            yield Change(f"`{text}` became `{put}`", path, step, ((path, put),))


def _dropped(path: Path, step: str, what: str) -> Change:
    return Change(what, path, step, ((path, DROPPED),))


def _of_order(path: Path, rules: Sequence[Data], step: str) -> Iterator[Change]:
    """Rules of an ordered list: each that has a condition dropped, and swapped with the next."""
    for index, rule in enumerate(rules):
        if "when" in rule and len(rules) > 1:
            yield _dropped((*path, index), step, f"the case `{rule['when']}` was dropped")
    for index, (one, other) in enumerate(pairwise(rules)):
        if "when" in other and _result(one) != _result(other):
            edits = (((*path, index), other), ((*path, index + 1), one))
            what = f"`{one.get('when')}` and `{other['when']}` were swapped"
            yield Change(what, (*path, index), step, edits)


def _result(rule: Data) -> object:
    return rule.get("to", rule.get("value"))


def _of_step(data: Data, id_: str) -> Iterator[Change]:
    path: Path = ("steps", id_)
    step = data["steps"][id_]
    for key, value in step.items():
        here = (*path, key)
        if key in _TARGETS:
            yield from _of_routes(data, here, value, id_)
        elif key in _PARTS:
            yield from _PARTS[key](data, here, value, id_)
    for one, other in _PAIRS:
        yield from _swapped((*path, one), (*path, other), step.get(one), step.get(other), id_)


def _of_ends(data: Data, path: Path, ends: Data, step: str) -> Iterator[Change]:
    for end, target in ends.items():
        yield from _retargeted(data, (*path, end), target, step)


def _of_at_most(data: Data, path: Path, _: Any, step: str) -> Iterator[Change]:
    yield _number(data, path, step)


def _of_flag(_: Data, path: Path, flag: Any, step: str) -> Iterator[Change]:
    if flag is True:
        yield _dropped(path, step, f"{path[-1]} was dropped")


def _of_input(_: Data, path: Path, fact: Any, step: str) -> Iterator[Change]:
    if isinstance(fact, dict):
        yield from _of_fact(path, fact, step)


def _of_outcome(_: Data, path: Path, outcome: str, step: str) -> Iterator[Change]:
    if outcome in _OUTCOMES:
        put = _OUTCOMES[outcome]
        yield Change(f"outcome {outcome} became {put}", path, step, ((path, put),))


def _of_names(_: Data, path: Path, names: Data, step: str) -> Iterator[Change]:
    for name in names:
        yield _dropped((*path, name), step, f"{name} was left out of `{path[-1]}`")


def _of_answers(data: Data, path: Path, answers: Data, step: str) -> Iterator[Change]:
    for id_, answer in answers.items():
        for key in ("to", "next"):
            if key in answer:
                yield from _of_routes(data, (*path, id_, key), answer[key], step)
    for (one, first), (other, second) in pairwise(answers.items()):
        paths = ((*path, one, "to"), (*path, other, "to"))
        yield from _swapped(*paths, first.get("to"), second.get("to"), step)


def _swapped(
    path: Path, other_path: Path, target: object, other: object, step: str
) -> Iterator[Change]:
    if isinstance(target, str) and isinstance(other, str) and target != other:
        what = f"{target} and {other} were swapped"
        yield Change(what, path, step, ((path, other), (other_path, target)))


def _of_checks(_: Data, path: Path, check: Any, step: str) -> Iterator[Change]:
    several = isinstance(check, list)
    for index, each in enumerate(check if several else [check]):
        here = (*path, index) if several else path
        yield _dropped(here, step, f"the check `{each['when']}` was dropped")
        yield from _texts((*here, "when"), each["when"], step, mistaken)


def _of_routes(data: Data, path: Path, routes: Any, step: str) -> Iterator[Change]:
    if isinstance(routes, str):
        yield from _retargeted(data, path, routes, step)
        return
    for index, route in enumerate(routes):
        for key in ("to", "else"):
            if key in route:
                yield from _retargeted(data, (*path, index, key), route[key], step)
        if "when" in route:
            yield from _texts((*path, index, "when"), route["when"], step, mistaken)
    yield from _of_order(path, routes, step)


def _retargeted(data: Data, path: Path, target: str, step: str) -> Iterator[Change]:
    """The target changed to the step behind it in the file, or to the one before the last."""
    steps = [id_ for id_ in data["steps"] if id_ != step or id_ == target]
    index = steps.index(target)
    others = [*steps[index + 1 : index + 2], *steps[max(index - 1, 0) : index]]
    for other in others[:1]:
        yield Change(f"the route to {target} led to {other}", path, step, ((path, other),))


_PARTS: Mapping[str, Callable[[Data, Path, Any, str], Iterator[Change]]] = {
    "answers": _of_answers,
    "ends": _of_ends,
    "at-most": _of_at_most,
    "optional": _of_flag,
    "ask-again": _of_flag,
    "input": _of_input,
    "check": _of_checks,
    "end": _of_outcome,
    "returns": _of_names,
    "sets": _of_names,
    "with": _of_names,
}


def at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for part in path:
        data = data[part]
    return data


def edited(data: Data, change: Change) -> dict[str, Any]:
    """The data with a change made to it; what is not changed is shared with the original."""
    result: Any = data
    for path, value in change.edits:
        result = _put(result, path, value)
    assert isinstance(result, dict)
    return result


def _put(data: Any, path: Path, value: Any) -> Any:
    part, *rest = path
    copy = data.copy()
    if rest:
        copy[part] = _put(data[part], tuple(rest), value)
    elif value is DROPPED:
        del copy[part]
    else:
        copy[part] = value
    return copy
