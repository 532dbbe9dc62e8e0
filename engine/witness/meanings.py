"""What facts mean at a point of a road: each value that a fact has on the way has its own name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from engine.expression_nodes import (
    And,
    Computed,
    Derived,
    Expression,
    Known,
    Literal,
    Node,
    Not,
    Operation,
    Or,
    Read,
    parts_of,
)
from engine.facts import Fact


@dataclass(slots=True)
class Meanings:
    """The facts at a point of a road, each as an expression over the values on the way.

    A value is named by the key of its fact, and by a number behind it from the second on. What a
    caller may know is there from the beginning, what was `made` on the way is not; `sure` are the
    values that are there for certain, `never` those that are not. `sources` tells the step that
    last set each fact.
    """

    facts: Mapping[str, Fact]
    values: dict[str, Fact] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    sources: dict[str, str] = field(default_factory=dict)
    _now: dict[str, Node] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _keys: dict[str, str] = field(default_factory=dict)

    def is_new(self, key: str) -> bool:
        """Whether nothing on the road has set or read a fact yet."""
        return key not in self._now and key not in self._used

    def meaning(self, key: str) -> Node | None:
        """What a fact is now; None where it is as it was in the beginning."""
        return self._now.get(key)

    def fresh(self, key: str, *, sure: bool) -> str:
        """A new value of a fact, by its name."""
        name = key if self.is_new(key) else f"{key} {len(self._used) + len(self.values)}"
        self._used.add(key)
        self.made.add(name)
        fact = self.facts[key]
        if name != key:
            self.values[name] = replace(fact, key=name)
            self._keys[name] = key
        if sure:
            self.sure.add(name)
        self._now[key] = Read(name, fact.name, None)
        return name

    def forget(self, key: str) -> None:
        """Leave a fact without a value."""
        if key in self._now or key in self._used:
            self.never.add(self.fresh(key, sure=False))

    def mean(self, key: str, node: Node) -> None:
        """Give a fact the value of an expression, which is one of now."""
        self._now[key] = node

    def keys_of(self, node: Node) -> Iterator[str]:
        """The facts whose values an expression of this road reads."""
        names = (
            node.keys if isinstance(node, Known) else (node.key,) if isinstance(node, Read) else ()
        )
        for name in names:
            yield self._keys.get(name, name)
        for part in parts_of(node):
            yield from self.keys_of(part)

    def here(self, node: Node) -> Node:
        """A condition or another expression as it is at this point of the road."""
        match node:
            case Read(key):
                return self._read(node, key)
            case Known(keys):
                return self._known(node, keys)
            case Not(operand):
                return Not(self.here(operand), node.text)
            case And() | Or() | Operation():
                operands = tuple([self.here(each) for each in node.operands])
                return node if operands == node.operands else node._replace(operands=operands)
            case Derived(computed):
                return self._derived(node, computed)
            case _:
                return node

    def _read(self, node: Read, key: str) -> Node:
        self._used.add(key)
        now = self._now.get(key)
        if not isinstance(now, Read):
            return node if now is None else now
        return Read(now.key, node.text, node.default)

    def _known(self, node: Known, keys: frozenset[str]) -> Node:
        self._used |= keys
        names = set()
        for key in keys:
            now = self._now.get(key)
            if now is None:
                names.add(key)
            elif isinstance(now, Read):
                names.add(now.key)
        return Known(frozenset(names), node.text) if names else Literal(value=True, text=node.text)

    def _derived(self, node: Derived, computed: Computed) -> Node:
        self._used |= computed.reads
        if self._now.keys().isdisjoint(computed.reads):
            return node
        if all(self._is_itself(key) for key in computed.reads):
            return node
        cases = tuple(
            (self._carried(condition) if condition else None, self._carried(value))
            for condition, value in computed.cases
        )
        return Derived(Computed(cases), node.text)

    def _is_itself(self, key: str) -> bool:
        now = self._now.get(key)
        return now is None or (isinstance(now, Read) and now.key == key)

    def _carried(self, expression: Expression) -> Expression:
        return replace(expression, tree=self.here(expression.tree))
