"""The rules of types: what may be compared, what a calculation gives, what may go where."""

from engine.expression_nodes import Literal
from engine.expression_types import (
    NUMBER,
    NUMBERS,
    PHRASES,
    STRINGS,
    TEXTS,
    Mismatch,
    Part,
    example,
    is_number,
    literal_mismatch,
    option_mismatch,
    options_fix,
)
from engine.kinds import Kind, Type

ORDERED = NUMBERS | {Kind.DATE}
CHOSEN = frozenset({Kind.CHOICE, Kind.CHOICES})
_CONVERT = "Give both facts the same unit, or convert one by a factor, as in 60 * hours."


def incomparable(left: Part, right: Part) -> Mismatch | None:
    """Why two parts cannot be compared; None where they can."""
    if left.broken or right.broken:
        return None
    return _different(left, right) or other_unit(left, right)


def unordered(*parts: Part) -> Mismatch | None:
    """Why one of the parts is never smaller or larger than anything."""
    for part in parts:
        if not part.broken and part.type.kind not in ORDERED:
            fix = "Only numbers and dates are smaller or larger; compare with == or in."
            return Mismatch(f"{part.is_a}, which has no order.", fix)
    return None


def _different(left: Part, right: Part) -> Mismatch | None:
    for literal, other in ((right, left), (left, right)):
        if literal.string is not None and other.string is None:
            return literal_mismatch(literal, other.text, other.type)
    kinds = {left.type.kind, right.type.kind}
    if kinds <= NUMBERS or kinds <= TEXTS:
        return None
    if len(kinds) > 1:
        fix = _instead(left, right) or _instead(right, left)
        otherwise = f"Compare {left.text} with {example(left.type)}."
        return Mismatch(f"{left.is_a}, {right.is_a}.", fix or otherwise)
    if kinds <= CHOSEN and not left.options & right.options:
        return _nothing_in_common(left, right)
    return None


def _instead(part: Part, other: Part) -> str:
    if part.type.kind in STRINGS and other.type.kind in NUMBERS and isinstance(other.node, Literal):
        return f'Write "{other.text}" in quotes.'
    if part.type.kind is Kind.CHOICES and other.type.kind is Kind.CHOICE:
        return f"Write {other.text} in {part.text}."
    return ""


def _nothing_in_common(left: Part, right: Part) -> Mismatch:
    message = f"{left.text} and {right.text} have no option in common."
    return Mismatch(message, "Compare facts that share options.")


def other_unit(left: Part, right: Part) -> Mismatch | None:
    """Why two numbers cannot be told against each other: they count different things."""
    if _may_share_unit(left.type, right.type):
        return None
    message = f"{left.text} is in {left.type.unit}, {right.text} is in {right.type.unit}."
    return Mismatch(message, _CONVERT)


def _may_share_unit(left: Type, right: Type) -> bool:
    """Money and plain numbers mix freely; a currency says nothing about a number's unit."""
    if None in (left.unit, right.unit) or left.unit == right.unit:
        return True
    return (left.kind is Kind.MONEY) != (right.kind is Kind.MONEY)


def no_member(item: Part, group: Part) -> Mismatch | None:
    """Why the item cannot be among the choices that `group` holds."""
    if item.broken or group.broken:
        return None
    if group.type.kind is not Kind.CHOICES:
        return _no_group(item, group)
    if item.string is not None:
        return option_mismatch(item, group.text, group.type)
    if item.type.kind is not Kind.CHOICE:
        message = f"{item.is_a}, {group.text} holds choices."
        return Mismatch(message, f"Compare {group.text} with {example(group.type)}.")
    return None if item.options & group.options else _nothing_in_common(item, group)


def _no_group(item: Part, group: Part) -> Mismatch:
    message = f'{group.is_a}, and "in" looks into lists and choices facts.'
    if item.string is not None and group.type.kind in STRINGS:
        return Mismatch(message, f"Compare whole texts, as in {group.text} == {item.text}.")
    return Mismatch(
        message, f'Write a list in square brackets, as in {item.text} in ["...", "..."].'
    )


