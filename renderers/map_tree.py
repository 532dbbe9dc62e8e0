"""A guide as a forest to draw: each step once, every further way to it as a reference."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.guide import Guide
from renderers.ways import Ways

DEEPEST = 11
"""Columns of steps before a branch goes on below: a wider map is no longer read, but searched."""


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
    depth: int = 0
    labels: list[str] = field(default_factory=list)
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
    """The guide from its start, what is at hand at any time, and what nothing leads to.

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
        self.placed: set[str] = set()
        self.trees: list[Tree] = []

    def number(self, step: str) -> int:
        return self.numbers.get(step, 0)

    def plant(self, step: str, heading: str) -> None:
        """Place the tree from a step on, unless the step is placed already."""
        if step in self.placed:
            return
        queue = deque([self._root(step, heading)])
        while queue:
            queue.extend(self._grow(queue.popleft()))

    def _root(self, step: str, heading: str) -> Node:
        node = Node(step, self.number(step))
        self.placed.add(step)
        self.trees.append(Tree(heading, node))
        return node

    def _grow(self, parent: Node) -> Iterator[Node]:
        for target, labels in self._by_target(parent.step).items():
            new = target not in self.placed
            if new and parent.depth < DEEPEST:
                node = Node(target, self.number(target), parent.depth + 1, labels)
                self.placed.add(target)
                parent.children.append(node)
                yield node
                continue
            parent.references.append(Reference(target, self.number(target), labels))
            if new:
                yield self._root(target, f"Continued from {parent.number}")

    def _by_target(self, step: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for way in self.ways.out_of(self.guide.steps[step]):
            labels = found.setdefault(way.edge.target, [])
            if way.label:
                labels.append(way.label)
        return found


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
