"""Compiles the declarations of facts, and the literals that stand in them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from engine.compile.report import Path, Report
from engine.expressions import RESERVED
from engine.facts import Fact, Option
from engine.kinds import Kind, Type, Value
from engine.model import FactShape
from engine.problems import did_you_mean, meant_or
from engine.source import Source

Lists = Mapping[str, tuple[str, ...]]

NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.MONEY})
CHOICES = frozenset({Kind.CHOICE, Kind.CHOICES})
TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT})

_MOST_CHARACTERS = {Kind.TEXT: 200, Kind.LONG_TEXT: 2000, Kind.POSTCODE: 12}
MEANT_FOR: dict[str, frozenset[Kind]] = {
    "of": CHOICES,
    "unit": NUMBERS,
    "min": NUMBERS | {Kind.DATE},
    "max": NUMBERS | {Kind.DATE},
    "min_length": TEXTS,
    "max_length": TEXTS,
    "pattern": TEXTS,
    "pattern_message": TEXTS,
    "currency": frozenset({Kind.MONEY}),
    "country": frozenset({Kind.POSTCODE}),
}
"""The kinds of facts for which a key of their declaration has a meaning; others are for all."""


def type_of(fact: Fact) -> Type:
    """The type that conditions see."""
    options = tuple(option.id for option in fact.options) if fact.kind in CHOICES else None
    return Type(fact.kind, options, fact.unit or fact.currency or None)


def compile_fact(
    name: str,
    shape: FactShape,
    *,
    key: str,
    label: str,
    lists: Lists,
    currency: str,
    source: Source,
    path: Path,
    report: Report,
) -> Fact:
    """The fact that `shape` at `path` declares; what does not fit its kind is reported."""
    refuse_reserved("fact", name, source, path, report)
    _refuse_misplaced(shape, source, path, report)
    kind = shape.type
    fact = Fact(
        name=name,
        key=key,
        label=label,
        kind=kind,
        options=_options(shape, lists, source, path, report),
        unit=shape.unit or "",
        currency=(shape.currency or currency) if kind is Kind.MONEY else "",
        country=shape.country or "",
        minimum=_bound(shape.min, kind, source, (*path, "min"), report),
        maximum=_bound(shape.max, kind, source, (*path, "max"), report),
        min_length=shape.min_length or 0,
        max_length=shape.max_length or _MOST_CHARACTERS.get(kind, 0),
        pattern=shape.pattern or "",
        pattern_message=shape.pattern_message or "",
        source=shape.source or "",
        default=None,
        computed=shape.compute is not None,
        sensitive=shape.sensitive,
    )
    if shape.default is None:
        return fact
    default = literal(shape.default, type_of(fact))
    if default is None:
        _refuse_default(shape, fact, source, path, report)
    return replace(fact, default=default)


def refuse_reserved(what: str, name: str, source: Source, path: Path, report: Report) -> None:
    """Report a name that has a meaning of its own in expressions."""
    if name in RESERVED:
        named = path[-1] == name
        report.error(
            "reserved-name",
            source,
            path if named else (*path, "fact"),
            f'A {what} cannot be called "{name}": the word has a meaning of its own in conditions.',
            f"Give it another name, such as `{name}_{what}`.",
            key=named,
        )


def _refuse_misplaced(shape: FactShape, source: Source, path: Path, report: Report) -> None:
    for name in shape.model_fields_set:
        kinds = MEANT_FOR.get(name)
        if kinds is None or shape.type in kinds or getattr(shape, name) is None:
            continue
        key = name.replace("_", "-")
        report.error(
            "misplaced-key",
            source,
            (*path, key),
            f'The key "{key}" has no meaning for a fact of the type {shape.type}.',
            f"Remove it, or change the type to {' or '.join(sorted(kinds))}.",
            key=True,
        )


def _options(
    shape: FactShape, lists: Lists, source: Source, path: Path, report: Report
) -> tuple[Option, ...]:
    match shape.of:
        case None:
            if shape.type in CHOICES:
                report.error(
                    "choice-without-options",
                    source,
                    (*path, "type"),
                    "A choice needs options to choose from.",
                    "Add `of:` with a list of ids, a mapping of ids to labels, or a list's name.",
                )
            return ()
        case str() as name if name in lists:
            return tuple(Option(each, each) for each in lists[name])
        case str() as name:
            hint = meant_or(name, lists, "Declare it under `lists:`.")
            message = f'There is no list "{name}" in this guide.'
            report.error("missing-list", source, (*path, "of"), message, hint)
            return ()
        case tuple() as ids:
            return tuple(Option(each, each) for each in ids)
        case labels:
            return tuple(Option(each, label) for each, label in labels.items())


def _bound(
    bound: int | Decimal | date | str | None, kind: Kind, source: Source, path: Path, report: Report
) -> Decimal | int | date | str | None:
    if bound is None or (kind not in NUMBERS and kind is not Kind.DATE):
        return None
    dated = isinstance(bound, date) or bound == "today"
    if dated == (kind is Kind.DATE):
        return bound
    rule = "a date such as 2027-01-31, or today" if kind is Kind.DATE else "a number"
    report.error(
        "wrong-value", source, path, f'"{bound}" is no bound for the type {kind}.', f"Write {rule}."
    )
    return None


def _refuse_default(
    shape: FactShape, fact: Fact, source: Source, path: Path, report: Report
) -> None:
    options = [option.id for option in fact.options]
    hint = did_you_mean(str(shape.default), options) if options else ""
    report.error(
        "wrong-value",
        source,
        (*path, "default"),
        f'"{as_written(shape.default)}" is no value for a fact of the type {fact.kind}.',
        hint or f"Write {EXAMPLES[fact.kind]}.",
    )


def as_written(value: object) -> str:
    """A YAML scalar as its author wrote it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


