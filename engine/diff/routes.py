"""Tells the steps whose ways on are others than they were."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.diff.differences import Rerouted
from engine.diff.names import Names, is_own
from engine.guide import Edge, Guide, Passage, Question, Step, edges

Group = tuple[str, str]
"""The ways that are tried one after another: their kind, and their answer where they have one."""


class _Way(NamedTuple):
    test: str
    target: str
    settles: str


Ways = dict[Group, list[_Way]]


def rerouted(names: Names) -> Iterator[Rerouted]:
    """The steps that lead elsewhere, or under other conditions; renames alone are no change.

    The ways of answers that are new or gone are told with these answers.
    """
    for old, new in pairs(names):
        lone = _in_one_only(names, old, new)
        before, now = _before(names, old, new), _now(names, new)
        changed = {
            group
            for group in (*before, *now)
            if before.get(group) != now.get(group) and group[1] not in lone
        }
        if changed:
            was, are = edges(names.old, old), edges(names.new, new)
            yield Rerouted(
                new.id,
                new.title,
                tuple(each for each in was if _group(names, new, each) in changed),
                tuple(each for each in are if (each.kind, each.answer) in changed),
                all(_ends(before.get(group)) == _ends(now.get(group)) for group in changed),
            )


def _ends(ways: list[_Way] | None) -> set[tuple[str, str]]:
    return {(way.target, way.settles) for way in ways or ()}


def _group(names: Names, new: Step, edge: Edge) -> Group:
    """The group of a former edge, in present names."""
    return edge.kind, names.answer(new.id, edge.answer)


def _before(names: Names, old: Step, new: Step) -> Ways:
    """The ways out of a step as it was, in present names."""
    found: Ways = {}
    for edge in edges(names.old, old):
        way = _way(edge, names.step(edge.target))
        found.setdefault(_group(names, new, edge), []).append(way)
    return found


def _now(names: Names, new: Step) -> Ways:
    found: Ways = {}
    for edge in edges(names.new, new):
        found.setdefault((edge.kind, edge.answer), []).append(_way(edge, edge.target))
    return found


def _way(edge: Edge, target: str) -> _Way:
    test = edge.route.test if edge.route else ""
    bound = edge.label if edge.kind == "then" else ""
    return _Way(" ".join(test.split()) or bound, target, edge.settles)


def _in_one_only(names: Names, old: Step, new: Step) -> set[str]:
    """The answers that are new or gone."""
    if not isinstance(old, Question) or not isinstance(new, Question):
        return set()
    kept = names.choices(old, new)
    gone = {choice.id for choice in old.choices if choice.id not in kept}
    return gone | {choice.id for choice in new.choices} - {now.id for _, now in kept.values()}


def pairs(names: Names) -> list[tuple[Step, Step]]:
    """The steps whose ways on a guide writes itself, as they were and as they are."""
    return [*names.pairs(), *_exits(names)]


def _exits(names: Names) -> Iterator[tuple[Step, Step]]:
    """The ends of the subguides that the guide runs itself: it says where they lead."""
    for former, now in names.steps.items():
        old, new = names.old.steps[former], names.new.steps[now]
        if _is_exit(names.old, old) and _is_exit(names.new, new):
            yield old, new


def _is_exit(guide: Guide, step: Step) -> bool:
    runs = guide.steps.get(step.id.rpartition("/")[0])
    if runs is None or not isinstance(step, Passage) or not is_own(guide, runs):
        return False
    return not any(route.target.startswith(f"{step.id}/") for route in step.after)