def summed(left: Part, right: Part, sign: str) -> Type | Mismatch:
    """What adding or subtracting two numbers gives."""
    return _no_numbers(left, right, sign) or other_unit(left, right) or widest(left, right)


def multiplied(left: Part, right: Part) -> Type | Mismatch:
    """What multiplying two numbers gives; in which unit, types do not tell."""
    return _no_numbers(left, right, "*") or Type(widest(left, right).kind)


def divided(left: Part, right: Part) -> Type | Mismatch:
    """What dividing two numbers gives; never a whole number, as far as types go."""
    money = left.type.kind is Kind.MONEY and right.type.kind is not Kind.MONEY
    return _no_numbers(left, right, "/") or (Type(Kind.MONEY) if money else NUMBER)


def widest(*parts: Part) -> Type:
    """The type of a result that may come from any of these numbers."""
    types = [part.type for part in parts]
    money = [type_ for type_ in types if type_.kind is Kind.MONEY]
    whole = all(type_.kind is Kind.INTEGER for type_ in types)
    kind = Kind.MONEY if money else Kind.INTEGER if whole else Kind.NUMBER
    return Type(kind, None, next((type_.unit for type_ in money or types if type_.unit), None))


def _no_numbers(left: Part, right: Part, sign: str) -> Mismatch | None:
    for part in (left, right):
        if part.type.kind not in NUMBERS:
            message = f'{part.is_a}, and "{sign}" calculates with numbers.'
            return Mismatch(message, _calculated_instead(left, right, sign, part))
    return None


def _calculated_instead(left: Part, right: Part, sign: str, wrong: Part) -> str:
    dates = left.type.kind is Kind.DATE, right.type.kind is Kind.DATE
    if all(dates) and sign == "-":
        return f"Write days_between({right.text}, {left.text})."
    if dates == (True, False) and sign in {"+", "-"}:
        minus = "-" if sign == "-" else ""
        return f"Write add_days({left.text}, {minus}{right.text})."
    if is_number(wrong.string):
        return f"Write {wrong.string} without quotes."
    return "Calculate with number, integer and money facts only."


def unconditional(part: Part) -> Mismatch | None:
    """Why the part is not a condition; None where it is one."""
    if part.broken or part.type.kind is Kind.YES_NO:
        return None
    fix = f"Compare it with {example(part.type)}."
    if isinstance(part.node, Literal):
        fix = "Write a condition, such as a comparison with a fact."
    elif part.type.kind is Kind.CHOICES:
        fix = f"Write {part.text} != [], or ask for one of its options with in."
    elif part.type.kind in NUMBERS:
        fix = f"Compare it with a number, as in {part.text} > 0."
    return Mismatch(f"{part.is_a}, where a condition is wanted.", fix)


def unassignable(part: Part, wanted: Type) -> Mismatch | None:
    """Why the part cannot be the value of something that has the wanted type."""
    if part.broken or wanted.kind is Kind.YES_NO:
        return unconditional(part)
    if part.string is not None:
        return literal_mismatch(part, "the result", wanted)
    if wanted.kind in NUMBERS and part.type.kind in NUMBERS:
        return _unassignable_number(part, wanted)
    if part.type.kind is not wanted.kind:
        textual = wanted.kind in TEXTS and part.type.kind in STRINGS
        return None if textual else _wanted(part, wanted, f"Write {example(wanted)}.")
    strange = sorted(part.options - set(wanted.options or ()))
    if strange:
        message = f'{part.text} may be "{strange[0]}", which is no option here.'
        return Mismatch(message, options_fix(strange[0], wanted.options or ()))
    return None


def _unassignable_number(part: Part, wanted: Type) -> Mismatch | None:
    if wanted.kind is Kind.INTEGER and part.type.kind is not Kind.INTEGER:
        return _wanted(part, wanted, f"Write round({part.text}).")
    if _may_share_unit(part.type, wanted):
        return None
    message = f"{part.text} is in {part.type.unit}, where {wanted.unit} is wanted."
    return Mismatch(message, _CONVERT)


def _wanted(part: Part, wanted: Type, fix: str) -> Mismatch:
    return Mismatch(f"{part.is_a}, where {PHRASES[wanted.kind]} is wanted.", fix)
