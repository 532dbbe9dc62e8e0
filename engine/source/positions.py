"""Where in a text each key and each value of its data stands."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from engine.source.scalars import Data

Path: TypeAlias = Sequence[str | int]


class Positions:
    """The offsets of all nodes, in the order of the text, found again by path.

    A key stands right before its value. `after` says for each mapping and list (by `id`) which
    node comes behind it, so that no path need be stored.
    """

    def __init__(
        self, data: Data, starts: "array[int]", ends: "array[int]", after: Mapping[int, int]
    ) -> None:
        self._data = data
        self._starts = starts
        self._ends = ends
        self._after = after
        self._children: dict[int, dict[str | int, int]] = {}

    def find(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Start and end of the value, or of its key, at the path or at its nearest ancestor."""
        node: Any = self._data
        at, named = 0, False
        for part in path:
            children = self.children(node, at)
            if part not in children:
                break
            at, named = children[part], isinstance(node, dict)
            node = node[part]
        if key and named:
            at -= 1
        return self.span(at)

    def span(self, at: int) -> tuple[int, int]:
        if at >= len(self._starts):
            return 0, 0
        start, end = self._starts[at], self._ends[at]
        opens = start == end and at + 1 < len(self._starts) and self._starts[at + 1] == start
        return start, self._ends[at + 1] if opens else end

    def children(self, node: Data, at: int) -> dict[str | int, int]:
        """Which node each child of the node number `at` is; computed once for each."""
        if id(node) not in self._children:
            self._children[id(node)] = self._count(node, at + 1)
        return self._children[id(node)]

    def _count(self, node: Data, at: int) -> dict[str | int, int]:
        children: dict[str | int, int] = {}
        if isinstance(node, dict):
            for key, value in node.items():
                children[key] = at + 1
                at = self._behind(value, at + 1)
        elif isinstance(node, list):
            for index, value in enumerate(node):
                children[index] = at
                at = self._behind(value, at)
        return children

    def _behind(self, value: Data, at: int) -> int:
        return self._after[id(value)] if isinstance(value, dict | list) else at + 1
