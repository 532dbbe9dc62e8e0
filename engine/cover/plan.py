"""Plans the fewest roads through the graph of a guide that take every edge, conditions aside."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat

from engine.cover.flow import Network, decomposed, least_flow
from engine.guide import Edge, End, Guide
from engine.rehearsal import Way, way
from engine.trace import all_edges

Road = tuple[Edge, ...]


def roads(guide: Guide, wanted: Iterable[Way]) -> list[Road]:
    """The fewest roads from the start to an end that take every wanted edge which lies on one.

    Ways to what is at hand at any time are left aside.
    """
    found, network = _network(guide, set(wanted))
    flow = least_flow(network)
    return [tuple(found[arc] for arc in arcs) for arcs in decomposed(network, flow)]


def _network(guide: Guide, wanted: set[Way]) -> tuple[list[Edge], Network]:
    """The edges that a road from the start to an end can take, and a network of them.

    Each edge is an arc of it, the first arcs in order; an arc to the sink leaves each end.
    """
    numbers = {id_: at for at, id_ in enumerate(guide.steps)}
    ends = [numbers[step.id] for step in guide.steps.values() if isinstance(step, End)]
    every = [edge for edge in all_edges(guide) if edge.kind != "any-time"]
    tails = [numbers[edge.source] for edge in every]
    heads = [numbers[edge.target] for edge in every]
    source, sink = numbers[guide.start], len(numbers)
    onward, back = _led_to([source], tails, heads, sink), _led_to(ends, heads, tails, sink)
    kept = [onward[tail] and back[head] for tail, head in zip(tails, heads, strict=True)]
    ends = [end for end in ends if onward[end]]
    found = list(compress(every, kept))
    return found, Network(
        nodes=sink + 1,
        tails=[*compress(tails, kept), *ends],
        heads=[*compress(heads, kept), *(sink for _ in ends)],
        lower=[*_lower(found, wanted), *(0 for _ in ends)],
        source=source,
        sink=sink,
    )


def _led_to(
    starts: Iterable[int], tails: Sequence[int], heads: Sequence[int], nodes: int
) -> list[bool]:
    """Which nodes the arcs lead to from where some start."""
    onward: list[list[int]] = [[] for _ in repeat(None, nodes)]
    for tail, head in zip(tails, heads, strict=True):
        onward[tail].append(head)
    found = [False] * nodes
    waiting = list(starts)
    for node in waiting:
        if not found[node]:
            found[node] = True
            waiting += onward[node]
    return found


def _lower(found: Iterable[Edge], left: set[Way]) -> Iterator[int]:
    """Each wanted way is asked for on the first of its edges, and no longer `left` then."""
    for edge in found:
        before = len(left)
        left.discard(way(edge))
        yield before - len(left)
