"""The fewest roads through the graph of a guide that take every edge."""

from hypothesis import given
from hypothesis import strategies as st

from engine.cover import roads
from engine.cover.plan import Road
from engine.guide import End, Guide
from engine.rehearsal import way
from engine.trace import all_edges
from tests.engine.guides import END, Shape, compiled, guides, small

GUIDES = guides().map(compiled)


def all_roads(guide: Guide) -> list[Road]:
    return roads(guide, map(way, all_edges(guide)))


def hangs_together(guide: Guide, road: Road) -> bool:
    steps = [guide.start, *(edge.target for edge in road)]
    joined = [edge.source for edge in road] == steps[:-1]
    return joined and isinstance(guide.steps[steps[-1]], End)


@given(GUIDES)
def test_every_road_leads_from_the_start_to_an_end(guide: Guide) -> None:
    assert all(hangs_together(guide, road) for road in all_roads(guide))


@given(GUIDES)
def test_together_they_take_every_edge(guide: Guide) -> None:
    taken = {way(edge) for road in all_roads(guide) for edge in road}
    wanted = {way(edge) for edge in all_edges(guide) if edge.kind != "any-time"}
    assert wanted <= taken


def question(**targets: str) -> Shape:
    answers = {id_: {"label": id_.upper(), "to": to} for id_, to in targets.items()}
    return {"ask": "Which?", "answers": answers}


def test_no_road_is_one_too_many() -> None:
    """Three ways in and two ways out need three roads, not six."""
    steps = {"first": question(a="next", b="next", c="next"), "next": question(a="end", b="end")}
    assert len(all_roads(small({**steps, "end": END}))) == 3


def test_one_road_goes_round_a_loop_and_on() -> None:
    steps = {"first": question(a="first", b="next"), "next": {"do": "Wait.", "next": "end"}}
    [road] = all_roads(small({**steps, "end": END}))
    assert [edge.target for edge in road] == ["first", "next", "end"]


@given(st.integers(1, 6), st.integers(1, 6))
def test_layers_need_as_many_roads_as_their_widest(first: int, second: int) -> None:
    ins = {f"a{at}": "next" for at in range(first)}
    outs = {f"a{at}": "end" for at in range(second)}
    steps = {"first": question(**ins), "next": question(**outs), "end": END}
    assert len(all_roads(small(steps))) == max(first, second)


def test_a_loop_through_the_start_is_part_of_a_road() -> None:
    steps = {"first": question(a="next"), "next": question(a="first", b="end"), "end": END}
    [road] = all_roads(small(steps))
    assert road[-1].target == "end"
