"""A walk is found to every step of the sample guides, and no way is ruled out that walks take."""

from collections.abc import Iterator

import pytest

from engine.guide import NO_WAY_ON, Edge, Guide
from engine.rehearsal import rehearse
from engine.trace import trace
from engine.witness import Finder
from tests.content import mutations

LIBRARY = mutations.load()
GUIDES = [
    "bereavement",
    "cold-call",
    "hotel-front-desk",
    "identify-customer",
    "leave-internet",
    "lost-bank-card",
    "no-connection",
    "wrap-up",
]
"""Those whose every step is found in a moment."""


def without_a_walk(guide: Guide) -> list[str]:
    finder = Finder(guide)
    return [step for step in guide.steps if step != NO_WAY_ON and finder.to_step(step) is None]


@pytest.mark.parametrize("name", GUIDES)
def test_a_walk_is_found_to_every_step(name: str) -> None:
    assert without_a_walk(LIBRARY.guides[name]) == []


def taken(name: str) -> Iterator[Edge]:
    """The edges that the scripted walks of a guide take, each once."""
    edges: dict[int, Edge] = {}
    for script in LIBRARY.scripts[name]:
        position = rehearse(LIBRARY.guides[name], script).position
        if position is not None:
            edges.update((id(edge), edge) for edge in trace(position))
    yield from edges.values()


@pytest.mark.parametrize("name", GUIDES)
def test_no_route_is_ruled_out_that_a_scripted_walk_takes(name: str) -> None:
    finder = Finder(LIBRARY.guides[name], anything_given=True)
    assert [edge for edge in taken(name) if finder.taking(edge).ruled_out] == []


@pytest.mark.parametrize("name", LIBRARY.guides)
def test_no_route_counts_as_closed_that_a_scripted_walk_takes(name: str) -> None:
    finder = Finder(LIBRARY.guides[name], anything_given=True)
    assert [edge for edge in taken(name) if finder.is_closed(edge)] == []
