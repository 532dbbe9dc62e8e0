"""Where each step of a guide stands on its map: a tidy tree from left to right.

A step and the first step behind it stand on one line; the others follow below. Each depth has
its column, and each column fills from the top, so that no two lines ever cross: a branch starts
below all that hangs on the step above it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from engine.guide import Guide, Step
from renderers.map_boxes import (
    LABEL_LINE,
    NO_NOTES,
    PORT,
    Box,
    Chip,
    Notes,
    box,
    chips_below,
)
from renderers.map_tree import Node, Reference, Tree, forest

MARGIN = 24
LEAD, TAIL = 28, 22
_GAP, _GROUP = 18, 14
_HEADING = 34
_ROW = 1024


@dataclass(slots=True)
class Placed:
    """A step in its place: `x` is its left edge, `line` the height of the ways in and out.

    `start` is the height at which the way in leaves the way to the sibling above, or the parent's.
    """

    node: Node
    step: Step
    box: Box
    parent: "Placed | None" = None
    x: float = 0.0
    line: float = 0.0
    start: float = 0.0
    reached: float = 0.0

    @property
    def y(self) -> float:
        return self.line - PORT

    @property
    def right(self) -> float:
        return self.x + self.box.width


class Heading(NamedTuple):
    """A line of text over a part of the map, and the chips that belong to it."""

    y: float
    text: str
    chips: list[Chip]


@dataclass(frozen=True, slots=True)
class Layout:
    """The map's size, its headings, and its steps in reading order."""

    width: float
    height: float
    headings: list[Heading]
    places: list[Placed]


def layout(guide: Guide, notes: Notes = NO_NOTES) -> Layout:
    """Place every step of a guide, in time that grows with its number of ways."""
    trees, at_any_time = forest(guide)
    columns = _Columns()
    headings: list[Heading] = []
    places: list[Placed] = []
    if at_any_time:
        headings.append(_heading(guide, columns, "At any time", at_any_time))
    for tree in trees:
        if tree.heading:
            headings.append(_heading(guide, columns, tree.heading, []))
        placed = _nodes(guide, tree, notes)
        columns.place(placed)
        places += placed
    right = _across(places)
    return Layout(right + MARGIN, columns.lowest + MARGIN, headings, places)


def _heading(guide: Guide, columns: "_Columns", text: str, references: list[Reference]) -> Heading:
    top = columns.lowest + (_GAP if columns.lowest > MARGIN else 0)
    chips, bottom = chips_below(guide, references, _HEADING - 8)
    columns.lowest = top + (bottom + _GAP if references else _HEADING)
    return Heading(top, text, chips)


def in_rows(guide: Guide, steps: Iterable[Step], top: float, heading: str) -> Layout:
    """Place steps by themselves, side by side in rows, below a heading."""
    places: list[Placed] = []
    left, line, lowest = float(MARGIN), top + _HEADING + PORT, top
    for step in steps:
        if left > MARGIN + _ROW:
            left, line = float(MARGIN), lowest + _GAP + PORT
        placed = Placed(Node(step.id, 0), step, box(guide, Node(step.id, 0)), x=left, line=line)
        places.append(placed)
        lowest = max(lowest, placed.y + placed.box.height)
        left = placed.right + LEAD
    right = max((placed.right for placed in places), default=0.0)
    headings = [Heading(top, heading, [])] if places else []
    return Layout(right + MARGIN, lowest + MARGIN, headings, places)


def _nodes(guide: Guide, tree: Tree, notes: Notes) -> list[Placed]:
    """The steps of a tree in reading order, parents first."""
    result: list[Placed] = []
    stack: list[tuple[Node, Placed | None]] = [(tree.root, None)]
    while stack:
        node, parent = stack.pop()
        placed = Placed(node, guide.steps[node.step], box(guide, node, notes), parent)
        result.append(placed)
        stack.extend((child, placed) for child in reversed(node.children))
    return result


class _Columns:
    """How far down each column is taken while the map fills; `lowest` is the map's own end."""

    def __init__(self) -> None:
        self.lowest: float = MARGIN

    def place(self, nodes: list[Placed]) -> None:
        """Give every step of a tree its height, row by row, from `lowest` on."""
        taken: dict[int, float] = {}
        top = self.lowest
        for row in _rows(nodes):
            line = max(_earliest(placed, taken, top, first=placed is row[0]) for placed in row)
            for placed in row:
                placed.line = placed.reached = line
                taken[placed.node.depth] = line + _below(placed.box)
            _join(row[0])
        self.lowest = max(taken.values())


def _join(placed: Placed) -> None:
    if placed.parent:
        placed.start, placed.parent.reached = placed.parent.reached, placed.line


def _rows(nodes: list[Placed]) -> Iterator[list[Placed]]:
    """The runs of steps each of which is the first behind the one before."""
    row: list[Placed] = []
    for placed in nodes:
        if row and placed.parent is not row[-1]:
            yield row
            row = []
        row.append(placed)
    yield row


def _earliest(placed: Placed, taken: dict[int, float], top: float, *, first: bool) -> float:
    free = taken.get(placed.node.depth)
    start = top if free is None else free + _GAP + (0 if first else _GROUP)
    return start + max(PORT, len(placed.box.label) * LABEL_LINE / 2)


def _below(box: Box) -> float:
    return max(box.below - PORT, len(box.label) * LABEL_LINE / 2)


def _across(places: Iterable[Placed]) -> float:
    """Give every step its column's place; returns the map's right edge."""
    boxes: dict[int, float] = {}
    labels: dict[int, float] = {}
    for placed in places:
        depth, box = placed.node.depth, placed.box
        boxes[depth] = max(boxes.get(depth, 0.0), box.width)
        labels[depth] = max(labels.get(depth, 0.0), box.label_width)
    left: list[float] = []
    at = float(MARGIN)
    for depth in range(len(boxes)):
        at += LEAD + ceil(labels[depth]) + TAIL if depth else 0
        left.append(at)
        at += boxes[depth]
    for placed in places:
        placed.x = left[placed.node.depth]
    return at
