"""A guide as a networkx graph, for the checks and the maps; walking never needs it."""

import networkx

from engine.guide import Edge, Guide, edges

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
