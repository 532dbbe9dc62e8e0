"""A guide as trees to draw: each step once, every further way to it as a reference.

A subguide stands in its caller's tree as one step with its ends as the ways on; its own steps
are a tree of their own.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.guide import Guide, Passage, Step
from renderers.ways import Ways, kind

DEEPEST = 9
"""The last column that goes on to the right: a wider map is no longer read, but searched."""

_OVERHANG = 3


class Reference(NamedTuple):
    """A way to a step that stands elsewhere; `back` where that is further up the same branch."""

    step: str
    number: int
    labels: list[str]
    back: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A step in its place. `labels` tell the ways from its parent.

    `number` is 0 for the end that stands for a missing way on. `children` are the steps that are
    drawn behind it, `references` the ways to steps that stand elsewhere.
    """

    step: str
    number: int
    labels: list[str] = field(default_factory=list)
    depth: int = 0
    reach: int = 0
    children: list["Node"] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """A root with the heading over it, empty for the guide's start."""

    heading: str
    root: Node


class Forest(NamedTuple):
    """What the map shows: the trees, the guide's start first, and what is at hand at any time."""

    trees: list[Tree]
    at_any_time: list[Reference]


def forest(guide: Guide) -> Forest:
    """The guide from its start, its subguides, what is at hand at any time, and what is left over.

    Steps stand at the shortest distance from the start, breadth first, so that a shared step is
    drawn where it is met first.
    """
    planting = _Planting(guide)
    planting.plant(guide.start, "")
    at_hand: list[Reference] = []
    for entry in guide.at_any_time:
        for target in dict.fromkeys(route.target for route in entry.after):
            planting.plant(target, f"At any time: {entry.label}")
            at_hand.append(Reference(target, planting.number(target), [entry.label]))
    for _, step in guide.numbered():
        planting.plant(step.id, "Nothing leads here")
    for tree in planting.trees:
        _mark_back(tree.root)
    return Forest(planting.trees, at_hand)


class _Planting:
    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.ways = Ways(guide)
        self.numbers = {step.id: number for number, step in guide.numbered()}
        self.exits = _exits(guide)
        self.placed: set[str] = set()
        self.trees: list[Tree] = []
        self.inside: deque[str] = deque()

    def number(self, step: str) -> int:
        return self.numbers.get(step, 0)

    def plant(self, step: str, heading: str) -> None:
        """Place the tree from a step on, and its subguides, unless the step is placed already."""
        self._plant(step, heading)
        while self.inside:
            entrance = self.guide.steps[self.inside.popleft()]
            if isinstance(entrance, Passage):
                title = f"Inside {self.number(entrance.id)}: {entrance.title}"
                self._plant(entrance.after[0].target, title)

    def _plant(self, step: str, heading: str) -> None:
        if step in self.placed:
            return
        self.placed.add(step)
        nodes = [Node(step, self.number(step))]
        for node in nodes:
            nodes.extend(self._grow(node))
        self.trees += [Tree(heading, nodes[0]), *_cut(nodes)]

    def _grow(self, parent: Node) -> Iterator[Node]:
        for target, labels in self._by_target(self.guide.steps[parent.step]).items():
            if target in self.placed:
                parent.references.append(Reference(target, self.number(target), labels))
                continue
            node = Node(target, self.number(target), labels)
            self.placed.add(target)
            parent.children.append(node)
            yield node

    def _by_target(self, step: Step) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        if step.id in self.exits and kind(step) == "passage":
            self.inside.append(step.id)
            for way_out in self.exits[step.id]:
                self._collect(way_out, way_out.title, found)
            return found if len(found) > 1 else {target: [] for target in found}
        self._collect(step, "", found)
        return found

    def _collect(self, step: Step, title: str, found: dict[str, list[str]]) -> None:
        for way in self.ways.out_of(step):
            labels = found.setdefault(way.edge.target, [])
            label = ", ".join(part for part in (title, way.label) if part)
            if label and label not in labels:
                labels.append(label)


def _exits(guide: Guide) -> dict[str, list[Step]]:
    """The ways out of each subguide, by the step that runs it."""
    found: dict[str, list[Step]] = {}
    for step in guide.steps.values():
        if kind(step) == "return":
            found.setdefault(step.id.rpartition("/")[0], []).append(step)
    return found


def _cut(nodes: list[Node]) -> Iterator[Tree]:
    """Give the nodes of a tree, parents first, their depth; what reaches too far goes on below."""
    for node in reversed(nodes):
        node.reach = 1 + max((child.reach for child in node.children), default=0)
    for node in nodes:
        kept: list[Node] = []
        for child in node.children:
            if node.depth >= DEEPEST and child.reach > _OVERHANG:
                node.references.append(Reference(child.step, child.number, child.labels))
                child.labels = []
                yield Tree(f"Continued from {node.number}", child)
            else:
                child.depth = node.depth + 1
                kept.append(child)
        node.children = kept


def _mark_back(root: Node) -> None:
    """Mark the references that lead to a step on their own branch."""
    above: set[str] = set()
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        if left:
            above.discard(node.step)
            continue
        above.add(node.step)
        node.references = [each._replace(back=each.step in above) for each in node.references]
        stack.append((node, True))
        stack.extend((child, False) for child in node.children)
