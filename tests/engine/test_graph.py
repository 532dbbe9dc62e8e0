"""The guide as a graph: what all roads pass, and what leads back to itself."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given

from engine.graph import components, dominators, goes_round, links, postdominators
from engine.guide import NO_WAY_ON, End, Guide
from tests.engine.guides import END, Shape, compiled, guides, small

Files = Mapping[str, Shape]


def pick(**ways: str) -> Shape:
    answers = {id_: {"label": id_, "to": to} for id_, to in ways.items()}
    return {"ask": "Which?", "answers": answers}


DIAMOND = {
    "begin": pick(x="left", y="right"),
    "left": pick(x="join"),
    "right": pick(x="join", y="other"),
    "join": pick(x="end"),
    "end": END,
    "other": END,
}


def test_what_every_road_to_a_step_passes_last() -> None:
    assert dominators(small(DIAMOND)) == {
        "left": "begin",
        "right": "begin",
        "join": "begin",
        "end": "join",
        "other": "right",
    }


def test_what_every_road_from_a_step_passes_first() -> None:
    assert postdominators(small(DIAMOND)) == {"left": "join", "join": "end"}


def test_what_is_at_hand_at_any_time_is_a_road_to_a_step() -> None:
    straight = {"a": pick(x="b"), "b": pick(x="end"), "end": END}
    entries = {"out": {"label": "Out", "to": "end"}}
    assert dominators(small(straight, at_any_time=entries))["end"] == "a"
    assert postdominators(small(straight, at_any_time=entries))["a"] == "b"


def without(guide: Guide, start: str, removed: str) -> set[str]:
    """What can be reached from a step without passing another."""
    graph = links(guide, any_time=True)
    seen = {start} - {removed}
    waiting = list(seen)
    for id_ in waiting:
        for target in graph[id_]:
            if target not in seen and target != removed:
                seen.add(target)
                waiting.append(target)
    return seen


@given(guides())
def test_no_road_goes_around_what_every_road_passes(files: Files) -> None:
    guide = compiled(files)
    for step, passed in dominators(guide).items():
        assert step not in without(guide, guide.start, passed)


@given(guides())
def test_no_end_is_reached_around_what_every_road_to_one_passes(files: Files) -> None:
    guide = replace(compiled(files), at_any_time=())
    ends = {step.id for step in guide.steps.values() if isinstance(step, End)}
    for step, passed in postdominators(guide).items():
        assert not ends & without(guide, step, passed) - {step}


def test_what_leads_back_stands_together_behind_what_it_leads_to() -> None:
    loop = small({"a": pick(x="b"), "b": pick(x="a", y="end"), "end": END})
    parts = [set(part) for part in components(loop)]
    assert parts.index({"end"}) < parts.index({"a", "b"})
    assert {frozenset(part) for part in parts} == {
        frozenset({"a", "b"}),
        frozenset({"end"}),
        frozenset({NO_WAY_ON}),
    }


def test_a_road_goes_round_only_among_the_steps_that_close_the_loop() -> None:
    loop = small({"a": pick(x="b"), "b": pick(x="a", y="end"), "end": END})
    assert goes_round(loop, {"a", "b"})
    assert not goes_round(loop, {"b", "end"})
    assert goes_round(small({"a": pick(x="a", y="end"), "end": END}), {"a"})
