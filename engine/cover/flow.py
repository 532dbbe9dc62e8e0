"""The least flow through a network that meets a lower bound on every arc.

The flow begins as each arc asks for it, and is then reduced along paths on which others carry
enough, as many at a time as blocking flows allow (Dinic 1970). What remains is least, by the
duality of least flow and greatest cut. Loops may be part of the network.
"""

from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple


class Network(NamedTuple):
    """Nodes from 0, and arcs between them as tails and heads.

    `lower` is what each arc carries at least. Every node must be on a path from `source` to `sink`.
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
    """A flow that meets every bound: what is needed below is asked for above, and handed on."""
    search = _search(network)
    flow = list(network.lower)
    ahead, into = _ahead(network, search)
    for node in search.order:
        _spread(flow, into[node], sum(flow[arc] for arc in ahead[node]))
    for node in reversed(search.order):
        _spread(flow, ahead[node], sum(flow[arc] for arc in into[node]))
    _close_loops(network, search, flow, ahead)
    return flow


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


def _spread(flow: list[int], arcs: Sequence[int], wanted: int) -> None:
    """Let arcs together carry what is wanted, if they carry less, each as much more as the next."""
    missing = wanted - sum(flow[arc] for arc in arcs)
    if missing <= 0 or not arcs:
        return
    each, rest = divmod(missing, len(arcs))
    for place, arc in enumerate(arcs):
        flow[arc] += each + (place < rest)


def _reduce(network: Network, flow: list[int]) -> None:
    """Take from the flow what is too much, until there is no path along which to take."""
    residual = _Residual(network, flow)
    while residual.find_levels():
        residual.block()


class _Residual:
    """The ways on which flow can be taken back, followed from the sink to the source.

    They lead against an arc that carries more than it must, told by its complement, or along an
    arc, which then carries more.
    """

    def __init__(self, network: Network, flow: list[int]) -> None:
        self._network = network
        self._flow = flow
        self._ways: list[list[int]] = [[] for _ in repeat(None, network.nodes)]
        for arc, (tail, head) in enumerate(zip(network.tails, network.heads, strict=True)):
            self._ways[head].append(~arc)
            self._ways[tail].append(arc)
        self._levels: list[int] = []

    def _end(self, way: int) -> int:
        return self._network.heads[way] if way >= 0 else self._network.tails[~way]

    def _is_open(self, way: int) -> bool:
        return way >= 0 or self._flow[~way] > self._network.lower[~way]

    def find_levels(self) -> bool:
        """Count how far each node is from the sink; whether the source can be reached."""
        levels = self._levels = [-1] * self._network.nodes
        levels[self._network.sink] = 0
        waiting = [self._network.sink]
        for node in waiting:
            for way in self._ways[node]:
                end = self._end(way)
                if levels[end] < 0 and self._is_open(way):
                    levels[end] = levels[node] + 1
                    waiting.append(end)
            if levels[self._network.source] >= 0:
                return True
        return False

    def block(self) -> None:
        """Take along shortest paths, one after the other, until each of them is closed."""
        tried = [0] * self._network.nodes
        path: list[int] = []
        node = self._network.sink
        while True:
            way = self._next(node, tried)
            if way is not None:
                path.append(way)
                node = self._end(way)
                if node == self._network.source:
                    self._take(path)
                    path, node = [], self._network.sink
            elif path:
                node = self._begin(path.pop())
                tried[node] += 1
            else:
                return

    def _next(self, node: int, tried: list[int]) -> int | None:
        """The first way out of a node that may still lead to the source."""
        ways, level = self._ways[node], self._levels[node] + 1
        while tried[node] < len(ways):
            way = ways[tried[node]]
            if self._levels[self._end(way)] == level and self._is_open(way):
                return way
            tried[node] += 1
        return None

    def _begin(self, way: int) -> int:
        return self._network.tails[way] if way >= 0 else self._network.heads[~way]

    def _take(self, path: Sequence[int]) -> None:
        spare = (self._flow[~way] - self._network.lower[~way] for way in path if way < 0)
        amount = min(spare)
        for way in path:
            if way >= 0:
                self._flow[way] += amount
            else:
                self._flow[~way] -= amount


def decomposed(network: Network, flow: Sequence[int]) -> list[list[int]]:
    """The flow as roads: a circuit through all of it (Hierholzer 1873), cut at the sink."""
    left = list(flow)
    out = out_of(network)
    again = sum(flow[arc] for arc in range(len(flow)) if network.heads[arc] == network.sink)
    circuit: list[int] = []
    path = [(network.source, -1)]
    while path:
        node, by = path[-1]
        while out[node] and not left[out[node][-1]]:
            out[node].pop()
        if out[node]:
            arc = out[node][-1]
            left[arc] -= 1
            path.append((network.heads[arc], arc))
        elif node == network.sink and again:
            again -= 1
            path.append((network.source, -1))
        else:
            circuit.append(by)
            path.pop()
    return _cut(network, circuit)


def _cut(network: Network, circuit: Sequence[int]) -> list[list[int]]:
    """The roads of a circuit; what comes after its last end leads back to where it began."""
    found: list[list[int]] = []
    road: list[int] = []
    for arc in reversed(circuit):
        if arc >= 0 and network.heads[arc] != network.sink:
            road.append(arc)
        elif road:
            found.append(road)
            road = []
    return [road + found[0], *found[1:]] if found else []