EXAMPLES = {
    Kind.CHOICE: "one of the options",
    Kind.CHOICES: "a list of options, such as [tv, phone]",
    Kind.YES_NO: "true or false",
    Kind.INTEGER: "a whole number, such as 3",
    Kind.NUMBER: "a number, such as 2.5",
    Kind.MONEY: "an amount, such as 49.90",
    Kind.DATE: "a date, such as 2027-01-31",
    Kind.TEXT: "a text",
    Kind.LONG_TEXT: "a text",
    Kind.COUNTRY: "a country of ISO 3166, such as DE",
    Kind.POSTCODE: "a postcode",
}
"""What a value of each kind looks like, for messages."""


def literal(value: Any, wanted: Type) -> Value | None:
    """The value that a YAML scalar or list means for a fact of a type; None if it means none."""
    reader = _LITERALS.get(wanted.kind, _text)
    return reader(value, wanted.options or ())


def _yes_no(value: Any, _: tuple[str, ...]) -> bool | None:
    return value if isinstance(value, bool) else None


def _integer(value: Any, _: tuple[str, ...]) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any, options: tuple[str, ...]) -> Decimal | int | None:
    return value if isinstance(value, Decimal) else _integer(value, options)


def _choices(value: Any, options: tuple[str, ...]) -> frozenset[str] | None:
    chosen = isinstance(value, list | tuple) and set(value) <= set(options)
    return frozenset(value) if chosen else None


def _choice(value: Any, options: tuple[str, ...]) -> str | None:
    return str(value) if str(value) in options else None


def _text(value: Any, _: tuple[str, ...]) -> str | None:
    return str(value) if isinstance(value, str | int | Decimal) else None


def _date(value: Any, _: tuple[str, ...]) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


_LITERALS: dict[Kind, Callable[[Any, tuple[str, ...]], Value | None]] = {
    Kind.YES_NO: _yes_no,
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.DATE: _date,
    Kind.CHOICES: _choices,
    Kind.CHOICE: _choice,
}
