"""A walk is found to every step of the sample guides, and no way is ruled out that walks take."""

import pytest

from engine.guide import NO_WAY_ON, Guide
from engine.rehearsal import rehearse
from engine.trace import trace
from engine.witness import Finder, Goal
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


@pytest.mark.parametrize("name", GUIDES)
def test_no_route_is_ruled_out_that_a_scripted_walk_takes(name: str) -> None:
    guide = LIBRARY.guides[name]
    finder = Finder(guide, anything_given=True)
    for script in LIBRARY.scripts[name]:
        position = rehearse(guide, script).position
        for edge in trace(position) if position is not None else ():
            assert not finder.search(Goal(edge.source, edge=edge)).ruled_out, edge
