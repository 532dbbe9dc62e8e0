"""A guide as trees: each step once, every further way as a reference."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from engine.guide import Guide, edges
from renderers.map_tree import DEEPEST, Forest, Node, Reference, forest
from tests.renderers.content import FILES, HELP, compiled, linked

GUIDE = compiled()


@st.composite
def links(draw: st.DrawFn) -> list[list[int]]:
    """For each of some steps, the steps to which its answers lead."""
    size = draw(st.integers(1, 25))
    return draw(
        st.lists(st.lists(st.integers(0, size - 1), max_size=4), min_size=size, max_size=size)
    )


def nodes(drawn: Forest) -> Iterator[Node]:
    waiting = [tree.root for tree in drawn.trees]
    for node in waiting:
        yield node
        waiting += node.children


def node(drawn: Forest, step: str) -> Node:
    return next(each for each in nodes(drawn) if each.step == step)


@given(links())
def test_every_step_is_placed_exactly_once(targets: list[list[int]]) -> None:
    guide = linked(targets)
    placed = [each.step for each in nodes(forest(guide))]
    assert sorted(placed) == sorted(step.id for _, step in guide.numbered())


@given(links())
def test_every_way_is_drawn(targets: list[list[int]]) -> None:
    guide = linked(targets)
    for each in nodes(forest(guide)):
        drawn = [child.step for child in each.children] + [ref.step for ref in each.references]
        assert sorted(drawn) == sorted(_targets(guide, each.step))


def _targets(guide: Guide, step: str) -> set[str]:
    return {edge.target for edge in edges(guide, guide.steps[step])}


@given(links())
def test_what_is_behind_a_step_stands_one_column_further(targets: list[list[int]]) -> None:
    for each in nodes(forest(linked(targets))):
        assert all(child.depth == each.depth + 1 for child in each.children)


def test_a_shared_step_stands_where_it_is_met_first() -> None:
    drawn = forest(linked([[1, 2], [2], []]))
    assert [child.step for child in drawn.trees[0].root.children] == ["s1", "s2"]
    assert [each.step for each in node(drawn, "s1").references] == ["s2"]


def test_a_way_up_the_same_branch_leads_back() -> None:
    drawn = forest(linked([[1, 2], [0], [1]]))
    assert node(drawn, "s1").references[0].back
    assert not node(drawn, "s2").references[0].back


def test_answers_with_the_same_target_share_one_way() -> None:
    drawn = forest(linked([[1, 1], []]))
    assert drawn.trees[0].root.children[0].labels == ["Answer 0", "Answer 1"]


def test_a_long_branch_goes_on_below() -> None:
    length = 3 * DEEPEST
    drawn = forest(linked([*([at + 1] for at in range(length)), []]))
    assert max(each.depth for each in nodes(drawn)) <= DEEPEST + 3
    assert [tree.heading for tree in drawn.trees] == ["", "Continued from 10", "Continued from 20"]


def test_a_branch_that_ends_soon_is_not_cut() -> None:
    assert len(forest(linked([*([at + 1] for at in range(DEEPEST + 2)), []])).trees) == 1


def test_a_subguide_stands_as_one_step_with_its_ends_as_ways() -> None:
    drawn = forest(GUIDE)
    root = drawn.trees[0].root
    assert root.step == "who"
    assert [(child.step, child.labels) for child in root.children] == [
        ("region", ["Found"]),
        ("person", ["Lost"]),
    ]
    inside = next(tree for tree in drawn.trees if tree.heading == "Inside 1: Who")
    assert inside.root.step == "who/name"


def test_what_is_at_hand_at_any_time_is_told_apart() -> None:
    number = next(number for number, step in GUIDE.numbered() if step.id == "person")
    assert forest(GUIDE).at_any_time == [Reference("person", number, ["Speak to a person"])]


def test_what_only_leads_there_at_any_time_is_a_tree_of_its_own() -> None:
    lonely = HELP.replace("lost: person", "lost: fixed").replace("then: person", "then: fixed")
    drawn = forest(compiled(FILES | {"help/guide.yaml": lonely}))
    assert "At any time: Speak to a person" in [tree.heading for tree in drawn.trees]


def test_what_nothing_leads_to_is_drawn_all_the_same() -> None:
    assert [tree.heading for tree in forest(linked([[], []])).trees] == ["", "Nothing leads here"]
