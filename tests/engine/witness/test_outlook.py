"""Of a box only that is kept which roads to a goal still look at."""

from engine.expression_nodes import Node
from engine.guide import Edge
from engine.regions import Box, Space
from engine.witness.outlook import Outlook
from engine.witness.ways import Ways
from tests.engine.guides import END, Shape, small

NUMBER: Shape = {"type": "integer", "min": 0, "max": 9, "label": "Number"}
WAIT: Shape = {"do": "Wait."}
STEPS: Shape = {
    "first": WAIT
    | {
        "next": [
            {"when": "known(a) and a > 5", "to": "second"},
            {"when": "known(c) and c > 5", "to": "other"},
            {"else": "other"},
        ]
    },
    "second": WAIT | {"next": [{"when": "known(b) and b > 5", "to": "third"}, {"else": "first"}]},
    "third": {"ask": "What?", "input": "c", "next": "done"},
    "other": WAIT | {"next": [{"when": "known(d) and d > 5", "to": "done"}, {"else": "done"}]},
    "done": END,
}


class Looking:
    """The outlook on a goal, and what it lets be seen."""

    def __init__(self, goal: str, *wanted: str) -> None:
        self.ways = Ways(small(STEPS, facts=dict.fromkeys("abcd", NUMBER)))
        every = [edge for step in STEPS for edge in self.ways.out(step)]
        nodes = [node for edge in every for node in self.of(edge)]
        self.space = Space(self.ways.guide.facts, nodes)
        goals = [node for node in nodes if node.text in wanted]
        self.outlook = Outlook(self.ways, goal, goals, self.space, self.of)

    def of(self, edge: Edge) -> list[Node]:
        """The condition of an edge."""
        expression = edge.route.expression if edge.route is not None else None
        return [] if expression is None else [expression.tree]

    def narrow(self) -> Box:
        """A box that is limited on every axis."""
        return tuple(1 for _ in self.space.axes)

    def seen(self, step: str) -> set[str]:
        """The facts of which a box still tells something from a step on."""
        box = self.outlook.seen_from(step, self.narrow())
        axes = zip(self.space.axes, box, self.space.everything, strict=True)
        return {name.of for name, mask, full in axes if mask != full}


def test_what_no_road_to_the_goal_looks_at_is_opened() -> None:
    assert Looking("third").seen("second") == {"a", "b", "c"}


def test_what_was_looked_at_is_told_apart_only_where_a_loop_leads_back() -> None:
    assert Looking("done").seen("other") == {"d"}
    assert Looking("done").seen("second") == {"a", "b", "c", "d"}


def test_what_the_goal_wants_is_told_apart_on_all_roads() -> None:
    assert Looking("third", "known(d) and d > 5").seen("second") == {"a", "b", "c", "d"}


def test_a_question_looks_at_its_own_fact() -> None:
    assert Looking("done").seen("third") == {"c"}


def test_the_rest_of_a_box_is_left_alone() -> None:
    looking = Looking("third")
    box = looking.outlook.seen_from("second", looking.narrow())
    axes = zip(looking.space.axes, box, strict=True)
    assert {mask for name, mask in axes if name.of in ("a", "b")} == {1}
