"""Plans the fewest roads through the graph of a guide that take every edge, conditions aside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from engine.cover.flow import Network, decomposed, least_flow
from engine.guide import Edge, End, Guide
from engine.rehearsal import Way, way
from engine.trace import all_edges

Road = tuple[Edge, ...]


def roads(guide: Guide, wanted: Iterable[Way]) -> list[Road]:
    """The fewest roads from the start to an end that take every wanted edge which lies on one.

    Ways to what is at hand at any time are left aside.
    """
    found = _edges(guide)
    network = _network(guide, found, frozenset(wanted))
    flow = least_flow(network)
    return [tuple(found[arc] for arc in arcs) for arcs in decomposed(network, flow)]


def _edges(guide: Guide) -> list[Edge]:
    """The edges that a road from the start to an end can take."""
    every = [edge for edge in all_edges(guide) if edge.kind != "any-time"]
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for edge in every:
        onward.setdefault(edge.source, []).append(edge.target)
        back.setdefault(edge.target, []).append(edge.source)
    ends = [step.id for step in guide.steps.values() if isinstance(step, End)]
    on_a_road = closure([guide.start], onward) & closure(ends, back)
    return [edge for edge in every if edge.source in on_a_road and edge.target in on_a_road]


def closure(starts: Iterable[str], onward: Mapping[str, Iterable[str]]) -> set[str]:
    """Every step that leads come to from where some start."""
    waiting = list(starts)
    found = set(waiting)
    for step in waiting:
        for each in onward.get(step, ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _network(guide: Guide, found: Sequence[Edge], wanted: frozenset[Way]) -> Network:
    """The edges as arcs, and an arc to the sink out of each end."""
    ids = dict.fromkeys((guide.start, *chain.from_iterable((e.source, e.target) for e in found)))
    numbers = {id_: at for at, id_ in enumerate(ids)}
    ends = [numbers[id_] for id_ in numbers if isinstance(guide.steps[id_], End)]
    sink = len(numbers)
    return Network(
        nodes=sink + 1,
        tails=[*(numbers[edge.source] for edge in found), *ends],
        heads=[*(numbers[edge.target] for edge in found), *(sink for _ in ends)],
        lower=[*_lower(found, wanted), *(0 for _ in ends)],
        source=numbers[guide.start],
        sink=sink,
    )


def _lower(found: Iterable[Edge], wanted: frozenset[Way]) -> Iterator[int]:
    """Each wanted way is asked for on the first of its edges."""
    left = set(wanted)
    for edge in found:
        each = way(edge)
        yield int(each in left)
        left.discard(each)
