"""The least flow through a network that meets a lower bound on every arc.

The flow begins near the least: what a node has too much of goes where most is needed. It is then
reduced along paths on which others carry enough, as many at a time as blocking flows allow (Dinic
1970). What remains is least, by the duality of least flow and greatest cut. Loops may be part of
the network.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import repeat
from typing import NamedTuple

_BACK = -1
"""On a circuit, the way from the sink back to the source."""


class Network(NamedTuple):
    """Nodes from 0, and arcs between them as tails and heads.

    `lower` is what each arc carries at least. Every arc must be on a path from `source` to `sink`.
    """

    nodes: int
    tails: Sequence[int]
    heads: Sequence[int]
    lower: Sequence[int]
    source: int
    sink: int


def least_flow(network: Network) -> list[int]:
    """What each arc carries, so that as little as possible leaves the source."""
    flow = _first_flow(network)
    _reduce(network, flow)
    return flow


class _Search(NamedTuple):
    """A search in depth: its order, children before parents, and the arc that reached each node.

    `closing` are the arcs that lead back to a node on their own path, and so close a loop.
    """

    order: list[int]
    reached_by: list[int]
    closing: list[int]


def out_of(network: Network) -> list[list[int]]:
    """The arcs out of each node."""
    found: list[list[int]] = [[] for _ in repeat(None, network.nodes)]
    for arc, tail in enumerate(network.tails):
        found[tail].append(arc)
    return found


def _search(network: Network) -> _Search:
    arcs, heads = out_of(network), network.heads
    open_, order, closing = [False] * network.nodes, [], []
    reached_by = [-2] * network.nodes
    reached_by[network.source] = -1
    path = [(network.source, iter(arcs[network.source]))]
    open_[network.source] = True
    while path:
        node, rest = path[-1]
        for arc in rest:
            head = heads[arc]
            if reached_by[head] == -2:
                reached_by[head] = arc
                open_[head] = True
                path.append((head, iter(arcs[head])))
                break
            if open_[head]:
                closing.append(arc)
        else:
            open_[node] = False
            order.append(node)
            path.pop()
    return _Search(order, reached_by, closing)


def _first_flow(network: Network) -> list[int]:
    """A flow that meets every bound: what is too much is handed on, what is lacking asked for."""
    search = _search(network)
    flow = list(network.lower)
    ahead, into = _ahead(network, search)
    ends = _ends(network, search)
    spare = [_sum(flow, into[node]) - _sum(flow, ahead[node]) for node in range(network.nodes)]
    spare.append(0)
    _even_out(flow, reversed(search.order), ahead, ends, spare)
    _even_out(flow, search.order, into, network.tails, [-each for each in spare])
    _close_loops(network, search, flow, ahead)
    return flow


def _sum(flow: Sequence[int], arcs: Iterable[int]) -> int:
    return sum([flow[arc] for arc in arcs])


def _ends(network: Network, search: _Search) -> list[int]:
    """Where each arc leads; one that closes a loop, to a node of no account."""
    ends = list(network.heads)
    for arc in search.closing:
        ends[arc] = network.nodes
    return ends


def _even_out(
    flow: list[int],
    order: Iterable[int],
    arcs: Sequence[Sequence[int]],
    ends: Sequence[int],
    spare: list[int],
) -> None:
    """Let each node in turn pass on what it has to spare, along its arcs to their ends."""
    for node in order:
        if spare[node] > 0 and arcs[node]:
            _share(flow, arcs[node], ends, spare, spare[node])
            spare[node] = 0


def _share(
    flow: list[int], arcs: Sequence[int], ends: Sequence[int], spare: list[int], units: int
) -> None:
    """Share units among the ends that have least to spare, so that these have equally much."""
    poorest = sorted([(spare[ends[arc]], arc) for arc in arcs])
    total = units
    for count, (has, _) in enumerate(poorest, 1):
        total += has
        if count == len(poorest) or total <= poorest[count][0] * count:
            break
    level, rest = divmod(total, count)
    for place, (has, arc) in enumerate(poorest[:count]):
        amount = level - has + (place < rest)
        flow[arc] += amount
        spare[ends[arc]] += amount


def _ahead(network: Network, search: _Search) -> tuple[list[list[int]], list[list[int]]]:
    """The arcs out of each node and into it, but for those that close loops.

    Where nothing else leads on, those that close loops do.
    """
    closing = set(search.closing)
    ahead: list[list[int]] = [[] for _ in repeat(None, network.nodes)]
    into: list[list[int]] = [[] for _ in repeat(None, network.nodes)]
    for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
        if arc not in closing:
            ahead[tail].append(arc)
            into[head].append(arc)
    for arc in search.closing:
        tail = network.tails[arc]
        if not ahead[tail] or ahead[tail][0] in closing:
            ahead[tail].append(arc)
    return ahead, into


def _close_loops(
    network: Network, search: _Search, flow: list[int], ahead: Sequence[Sequence[int]]
) -> None:
    """Send what closes a loop round it, or on to the sink where nothing else led there."""
    onward = _onward(network)
    for arc, carried in [(arc, flow[arc]) for arc in search.closing]:
        node, end = network.heads[arc], network.sink
        way = onward
        if arc not in ahead[network.tails[arc]]:
            way, node, end = search.reached_by, network.tails[arc], network.heads[arc]
        while carried and node != end:
            flow[way[node]] += carried
            node = (network.heads if way is onward else network.tails)[way[node]]


def _onward(network: Network) -> list[int]:
    """The arc out of each node that begins a shortest way to the sink."""
    into: list[list[int]] = [[] for _ in repeat(None, network.nodes)]
    for arc, head in enumerate(network.heads):
        into[head].append(arc)
    found = [-1] * network.nodes
    waiting = [network.sink]
    for node in waiting:
        for arc in into[node]:
            tail = network.tails[arc]
            if found[tail] < 0 and tail != network.sink:
                found[tail] = arc
                waiting.append(tail)
    return found


def _reduce(network: Network, flow: list[int]) -> None:
    """Take from the flow what is too much, until there is no path along which to take."""
    residual = _Residual(network, flow)
    while residual.find_levels():
        residual.block()


class _Residual:
    """The ways on which flow can be taken back, followed from the source to the sink.

    They lead along an arc that carries more than it must, or against an arc, told by its
    complement, which then carries more.
    """

    def __init__(self, network: Network, flow: list[int]) -> None:
        self._network = network
        self._flow = flow
        self._levels: list[int] = []
        self._near = _near(network, flow)

    @cached_property
    def _ways(self) -> list[list[int]]:
        """The ways out of each node, open or not."""
        found = out_of(self._network)
        for arc, head in enumerate(self._network.heads):
            found[head].append(~arc)
        return found

    def find_levels(self) -> bool:
        """Count how far the sink is from each node; whether it can be reached from the source."""
        near, source = self._near, self._network.source
        levels = self._levels = [-1] * self._network.nodes
        levels[self._network.sink] = 0
        waiting = [self._network.sink]
        for node in waiting:
            level = levels[node] + 1
            for start in near[node]:
                if levels[start] < 0:
                    levels[start] = level
                    waiting.append(start)
            if levels[source] >= 0:
                return True
        return False

    def block(self) -> None:
        """Take along shortest paths, one after the other, until each of them is closed.

        Every node on the way has begun one, so few lead nowhere.
        """
        tried = [0] * self._network.nodes
        path: list[int] = []
        node = self._network.source
        while True:
            way = self._next(node, tried)
            if way is not None:
                path.append(way)
                node = self._end(way)
                if node == self._network.sink:
                    self._take(path)
                    path, node = [], self._network.source
            elif path:
                node = self._begin(path.pop())
                tried[node] += 1
            else:
                return

    def _next(self, node: int, tried: list[int]) -> int | None:
        """The first way out of a node that may still lead to the sink."""
        ways, level = self._ways[node], self._levels[node] - 1
        while tried[node] < len(ways):
            way = ways[tried[node]]
            if self._levels[self._end(way)] == level and self._is_open(way):
                return way
            tried[node] += 1
        return None

    def _end(self, way: int) -> int:
        return self._network.heads[way] if way >= 0 else self._network.tails[~way]

    def _begin(self, way: int) -> int:
        return self._network.tails[way] if way >= 0 else self._network.heads[~way]

    def _is_open(self, way: int) -> bool:
        return way < 0 or self._spare(way) > 0

    def _take(self, path: Sequence[int]) -> None:
        amount = min(self._spare(way) for way in path if way >= 0)
        for way in path:
            if way >= 0:
                self._flow[way] -= amount
                if not self._spare(way):
                    self._near[self._end(way)].remove(self._begin(way))
            else:
                if not self._spare(~way):
                    self._near[self._begin(way)].append(self._end(way))
                self._flow[~way] += amount

    def _spare(self, arc: int) -> int:
        return self._flow[arc] - self._network.lower[arc]


def _near(network: Network, flow: Sequence[int]) -> list[list[int]]:
    """For each node, the nodes out of which an open way leads to it."""
    tails, heads = network.tails, network.heads
    found = [[*{heads[arc] for arc in arcs}] for arcs in out_of(network)]
    for tail, head, carried, lower in zip(tails, heads, flow, network.lower, strict=True):
        if carried > lower:
            found[head].append(tail)
    return found


def decomposed(network: Network, flow: Sequence[int]) -> list[list[int]]:
    """The flow as roads: a circuit through all of it (Hierholzer 1873), cut at the sink."""
    left = list(flow)
    out = out_of(network)
    again = sum(flow[arc] for arc in range(len(flow)) if network.heads[arc] == network.sink)
    circuit: list[int] = []
    path: list[int] = []
    node = network.source
    while True:
        arcs = out[node]
        while arcs and not left[arcs[-1]]:
            arcs.pop()
        if arcs:
            left[arcs[-1]] -= 1
            path.append(arcs[-1])
            node = network.heads[arcs[-1]]
        elif node == network.sink and again:
            again -= 1
            path.append(_BACK)
            node = network.source
        elif path:
            circuit.append(path.pop())
            node = network.sink if circuit[-1] == _BACK else network.tails[circuit[-1]]
        else:
            return _cut(network, circuit)


def _cut(network: Network, circuit: Sequence[int]) -> list[list[int]]:
    """The roads of a circuit; what comes after its last end leads back to where it began."""
    found: list[list[int]] = []
    road: list[int] = []
    for arc in reversed(circuit):
        if arc != _BACK and network.heads[arc] != network.sink:
            road.append(arc)
        elif road:
            found.append(road)
            road = []
    return [road + found[0], *found[1:]] if found else []
