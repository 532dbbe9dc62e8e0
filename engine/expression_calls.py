"""Reads the calls of functions."""

import ast

from engine.expression_errors import Fault
from engine.expression_flow import CONSTANT, all_of, asking
from engine.expression_functions import FUNCTIONS, MOST_DIGITS, Function, Operator, Parameter, Takes
from engine.expression_nodes import Known, Literal, Operation
from engine.expression_reading import Reading
from engine.expression_rules import other_unit, widest
from engine.expression_types import BROKEN, DATE, NUMBERS, Mismatch, Part, iso_date
from engine.kinds import BOOLEAN, Kind, Type
from engine.problems import did_you_mean, meant_or

_KINDS = {
    Takes.DATE: frozenset({Kind.DATE}),
    Takes.NUMBER: NUMBERS,
    Takes.WHOLE: frozenset({Kind.INTEGER}),
    Takes.DIGITS: frozenset({Kind.INTEGER}),
    Takes.SEVERAL: frozenset({Kind.CHOICES}),
    Takes.ORDERED: NUMBERS | {Kind.DATE},
}


def call(reading: Reading, node: ast.Call) -> Part:
    """Read the call of a function."""
    function = FUNCTIONS.get(node.func.id) if isinstance(node.func, ast.Name) else None
    if function is None:
        return _no_function(reading, node)
    if _miscounted(function, len(node.args)):
        message = f"{function.name} is called with {_counted(len(node.args))}."
        return reading.fault(node, message, f"Write {function.signature}.")
    if function.operator is None:
        return _date(reading, node) if function.name == "date" else _known(reading, node)
    return _ordinary(reading, node, function, function.operator)


def _no_function(reading: Reading, node: ast.Call) -> Part:
    name = reading.text_of(node.func)
    if name == "today" or name in reading.scope.facts:
        message = f"{name} is not a function."
        return reading.fault(node, message, f"Write {name} without parentheses.")
    fix = did_you_mean(name, FUNCTIONS) or f"There are {', '.join(FUNCTIONS)}."
    message = f'There is no function "{name}".'
    return reading.fault(node.func, message, fix, Fault.MISSING_FUNCTION)


def _miscounted(function: Function, count: int) -> bool:
    return count < function.fewest or (function.most is not None and count > function.most)


def _counted(values: int) -> str:
    return "1 value" if values == 1 else f"{values or 'no'} values"


def _known(reading: Reading, node: ast.Call) -> Part:
    argument, scope = node.args[0], reading.scope
    if not isinstance(argument, ast.Name) or argument.id not in scope.facts:
        return _no_fact(reading, argument)
    computed = scope.computed.get(argument.id)
    keys = computed.needs if computed else frozenset((scope.keys.get(argument.id, argument.id),))
    reading.reads |= keys
    return Part(Known(keys, reading.text_of(node)), BOOLEAN, asking(keys))


def _no_fact(reading: Reading, argument: ast.expr) -> Part:
    message = "known asks about one fact, and this is none."
    name, facts = reading.text_of(argument).strip("\"'"), reading.scope.facts
    if isinstance(argument, ast.Name):
        fix = meant_or(
            name,
            facts,
            "Declare it under `facts`.",
            "Declare it under `facts`, or correct the name.",
        )
        return reading.fault(argument, f'There is no fact "{name}".', fix, Fault.MISSING_FACT)
    fix = f"Write known({name})." if name in facts else "Write a fact, as in known(speed)."
    return reading.fault(argument, message, fix)


def _date(reading: Reading, node: ast.Call) -> Part:
    argument = node.args[0]
    written = argument.value if isinstance(argument, ast.Constant) else None
    day = iso_date(written) if isinstance(written, str) else None
    if day is None:
        message = f"There is no date {reading.text_of(argument)}."
        fix = 'Write year, month and day, as in date("2027-01-31").'
        return reading.fault(argument, message, fix)
    return Part(Literal(day, reading.text_of(node)), DATE, CONSTANT)


def _ordinary(reading: Reading, node: ast.Call, function: Function, operator: Operator) -> Part:
    parts = [reading.part(argument) for argument in node.args]
    if any(part.broken for part in parts):
        return BROKEN
    for position, (argument, part) in enumerate(zip(node.args, parts, strict=True)):
        parameter = function.parameters[min(position, len(function.parameters) - 1)]
        if reading.report(argument, _unfit(function, parameter, part, parts[: position + 1])):
            return BROKEN
    flow = all_of(part.flow for part in parts)
    nodes = tuple(part.node for part in parts)
    operation = Operation(operator, nodes, reading.text_of(node))
    return Part(operation, _result(function, parts), flow)


def _unfit(
    function: Function, parameter: Parameter, part: Part, so_far: list[Part]
) -> Mismatch | None:
    """Why the part cannot be given to the function."""
    takes = parameter.takes
    if _accepts(takes, part, so_far[0]):
        units = (other_unit(each, part) for each in so_far) if takes is Takes.ORDERED else ()
        return next(filter(None, units), None)
    message = f"{part.is_a}, and {function.signature} takes {takes}."
    if part.string is not None and iso_date(part.string):
        return Mismatch(message, f'Write date("{part.string}").')
    if takes is Takes.WHOLE and part.type.kind in NUMBERS:
        return Mismatch(message, f"Write round({part.text}).")
    return Mismatch(message, f"Write it as in {function.example}.")


def _accepts(takes: Takes, part: Part, first: Part) -> bool:
    if takes is Takes.DIGITS and not _is_digit(part):
        return False
    if takes is Takes.ORDERED and (part.type == DATE) != (first.type == DATE):
        return False
    return part.type.kind in _KINDS[takes]


def _is_digit(part: Part) -> bool:
    return isinstance(part.node, Literal) and part.node.value in range(MOST_DIGITS + 1)


def _result(function: Function, parts: list[Part]) -> Type:
    if function.gives:
        return Type(function.gives)
    if parts[0].type.kind is Kind.DATE:
        return DATE
    if function.name == "round":
        return _rounded(parts)
    return widest(*parts)


def _rounded(parts: list[Part]) -> Type:
    number = parts[0].type
    whole = len(parts) == 1 and number.kind is Kind.NUMBER
    return Type(Kind.INTEGER, None, number.unit) if whole else number
