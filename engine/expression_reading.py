"""The reading of one expression: where it is, what it found, and how far it may go."""

import ast
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.expression_errors import ExpressionError, ExpressionErrors, Fault
from engine.expression_nodes import Computed, Scope
from engine.expression_rules import unconditional
from engine.expression_types import BROKEN, Mismatch, Part

DEEPEST = 50
MOST_NODES = 300
MOST_WORK = 2_000
MOST_LEVELS = 20

Handler = Callable[["Reading", Any], Part]

_REFUSED: Mapping[type[ast.expr], tuple[str, str]] = {
    ast.IfExp: (
        "A condition does not choose between values.",
        "Write a computed fact with `when` and `value`.",
    ),
    ast.Subscript: (
        "Nothing can be picked out of a value with [ ].",
        'Ask with "in" whether something is in a list or among choices.',
    ),
    ast.Tuple: (
        "Several values stand side by side.",
        'Put a list in square brackets, as in ["a", "b"]; write 1000 without a comma.',
    ),
    ast.List: (
        "A list cannot stand here.",
        'Write a list after "in", or compare it with a choices fact.',
    ),
}
_REFUSED_OTHERWISE = (
    "A condition cannot hold this.",
    "Use and, or, not, in, comparisons, + - * / and the functions of the reference.",
)


class Place(NamedTuple):
    """A stretch of the text, in characters."""

    offset: int
    length: int


class Reading:
    """What is read of one text, within bounds.

    `reads`, `cost` and `levels` grow while parts are read; `faults` holds what is wrong so far.
    `shift` is where the text begins in what the author wrote.
    """

    def __init__(
        self, text: str, scope: Scope, handlers: Mapping[type[ast.expr], Handler], shift: int
    ) -> None:
        self.text = text
        self.scope = scope
        self.faults: list[ExpressionError] = []
        self.reads: set[str] = set()
        self.cost = 0
        self.levels = 0
        self._handlers = handlers
        self._shift = shift
        self._bytes = None if text.isascii() else text.encode()
        self._depth = 0
        self._nodes = 0

    def part(self, node: ast.expr) -> Part:
        """Read one part; a faulty one is reported and comes back broken."""
        self._nodes += 1
        self._depth += 1
        if self._depth > DEEPEST or self._nodes > MOST_NODES:
            self.fault(node, "The expression is too large.", "Split it into computed facts.")
            raise ExpressionErrors(self.faults)
        handler = self._handlers.get(type(node))
        part = handler(self, node) if handler else self.refused(node)
        self._depth -= 1
        return part

    def condition(self, node: ast.expr) -> Part:
        """Read a part that must be a condition."""
        part = self.part(node)
        self.report(node, unconditional(part))
        return part

    def text_of(self, node: ast.expr) -> str:
        """The node as the author wrote it."""
        start, end = node.col_offset, node.end_col_offset
        return self.text[start:end] if self._bytes is None else self._bytes[start:end].decode()

    def offset_of(self, node: ast.expr) -> int:
        """Where the node starts in the text, in characters."""
        start = node.col_offset
        return start if self._bytes is None else len(self._bytes[:start].decode())

    def fault(self, node: ast.expr, message: str, fix: str, code: Fault = Fault.UNREADABLE) -> Part:
        """Report what is wrong with the node."""
        place = Place(self.offset_of(node), len(self.text_of(node)))
        return self.fault_at(place, message, fix, code)

    def fault_at(self, place: Place, message: str, fix: str, code: Fault) -> Part:
        """Report what is wrong at a place in the text, once."""
        fault = ExpressionError(message, fix, place.offset + self._shift, place.length, code)
        if all((fault.offset, fault.args) != (each.offset, each.args) for each in self.faults):
            self.faults.append(fault)
        return BROKEN

    def report(self, node: ast.expr, mismatch: Mismatch | None) -> bool:
        """Report a mismatch of types at the node, if there is one."""
        if mismatch:
            self.fault(node, *mismatch)
        return mismatch is not None

    def refused(self, node: ast.expr) -> Part:
        """Report what no expression may hold."""
        return self.fault(node, *_REFUSED.get(type(node), _REFUSED_OTHERWISE))

    def enter(self, computed: Computed, node: ast.expr) -> None:
        """Count what the definition of a computed fact reads and costs."""
        self.reads |= computed.reads
        self.cost += computed.cost
        self.levels = max(self.levels, computed.levels)
        if self.levels > MOST_LEVELS:
            message = f"Computed facts read one another more than {MOST_LEVELS} deep."
            self.fault(node, message, "Compute from facts that are asked or given.")
        elif self.work > MOST_WORK:
            message = "The computed facts in this expression take too much work."
            self.fault(node, message, "Read each computed fact once, or shorten its cases.")

    @property
    def work(self) -> int:
        """How many nodes one evaluation may look at, computed facts included."""
        return self._nodes + self.cost
