"""The least flow through a network: every arc carries what it must, and no unit too many."""

from itertools import pairwise

import networkx
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine.cover.flow import Network, least_flow


@st.composite
def networks(draw: DrawFn) -> Network:
    """Networks in which every node is on a path from the first to the last, loops among them."""
    nodes = draw(st.integers(2, 9))
    last = nodes - 1
    arcs = [(at, draw(st.integers(at + 1, last))) for at in range(last)]
    arcs += [(draw(st.integers(0, at - 1)), at) for at in range(1, nodes)]
    anywhere = st.tuples(st.integers(0, last - 1), st.integers(0, last))
    arcs += draw(st.lists(anywhere, max_size=8))
    lower = draw(st.lists(st.integers(0, 1), min_size=len(arcs), max_size=len(arcs)))
    return Network(nodes, [each for each, _ in arcs], [each for _, each in arcs], lower, 0, last)


def excess(network: Network, flow: list[int], node: int) -> int:
    """What leaves a node beyond what comes into it."""
    out = sum(each for each, tail in zip(flow, network.tails, strict=True) if tail == node)
    return out - sum(each for each, head in zip(flow, network.heads, strict=True) if head == node)


def least(network: Network) -> int:
    """The same by the simplex method of networkx."""
    graph: networkx.MultiDiGraph[int] = networkx.MultiDiGraph()
    demand = [0] * network.nodes
    for tail, head, lower in zip(network.tails, network.heads, network.lower, strict=True):
        graph.add_edge(tail, head, weight=0)
        demand[tail] += lower
        demand[head] -= lower
    graph.add_edge(network.sink, network.source, weight=1)
    for node, each in enumerate(demand):
        graph.nodes[node]["demand"] = each
    cost, _ = networkx.network_simplex(graph)
    return int(cost)


@given(networks())
def test_every_arc_carries_what_it_must_and_nothing_is_lost(network: Network) -> None:
    flow = least_flow(network)
    assert all(each >= lower for each, lower in zip(flow, network.lower, strict=True))
    assert all(excess(network, flow, node) == 0 for node in range(1, network.nodes - 1))


@given(networks())
def test_no_less_can_leave_the_source(network: Network) -> None:
    assert excess(network, least_flow(network), network.source) == least(network)


def chain(nodes: int) -> Network:
    arcs = list(pairwise(range(nodes)))
    return Network(nodes, [a for a, _ in arcs], [b for _, b in arcs], [1] * len(arcs), 0, nodes - 1)


def test_a_chain_of_any_length_is_no_recursion() -> None:
    assert least_flow(chain(5000)) == [1] * 4999
