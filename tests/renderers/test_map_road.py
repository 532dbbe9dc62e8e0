"""A walk on the map."""

from renderers.map_road import road_on_map
from tests.renderers.content import compiled, linked

GUIDE = compiled()


def test_the_steps_before_the_last_are_passed_by_the_ways_between_them() -> None:
    road = road_on_map(GUIDE, ["devices", "measure", "restart"])
    assert road.current == "restart"
    assert road.passed >= {"devices", "measure"}
    assert road.ways == {("devices", "measure"), ("measure", "restart")}


def test_steps_at_which_no_walk_waits_are_filled_in() -> None:
    road = road_on_map(GUIDE, ["who/name", "devices"])
    assert {"who/found", "region", "who"} <= road.passed
    assert {("who", "region"), ("region", "devices")} <= road.ways


def test_what_was_taken_at_any_time_has_no_way() -> None:
    road = road_on_map(GUIDE, ["measure", "person"])
    assert (road.current, road.ways) == ("person", frozenset())


def test_a_step_that_is_asked_again_is_passed_once() -> None:
    road = road_on_map(linked([[1], [0, 2], []]), ["s0", "s1", "s0"])
    assert road.ways == {("s0", "s1"), ("s1", "s0")}
