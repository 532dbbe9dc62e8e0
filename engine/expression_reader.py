"""Reads an expression: Python's syntax tree becomes our own, checked against the facts."""

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce

from engine import expression_functions as functions
from engine.expression_calls import call
from engine.expression_comparisons import choices_list, comparison
from engine.expression_errors import ExpressionError, ExpressionErrors, Fault
from engine.expression_flow import (
    ALWAYS,
    CONSTANT,
    NEVER,
    all_of,
    both,
    either,
    negated,
    reading_of,
)
from engine.expression_functions import FUNCTIONS, Operator
from engine.expression_grammar import grammar_faults
from engine.expression_nodes import (
    And,
    Derived,
    Expression,
    Literal,
    Not,
    Operation,
    Or,
    Read,
    Scope,
    Today,
)
from engine.expression_reading import Handler, Place, Reading
from engine.expression_rules import divided, multiplied, summed, unassignable
from engine.expression_spelling import spelling_faults
from engine.expression_types import BROKEN, DATE, INTEGER, NUMBER, NUMBERS, TEXT, Mismatch, Part
from engine.kinds import BOOLEAN, Kind, Type
from engine.problems import meant_or

LONGEST = 2_000
LONGEST_NUMBER = 16
_BLANKS = str.maketrans("\t\r\n", "   ")
_HYPHENATED = re.compile(r"[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)+")
_TRUTH = {"yes": "true", "True": "true", "TRUE": "true", "on": "true"}
_FALSEHOOD = {"no": "false", "False": "false", "FALSE": "false", "off": "false"}
_PLAIN_WORDS = _TRUTH | _FALSEHOOD
_NOTHINGS = frozenset({"null", "none", "None", "empty", "unset", "undefined"})


def read(text: str, scope: Scope, wanted: Type | None) -> Expression:
    """The expression that the text is; ExpressionErrors tells every fault that it has."""
    if len(text) > LONGEST:
        message = f"The expression has {len(text):,} characters; {LONGEST:,} are allowed."
        fault = ExpressionError(message, "Split it into computed facts.", 0, len(text))
        raise ExpressionErrors([fault])
    spaced = text.translate(_BLANKS)
    written = spaced.strip(" ")
    shift = len(spaced) - len(spaced.lstrip(" "))
    tree = _tree(written, shift)
    reading = Reading(written, scope, _HANDLERS, shift)
    part = _whole(reading, tree, wanted)
    if reading.faults:
        raise ExpressionErrors(reading.faults)
    type_ = wanted if wanted and part.string is not None else part.type
    reads = frozenset(reading.reads)
    return Expression(text, type_, part.node, part.flow, reads, reading.work, reading.levels)


def _tree(text: str, shift: int) -> ast.expr:
    if not text:
        message = "There is no condition here."
        raise ExpressionErrors([ExpressionError(message, "Write one, or take the key out.")])
    faults = spelling_faults(text, shift)
    if not faults:
        try:
            return ast.parse(text, mode="eval").body
        except (SyntaxError, RecursionError, MemoryError):
            faults = grammar_faults(text, shift)
    raise ExpressionErrors(faults)


def _whole(reading: Reading, node: ast.expr, wanted: Type | None) -> Part:
    if wanted and wanted.kind is Kind.CHOICES and isinstance(node, ast.List):
        return choices_list(reading, node, "the result", wanted)
    part = reading.part(node)
    if wanted:
        reading.report(node, unassignable(part, wanted))
    return part


def _name(reading: Reading, node: ast.Name) -> Part:
    name, scope = node.id, reading.scope
    type_ = scope.facts.get(name)
    if type_ is None:
        return _plain_word(reading, node)
    computed = scope.computed.get(name)
    if computed:
        reading.enter(computed, node)
        return Part(Derived(computed, name), type_, computed.flow)
    key = scope.keys.get(name, name)
    reading.reads.add(key)
    default = scope.defaults.get(name)
    flow = reading_of(key) if default is None else CONSTANT
    return Part(Read(key, name, default), type_, flow)


def _plain_word(reading: Reading, node: ast.Name) -> Part:
    match node.id:
        case "true":
            return Part(Literal(value=True, text="true"), BOOLEAN, ALWAYS)
        case "false":
            return Part(Literal(value=False, text="false"), BOOLEAN, NEVER)
        case "today":
            return Part(Today("today"), DATE, CONSTANT)
        case name if name in reading.scope.lists:
            return reading.fault(node, f"{name} is a list.", 'Write it after "in".')
        case name if name in FUNCTIONS:
            return reading.fault(
                node, f"{name} is a function.", f"Write {FUNCTIONS[name].signature}."
            )
        case _:
            return _unknown(reading, node)


