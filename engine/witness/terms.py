"""What conditions compare that is no single fact: when it changes, and where it is mistaken."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from engine.expression_nodes import Known, Node, Read, parts_of
from engine.regions import Name, Space


class Terms:
    """The axes of a space that single facts do not decide, such as `0.8 * promised`.

    They are told apart by their text, which the facts of two guides may share.
    """

    def __init__(self, space: Space, conditions: Iterable[Node]) -> None:
        self._space = space
        self._read: dict[Name, frozenset[str]] = {}
        self._mistaken: set[Name] = set()
        self._by_fact: dict[str, list[Name]] = {}
        for condition in conditions:
            for part in space.atoms(condition):
                self._note(part.name, frozenset(_reads(part.terms)))
        for name, keys in self._read.items():
            for key in keys:
                self._by_fact.setdefault(key, []).append(name)

    def _note(self, name: Name, keys: frozenset[str]) -> None:
        if name.decided:
            return
        if self._read.setdefault(name, keys) != keys:
            self._mistaken.add(name)

    def of(self, key: str) -> list[Name]:
        """The axes that tell something else once a fact has changed."""
        return self._by_fact.get(key, [])

    def tells(self, condition: Node) -> bool:
        """Whether all parts of a condition are told apart, and none is mistaken for another."""
        names = [part.name for part in self._space.atoms(condition)]
        return self._mistaken.isdisjoint(names) and all(map(self._space.is_told, names))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the space has axes whose parts may be without a value."""
        return tuple(at for name, at in self._space.at.items() if not name.decided)


def _reads(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Read):
            yield node.key
        elif isinstance(node, Known):
            yield from node.keys
        yield from _reads(parts_of(node))
