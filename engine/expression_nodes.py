"""Expressions after they were read: a small tree that knows its types and its facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from engine.expression_flow import CONSTANT, Facts, Flow, chosen
from engine.expression_functions import Operator
from engine.kinds import Type, Value


class Literal(NamedTuple):
    """A value that stands in the text, or the frozenset of those in a list."""

    value: Any
    text: str


class Today(NamedTuple):
    """The walk's date."""

    text: str


class Read(NamedTuple):
    """The value of the fact that the walk keeps at `key`, or its default where it is unset."""

    key: str
    text: str
    default: Value | None


class Derived(NamedTuple):
    """The value of a computed fact."""

    computed: "Computed"
    text: str


class Known(NamedTuple):
    """Whether all these facts are set."""

    keys: Facts
    text: str


class Not(NamedTuple):
    """A condition turned round."""

    operand: "Node"
    text: str


class And(NamedTuple):
    """Conditions that must all hold; evaluated from the left until one does not."""

    operands: tuple["Node", ...]
    text: str


class Or(NamedTuple):
    """Conditions of which one must hold; evaluated from the left until one does."""

    operands: tuple["Node", ...]
    text: str


class Operation(NamedTuple):
    """An operator or function that needs the values of all its operands."""

    operator: Operator
    operands: tuple["Node", ...]
    text: str


Node = Literal | Today | Read | Derived | Known | Not | And | Or | Operation


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression.

    `type` is that of its result, BOOLEAN for a condition. `reads` are the keys of the facts that
    it may look at, through computed facts too. `cost` bounds the work of one evaluation and
    `levels` how deep computed facts read one another.
    """

    text: str
    type: Type
    tree: Node = field(repr=False)
    flow: Flow = field(repr=False)
    reads: Facts
    cost: int = field(repr=False)
    levels: int = field(repr=False)

    @property
    def needs(self) -> Facts:
        """The facts that must be known before the expression is evaluated."""
        return self.flow.needs

    @property
    def knows_if_true(self) -> Facts:
        """The facts that are known for certain once it has come out true."""
        return self.flow.needs if self.flow.if_true is None else self.flow.if_true

    @property
    def knows_if_false(self) -> Facts:
        """The facts that are known for certain once it has come out false."""
        return self.flow.needs if self.flow.if_false is None else self.flow.if_false


@dataclass(frozen=True, slots=True)
class Computed:
    """How a computed fact gets its value: the first case whose condition holds.

    Cases are (condition, value); the last has no condition.
    """

    cases: tuple[tuple[Expression | None, Expression], ...]
    flow: Flow = field(init=False, repr=False, compare=False)
    reads: Facts = field(init=False, repr=False, compare=False)
    cost: int = field(init=False, repr=False, compare=False)
    levels: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        otherwise = [at for at, (condition, _) in enumerate(self.cases) if condition is None]
        if otherwise != [len(self.cases) - 1]:
            message = "the last case, and no other, is without a condition"
            raise ValueError(message)
        flow = CONSTANT
        for condition, value in reversed(self.cases):
            flow = chosen(condition.flow, value.flow, flow) if condition else value.flow
        parts = [part for case in self.cases for part in case if part is not None]
        set_once = object.__setattr__
        set_once(self, "flow", flow)
        set_once(self, "reads", frozenset().union(*(part.reads for part in parts)))
        set_once(self, "cost", sum(part.cost for part in parts))
        set_once(self, "levels", 1 + max(part.levels for part in parts))

    @property
    def needs(self) -> Facts:
        """The facts that must be known before the value is computed."""
        return self.flow.needs


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What the expressions of a guide may name.

    `facts` holds the type of every fact, computed ones included; `lists` the named lists;
    `computed` the definitions of the computed facts, in so far as they are read already;
    `defaults` the values that stand for facts which are unset; `keys` where a walk keeps a fact
    that is not kept under its own name. Whatever is read in a scope is told in keys.
    """

    facts: Mapping[str, Type]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    computed: Mapping[str, Computed] = field(default_factory=dict)
    defaults: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)


def parts_of(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of, those of computed facts included."""
    match node:
        case Operation(_, operands) | And(operands) | Or(operands):
            return operands
        case Not(operand):
            return (operand,)
        case Derived(computed):
            return tuple(part.tree for case in computed.cases for part in case if part)
        case _:
            return ()


def reads_of(node: Node) -> Facts:
    """The facts that an expression looks at, by their keys."""
    match node:
        case Read(key):
            return frozenset((key,))
        case Known(keys):
            return keys
        case _:
            return frozenset().union(*map(reads_of, parts_of(node)))
