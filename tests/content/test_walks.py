"""Every scripted walk of the sample content comes out as expected, guide by guide."""

from functools import cache
from random import Random

import pytest

from engine.rehearsal import Coverage, covered, rehearse, trace
from engine.rehearsal.coverage import named, place_of
from tests.content.wandering import wandered
from tests.sample import GUIDES, content

WALKS = 40


@pytest.mark.parametrize("id_", GUIDES)
def test_every_scripted_walk_comes_out_as_expected(id_: str) -> None:
    guide = content().drafts[id_]
    rehearsed = [rehearse(guide, script) for script in content().scripts[id_]]
    assert {each.name: each.differences for each in rehearsed if each.differences} == {}


@pytest.mark.parametrize("id_", GUIDES)
def test_scripted_walks_have_names_of_their_own(id_: str) -> None:
    names = [script.name for script in content().scripts[id_]]
    assert len(set(names)) == len(names)


@cache
def coverage(id_: str) -> Coverage:
    guide = content().drafts[id_]
    return covered(guide, [rehearse(guide, each) for each in content().scripts[id_]])


@pytest.mark.parametrize("id_", GUIDES)
def test_they_take_every_route_but_those_of_which_it_is_proved_that_nobody_can(id_: str) -> None:
    found = coverage(id_)
    assert (found.routes.missed, found.steps.missed, found.ends.missed) == ((), (), ())


@pytest.mark.parametrize("id_", GUIDES)
def test_no_walk_at_random_takes_a_route_that_nobody_can_take(id_: str) -> None:
    guide, chance = content().drafts[id_], Random(id_)
    impossible = {(each.what, each.place) for each in coverage(id_).routes.impossible}
    for _ in range(WALKS if impossible else 0):
        edges = trace(wandered(guide, chance))
        assert impossible.isdisjoint((named(edge), place_of(guide, edge)) for edge in edges)
