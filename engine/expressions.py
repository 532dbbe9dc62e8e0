"""The conditions of guides: a closed, typed subset of Python's expressions.

`parse` checks a text against the facts of a guide, `compile_all` makes it fast to evaluate where
every fact that it needs is known, `evaluate` evaluates it where some are not, and `reasons` and
`failing` tell why it holds or not.
"""

from engine.expression_binding import both, bound
from engine.expression_code import Condition, compile_all
from engine.expression_errors import CannotCompute, ExpressionError, ExpressionErrors
from engine.expression_flow import ALWAYS, CONSTANT, NEVER, asking
from engine.expression_functions import FUNCTIONS
from engine.expression_grammar import RESERVED
from engine.expression_nodes import Computed, Expression, Known, Literal, Scope
from engine.expression_reader import read
from engine.expression_spelling import tokens
from engine.expression_truth import Failure, evaluate, failing, reasons, value_at
from engine.kinds import BOOLEAN, Type, Value

__all__ = [
    "FUNCTIONS",
    "RESERVED",
    "CannotCompute",
    "Computed",
    "Condition",
    "Expression",
    "ExpressionError",
    "ExpressionErrors",
    "Failure",
    "Scope",
    "asks_known",
    "both",
    "bound",
    "compile_all",
    "constant",
    "evaluate",
    "failing",
    "names_in",
    "parse",
    "reasons",
    "value_at",
]


def parse(text: str, scope: Scope, wanted: Type | None = BOOLEAN) -> Expression:
    """The expression that `text` is in this scope; a condition unless another type is wanted.

    None wants a value of any type. ExpressionErrors tells every fault with its place.
    """
    return read(text, scope, wanted)


def constant(value: Value, type_: Type) -> Expression:
    """The expression that always has this value, for cases of computed facts."""
    flow = {True: ALWAYS, False: NEVER}[value] if isinstance(value, bool) else CONSTANT
    return Expression(str(value), type_, Literal(value, str(value)), flow, frozenset(), 1, 0)


def asks_known(key: str, name: str) -> Expression:
    """The condition that a fact is known."""
    keys = frozenset((key,))
    text = f"known({name})"
    return Expression(text, BOOLEAN, Known(keys, text), asking(keys), keys, 1, 0)


def names_in(text: str) -> frozenset[str]:
    """Every name that the text holds outside of quotes, whatever it means.

    For putting computed facts in order before they are parsed.
    """
    return frozenset(token.text for token in tokens(text) if token.kind == "name")
