"""A guide as a networkx graph, for the checks and the maps; walking never needs it."""

from collections.abc import Collection, Iterator, Mapping

import networkx

from engine.guide import Edge, End, Guide, edges

Graph = networkx.MultiDiGraph


def graph(guide: Guide, *, any_time: bool = False) -> "networkx.MultiDiGraph[str]":
    """The steps as nodes and the routes as edges, each with its `Edge` under the key `edge`.

    With `any_time` the ways to the steps that are at hand at any time count as edges too.
    """
    result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    result.add_nodes_from(guide.steps)
    for step in guide.steps.values():
        for edge in edges(guide, step, any_time=any_time):
            result.add_edge(edge.source, edge.target, edge=edge)
    return result


def edge_of(data: dict[str, Edge]) -> Edge:
    """The `Edge` that an edge of the networkx graph carries."""
    return data["edge"]


_AT_LAST = ""
"""Stands behind every end, so that all roads come together."""


def links(guide: Guide, *, any_time: bool = False) -> "networkx.DiGraph[str]":
    """The steps as nodes, and one edge from each step to each that it leads to."""
    result: networkx.DiGraph[str] = networkx.DiGraph()
    result.add_nodes_from(guide.steps)
    result.add_edges_from(
        (edge.source, edge.target)
        for step in guide.steps.values()
        for edge in edges(guide, step, any_time=any_time)
    )
    return result


def dominators(guide: Guide) -> Mapping[str, str]:
    """For each step that can be reached, the last that every road to it passes before it.

    What is at hand at any time counts. Neither the start nor a lost step has one.
    """
    return networkx.immediate_dominators(links(guide, any_time=True), guide.start)


def postdominators(guide: Guide) -> Mapping[str, str]:
    """For each step, the first behind it that every road from it to an end passes, if any does.

    What is at hand at any time is left out: from every step it leads elsewhere.
    """
    back = links(guide).reverse(copy=False).copy()
    ends = [step.id for step in guide.steps.values() if isinstance(step, End)]
    back.add_edges_from((_AT_LAST, end) for end in ends)
    found = networkx.immediate_dominators(back, _AT_LAST)
    return {step: passed for step, passed in found.items() if passed != _AT_LAST}


def components(guide: Guide) -> Iterator[frozenset[str]]:
    """The steps that lead back to each other, together; each set behind those that it leads to."""
    whole = networkx.condensation(links(guide))
    for part in reversed(list(networkx.topological_sort(whole))):
        yield frozenset(whole.nodes[part]["members"])


def goes_round(guide: Guide, steps: Collection[str]) -> bool:
    """Whether a road among these steps alone leads back to where it began."""
    among: networkx.DiGraph[str] = networkx.DiGraph()
    among.add_edges_from(
        (id_, edge.target)
        for id_ in steps
        for edge in edges(guide, guide.steps[id_])
        if edge.target in steps
    )
    return not networkx.is_directed_acyclic_graph(among)
