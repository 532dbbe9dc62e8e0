"""A walk is found to every step of the sample guides, and no way is ruled out that walks take."""

from collections.abc import Iterator

import pytest

from engine.guide import NO_WAY_ON, Edge
from engine.rehearsal import rehearse
from engine.trace import trace
from engine.witness import Finder, Goal
from tests.content import mutations

LIBRARY = mutations.load()
FOR_NOBODY = {"parcel-tracking": "settle-with-shop/"}
"""Where steps are proved to be open to nobody: a parcel that never came is all that is settled."""
QUICK = [
    "bereavement",
    "cold-call",
    "hotel-front-desk",
    "identify-customer",
    "leave-internet",
    "lost-bank-card",
    "no-connection",
    "wrap-up",
]
"""Guides whose every edge is looked for in a moment."""


def without_a_walk(name: str) -> Iterator[str]:
    """The steps to which no walk is found, but for those that are proved to be open to nobody."""
    finder = Finder(LIBRARY.guides[name])
    for step in finder.guide.steps:
        found = finder.search(Goal(step))
        nobodys = (NO_WAY_ON, FOR_NOBODY.get(name, NO_WAY_ON))
        if found.witness is None and not (found.ruled_out and step.startswith(nobodys)):
            yield step


@pytest.mark.parametrize("name", LIBRARY.guides)
def test_a_walk_is_found_to_every_step(name: str) -> None:
    assert list(without_a_walk(name)) == []


def taken(name: str) -> Iterator[Edge]:
    """The edges that the scripted walks of a guide take, each once."""
    edges: dict[int, Edge] = {}
    for script in LIBRARY.scripts[name]:
        position = rehearse(LIBRARY.guides[name], script).position
        if position is not None:
            edges.update((id(edge), edge) for edge in trace(position))
    yield from edges.values()


@pytest.mark.parametrize("name", QUICK)
def test_no_route_is_ruled_out_that_a_scripted_walk_takes(name: str) -> None:
    finder = Finder(LIBRARY.guides[name], anything_given=True)
    assert [edge for edge in taken(name) if finder.taking(edge).ruled_out] == []


@pytest.mark.parametrize("name", LIBRARY.guides)
def test_no_route_counts_as_closed_that_a_scripted_walk_takes(name: str) -> None:
    finder = Finder(LIBRARY.guides[name], anything_given=True)
    assert [edge for edge in taken(name) if finder.is_closed(edge)] == []