def _unknown(reading: Reading, node: ast.Name) -> Part:
    """Report a name that nothing has, with the likeliest of what its author meant."""
    offset = reading.offset_of(node)
    around = _around(reading.text, offset)
    name, offset = (around[0], around.start()) if around else (node.id, offset)
    place, message = Place(offset, len(name)), f'There is no fact "{name}".'
    return reading.fault_at(place, message, _meant(reading, name), Fault.MISSING_FACT)


def _around(text: str, offset: int) -> "re.Match[str] | None":
    """The hyphenated word that the offset is in: to the parser it is a subtraction."""
    words = _HYPHENATED.finditer(text)
    return next((word for word in words if word.start() <= offset < word.end()), None)


def _meant(reading: Reading, name: str) -> str:
    scope = reading.scope
    if name in _PLAIN_WORDS:
        return f"Write {_PLAIN_WORDS[name]}."
    if name in _NOTHINGS:
        return "Ask known(fact) whether a fact has a value."
    if name.replace("-", "_") in scope.facts:
        return f"Write {name.replace('-', '_')}; facts have no hyphens."
    if any(name in (type_.options or ()) for type_ in scope.facts.values()):
        return f'Write "{name}" in quotes.'
    candidates = [*scope.facts, *scope.lists, *FUNCTIONS, "today", "true", "false"]
    other = "Declare it under `facts`, or correct the name."
    return meant_or(name, candidates, "Declare it under `facts`.", other)


def _constant(reading: Reading, node: ast.Constant) -> Part:
    text, value = reading.text_of(node), node.value
    if isinstance(value, str):
        return Part(Literal(value, text), TEXT, CONSTANT)
    if value is None or isinstance(value, bool):
        return reading.fault(node, f"{text} is not a value here.", _meant(reading, text))
    if len(text) > LONGEST_NUMBER:
        message = "The number has too many digits."
        return reading.fault(node, message, f"Write {LONGEST_NUMBER - 1} digits at most.")
    if isinstance(value, int):
        return Part(Literal(value, text), INTEGER, CONSTANT)
    return Part(Literal(Decimal(text), text), NUMBER, CONSTANT)


def _junction(reading: Reading, node: ast.BoolOp) -> Part:
    parts = [reading.condition(value) for value in node.values]
    nodes, text = tuple(part.node for part in parts), reading.text_of(node)
    flows = (part.flow for part in parts)
    if isinstance(node.op, ast.And):
        return Part(And(nodes, text), BOOLEAN, reduce(both, flows))
    return Part(Or(nodes, text), BOOLEAN, reduce(either, flows))


def _signed(reading: Reading, node: ast.UnaryOp) -> Part:
    if isinstance(node.op, ast.Not):
        part = reading.condition(node.operand)
        return Part(Not(part.node, reading.text_of(node)), BOOLEAN, negated(part.flow))
    part = reading.part(node.operand)
    if part.broken:
        return BROKEN
    if isinstance(node.op, ast.UAdd):
        return reading.fault(node, 'A number needs no "+".', "Take it out.")
    if part.type.kind not in NUMBERS:
        message = f"{part.is_a}, and only a number can be negative."
        return reading.fault(node, message, 'Put "not" before a condition.', Fault.WRONG_TYPE)
    text = reading.text_of(node)
    if isinstance(part.node, Literal):
        return part._replace(node=Literal(-part.node.value, text))
    return part._replace(node=Operation(functions.NEGATIVE, (part.node,), text))


_CALCULATIONS: Mapping[
    type[ast.operator], tuple[Operator, Callable[[Part, Part], Type | Mismatch]]
] = {
    ast.Add: (functions.PLUS, lambda left, right: summed(left, right, "+")),
    ast.Sub: (functions.MINUS, lambda left, right: summed(left, right, "-")),
    ast.Mult: (functions.TIMES, multiplied),
    ast.Div: (functions.DIVIDED, divided),
}


def _calculation(reading: Reading, node: ast.BinOp) -> Part:
    operator, rule = _CALCULATIONS[type(node.op)]
    left, right = reading.part(node.left), reading.part(node.right)
    if left.broken or right.broken:
        return BROKEN
    result = rule(left, right)
    if isinstance(result, Mismatch):
        return reading.fault(node, *result)
    operation = Operation(operator, (left.node, right.node), reading.text_of(node))
    return Part(operation, result, all_of((left.flow, right.flow)))


_HANDLERS: Mapping[type[ast.expr], Handler] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.BoolOp: _junction,
    ast.UnaryOp: _signed,
    ast.BinOp: _calculation,
    ast.Compare: comparison,
    ast.Call: call,
}
