"""Where in a text each key and each value of its data stands."""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from engine.source.scalars import Data

Path: TypeAlias = Sequence[str | int]


class Spot(NamedTuple):
    """A place in the data: the value at a path, or its key."""

    path: tuple[str | int, ...]
    key: bool


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

    def at(self, offset: int) -> Spot | None:
        """The path of what stands at an offset, and whether it is a key; None for nothing."""
        node: Any = self._data
        path: list[str | int] = []
        at = 0
        while isinstance(node, dict | list):
            found = self._last_before(node, at, offset)
            if found is None:
                return None
            part, at = found
            path.append(part)
            if isinstance(node, dict) and offset <= self._ends[at - 1]:
                return Spot(tuple(path), key=True)
            node = node[part]  # type: ignore[index]  # a part of this very node
        start, end = self.span(at)
        return Spot(tuple(path), key=False) if start <= offset <= end else None

    def _last_before(self, node: Data, at: int, offset: int) -> tuple[str | int, int] | None:
        """The last child that starts at an offset or before it."""
        found = None
        for part, number in self.children(node, at).items():
            first = number - 1 if isinstance(node, dict) else number
            if self._starts[first] > offset:
                break
            found = part, number
        return found

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
