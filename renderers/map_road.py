"""A walk on the map: the steps that its road has passed, and the ways that it took."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.guide import NO_WAY_ON, Guide, Passage, edges
from renderers.ways import kind


@dataclass(frozen=True, slots=True)
class Road:
    """What the map points out of a walk: steps by id, `current` the one at which it stands.

    `ways` are pairs of ids as the map draws them: a subguide's ways lead out of the step that
    runs it.
    """

    current: str = ""
    passed: frozenset[str] = frozenset()
    ways: frozenset[tuple[str, str]] = frozenset()


NO_ROAD = Road()


def road_on_map(guide: Guide, steps: Sequence[str]) -> Road:
    """The road over these steps, of which the walk stands at the last.

    Steps at which no walk waits, such as a subguide, are filled in between.
    """
    passed = set(steps)
    ways: set[tuple[str, str]] = set()
    for source, target in pairwise(steps):
        way = _way(guide, source, target)
        passed.update(way)
        ways.update((_drawn_at(guide, one), other) for one, other in pairwise(way))
    passed.update(filter(None, (_caller(guide, step) for step in set(passed))))
    return Road(steps[-1], frozenset(passed), frozenset(ways))


def _way(guide: Guide, source: str, target: str) -> list[str]:
    """The shortest way between steps that waits nowhere; empty for what was taken at any time."""
    reached: dict[str, str] = {}
    queue = deque([source])
    while queue:
        step = queue.popleft()
        for edge in edges(guide, guide.steps[step]):
            if edge.target not in reached:
                reached[edge.target] = step
                if not guide.steps[edge.target].waits:
                    queue.append(edge.target)
        if target in reached:
            return _back(reached, source, target)
    return []


def _back(reached: dict[str, str], source: str, target: str) -> list[str]:
    way = [target, reached[target]]
    while way[-1] != source:
        way.append(reached[way[-1]])
    return way[::-1]


def _caller(guide: Guide, step: str) -> str:
    """The step that runs the subguide that a step is in, if it is in one."""
    above = step.rpartition("/")[0]
    return above if above in guide.steps and step != NO_WAY_ON else ""


def _drawn_at(guide: Guide, step: str) -> str:
    found = guide.steps[step]
    is_exit = isinstance(found, Passage) and kind(found) == "return"
    return step.rpartition("/")[0] if is_exit else step
