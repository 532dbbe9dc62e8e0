"""Where the steps stand on the map."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from renderers.map_layout import Layout, Placed, layout
from tests.renderers.content import compiled, linked
from tests.renderers.test_map_tree import links


def overlap(one: Placed, other: Placed) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return not beside and one.y < other.y + other.box.below and other.y < one.y + one.box.below


@given(links())
def test_no_step_covers_another(targets: list[list[int]]) -> None:
    places = layout(linked(targets)).places
    assert not [pair for pair in combinations(places, 2) if overlap(*pair)]


@given(links())
def test_no_way_crosses_another(targets: list[list[int]]) -> None:
    drawn = layout(linked(targets))
    for spans in _spans(drawn).values():
        assert all(above[1] < below[0] for above, below in pairwise(sorted(spans)))


def _spans(drawn: Layout) -> dict[int, list[tuple[float, float]]]:
    """From where to where the ways out of each step reach, by the column they lead from."""
    reached: dict[int, tuple[int, float, float]] = {}
    for placed in drawn.places:
        if placed.parent:
            top = placed.parent.line
            reached[id(placed.parent)] = placed.parent.node.depth, top, placed.line
    spans: dict[int, list[tuple[float, float]]] = {}
    for depth, top, bottom in reached.values():
        spans.setdefault(depth, []).append((top, bottom))
    return spans


@given(links())
def test_the_map_holds_every_step(targets: list[list[int]]) -> None:
    drawn = layout(linked(targets))
    assert all(placed.x >= 0 and placed.y >= 0 for placed in drawn.places)
    assert all(placed.right <= drawn.width for placed in drawn.places)
    assert all(placed.y + placed.box.below <= drawn.height for placed in drawn.places)


def test_a_step_and_the_first_behind_it_stand_on_one_line() -> None:
    places = layout(linked([[1, 2], [3], [], []])).places
    lines = {placed.step.id: placed.line for placed in places}
    assert lines["s0"] == lines["s1"] == lines["s3"] < lines["s2"]


def test_what_is_at_hand_at_any_time_stands_over_the_rest() -> None:
    drawn = layout(compiled())
    assert drawn.headings[0].text == "At any time"
    assert drawn.headings[0].y < min(placed.y for placed in drawn.places)


@pytest.mark.parametrize("loops", [False, True])
def test_a_guide_of_a_thousand_steps_in_a_row_can_be_drawn(loops: bool) -> None:
    ways = [[at + 1, max(at - 3, 0)] if loops else [at + 1] for at in range(999)]
    assert len(layout(linked([*ways, []])).places) == 1000
