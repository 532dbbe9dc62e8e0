"""Compiles expressions: many in one code object, all of a guide's in one sealed namespace.

Compiled alone, a condition costs several times as much. The code is written from the checked
tree, never taken from the author's text, and can name nothing but its own constants, the
functions of the reference and the facts it is called with.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from engine.calculations import divide
from engine.expression_functions import FUNCTIONS
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
    Today,
)
from engine.kinds import Value

BATCH = 500
"""How many functions go into one code object: one alone costs most, tens of thousands cost more."""

Condition = Callable[[Mapping[str, Value]], Value]


def compile_all(expressions: Iterable[Expression]) -> list[Condition]:
    """One function for each expression, equal ones shared.

    A function takes the facts by their keys, and the walk's date as `today`. Facts that the
    expression needs must be there (KeyError), with values of their types; numbers are finite.
    It raises CannotCompute where there is no result, such as in a division by zero.
    """
    writer = _Writer()
    names = [writer.function(expression) for expression in expressions]
    for start in range(0, len(writer.lines), BATCH):
        text = "\n".join(writer.lines[start : start + BATCH])
        code = compile(text, "<conditions>", "exec", dont_inherit=True)
        exec(code, writer.namespace)  # noqa: S102  # written here, from checked trees alone
    return [writer.namespace[name] for name in names]


class _Writer:
    """Writes the functions of a batch."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.namespace: dict[str, Any] = {"__builtins__": {}, "divide": divide}
        for name, function in FUNCTIONS.items():
            if function.operator:
                self.namespace[name] = function.operator.apply
        self._functions: dict[str, str] = {}
        self._constants: dict[object, str] = {}
        self._computed: dict[int, str] = {}

    def function(self, expression: Expression) -> str:
        """The name of the function that evaluates the expression."""
        code = self.code(expression.tree)
        name = self._functions.get(code)
        if name is None:
            name = self._functions[code] = f"e{len(self._functions)}"
            self.lines.append(f"def {name}(f): return {code}")
        return name

    def code(self, node: Node) -> str:
        """The node as Python."""
        return _CODE[type(node)](self, node)

    def constant(self, value: object) -> str:
        """A value as Python: written out, or the name of a constant."""
        if isinstance(value, str | int):
            return repr(value)
        key = str(value) if isinstance(value, Decimal) else value
        name = self._constants.get(key)
        if name is None:
            name = self._constants[key] = f"c{len(self._constants)}"
            self.namespace[name] = value
        return name

    def computed(self, computed: Computed) -> str:
        """The name of the function that gives a computed fact its value."""
        name = self._computed.get(id(computed))
        if name is None:
            body = "".join(self._case(*case) for case in computed.cases)
            name = self._computed[id(computed)] = f"d{len(self._computed)}"
            self.lines.append(f"def {name}(f):\n{body}")
        return name

    def _case(self, condition: Expression | None, value: Expression) -> str:
        result = f" return {self.code(value.tree)}\n"
        return f" if {self.code(condition.tree)}:\n {result}" if condition else result


def _read(writer: _Writer, node: Read) -> str:
    if node.default is None:
        return f"f[{node.key!r}]"
    return f"f.get({node.key!r}, {writer.constant(node.default)})"


def _known(_: _Writer, node: Known) -> str:
    asked = " and ".join(f"{key!r} in f" for key in sorted(node.keys))
    return f"({asked or True})"


def _operation(writer: _Writer, node: Operation) -> str:
    _, before, between, after = node.operator
    return before + between.join([writer.code(operand) for operand in node.operands]) + after


def _joined(word: str) -> Callable[[_Writer, And | Or], str]:
    def code(writer: _Writer, node: And | Or) -> str:
        return f"({word.join([writer.code(operand) for operand in node.operands])})"

    return code


_CODE: Mapping[type[Node], Callable[[_Writer, Any], str]] = {
    Literal: lambda writer, node: writer.constant(node.value),
    Today: lambda _, __: "f['today']",
    Read: _read,
    Derived: lambda writer, node: f"{writer.computed(node.computed)}(f)",
    Known: _known,
    Not: lambda writer, node: f"(not {writer.code(node.operand)})",
    And: _joined(" and "),
    Or: _joined(" or "),
    Operation: _operation,
}
