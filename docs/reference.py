"""Writes the made parts of the documentation anew: `make docs`.

A made part of a page stands between `<!-- make docs: WHAT -->` and `<!-- end -->`. What stands
there comes out of the schema, the table of functions, the explained codes and the settings, so
that it cannot say anything else than what is enforced. The commands of the README and the tutorial
are run, and what they print is written below them.
"""

import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic import Discriminator, Tag
from pydantic.fields import FieldInfo

from app.settings import Settings
from docs import examples, scores
from docs.words import LIMITS, SETTINGS
from engine import model
from engine.checks.explain import codes, explanation
from engine.compile.facts import EXAMPLES, MEANT_FOR
from engine.expression_functions import FUNCTIONS
from engine.kinds import Kind
from engine.limits import Limits
from engine.model import InputFactShape, Shape, StepShape

DOCS = Path(__file__).parent
DECISIONS = DOCS / "decisions"
PAGES = (DOCS / "format.md", DOCS / "operating.md", DOCS / "scores.md", DECISIONS / "README.md")

_PART = re.compile(r"(<!-- make docs: (\w+)(?: (\w+))? -->\n).*?(<!-- end -->)", re.DOTALL)

# Types in the words of authors

_NAMED: tuple[tuple[Any, str], ...] = (
    (model.Id, "id"),
    (model.Name, "name"),
    (model.Words, "text"),
    (model.Label, "short text"),
    (model.Condition, "expression"),
    (model.Scalar, "value"),
    (model.Amount, "amount"),
    (model.Routes, "id of a step, or [routes](#routes)"),
    (model.Compute, "expression, or [cases](#cases)"),
    (model.Options, "list of ids, mapping of ids to labels, or name of a list"),
    (model.Input, "name, or [fact](#facts) with its name as `fact`"),
    (model.AnyStep, "[step](#steps)"),
    (model.Said, "answer"),
    (Kind, "[kind](#kinds-of-facts)"),
    (str, "text"),
    (bool, "`true` or `false`"),
    (int, "whole number"),
    (Decimal, "number"),
    (date, "date"),
)
_ANY_SCALAR = frozenset({"text", "`true` or `false`", "whole number", "number"})
_SECTIONS: Mapping[str, str] = {
    "FactShape": "[fact](#facts)",
    "RouteShape": "[route](#routes)",
    "CaseShape": "[case](#cases)",
    "CheckShape": "[check](#checks-on-an-answer)",
    "AnswerShape": "[answer](#answers)",
    "AnyTimeShape": "[entry](#at-any-time)",
    "NewsShape": "[change](#what-changed)",
    "AtHandShape": "[entry](#at-hand)",
    "OfferTermsShape": "[terms](#offer)",
    "NeedShape": "[need](#needs)",
    "ProductShape": "[product](#products)",
    "PriceShape": "[price](#prices-and-terms)",
    "RecurringShape": "[recurring price](#prices-and-terms)",
    "TermShape": "[terms](#prices-and-terms)",
    "CreditShape": "[credit](#prices-and-terms)",
    "KeyShape": "[key](#tables)",
    "ColumnShape": "[column](#tables)",
    "ScriptShape": "[walk](#scripted-walks)",
    "ExpectShape": "[expectation](#expectations)",
    "RefusedShape": "[refusal](#refused-answers)",
    "TranslatedShape": "[text](#translated-texts)",
}


def type_words(hint: Any) -> str:
    """What may stand for a key, in the words of authors."""
    hint = _plain(hint)
    named = next((words for each, words in _NAMED if hint == _plain(each)), "")
    if named:
        return named
    arguments = get_args(hint)
    match get_origin(hint):
        case origin if origin is Annotated:
            return type_words(arguments[0]) + _bounds(arguments[1:])
        case types.UnionType:
            return _either(arguments)
        case origin if origin is Literal:
            return " or ".join(f"`{each}`" for each in arguments)
        case origin:
            return _together(origin, arguments) if origin else _SECTIONS[hint.__name__]


def _together(origin: Any, arguments: tuple[Any, ...]) -> str:
    """Lists and mappings."""
    if origin is Union:
        return _either(arguments)
    words = [_plural(type_words(each)) for each in arguments if each is not ...]
    return f"list of {words[0]}" if origin is tuple else f"mapping of {words[0]} to {words[1]}"


def _plain(hint: Any) -> Any:
    """A type without what only tells pydantic how to read it."""
    if get_origin(hint) is not Annotated:
        return hint
    inner, *about = get_args(hint)
    told = tuple(
        each
        for each in about
        if not isinstance(each, Tag | Discriminator | str) and not _is_length(each)
    )
    return Annotated[inner, *told] if told else _plain(inner)


def _is_length(about: Any) -> bool:
    """Whether this says only that a list or a mapping is not empty."""
    return isinstance(about, FieldInfo)


def _either(ways: Iterable[Any]) -> str:
    words = dict.fromkeys(type_words(way) for way in ways if way is not types.NoneType)
    if words.keys() >= _ANY_SCALAR:
        words = {"value": None} | {each: None for each in words if each not in _ANY_SCALAR}
    if {"whole number", "number"} <= words.keys():
        del words["whole number"]
    return " or ".join(words)


def _bounds(about: Iterable[Any]) -> str:
    low = next((each.ge for each in about if isinstance(each, Ge)), None)
    high = next((each.le for each in about if isinstance(each, Le)), None)
    return f" from {low} to {high:,}" if low is not None and isinstance(high, int) else ""


def _plural(words: str) -> str:
    if words.startswith("["):
        return re.sub(r"\[([\w -]+)\]", lambda found: f"[{_plural(found[1])}]", words)
    first, space, rest = words.partition(" of ")
    if first in ("list", "mapping"):
        return f"{first}s{space}{rest}"
    if words.endswith(("s", "`")):
        return words
    return f"{words[:-1]}ies" if words.endswith("y") else f"{words}s"


# Parts


def keys(name: str) -> str:
    """The keys of a shape; those of a kind of step without what every step may say."""
    shape: type[Shape] = getattr(model, name)
    known: Mapping[str, Any] = {}
    if shape is not StepShape and issubclass(shape, StepShape):
        known = StepShape.model_fields
    if shape is InputFactShape:
        known = model.FactShape.model_fields
    hints = get_type_hints(shape, include_extras=True)
    rows = [
        (f"`{field.alias or each}`", _value(field, hints[each]), _need(field), field.description)
        for each, field in shape.model_fields.items()
        if each not in known
    ]
    return _table(("key", "value", "default", "meaning"), rows)


def _value(field: FieldInfo, hint: Any) -> str:
    words = type_words(hint)
    return words if " from " in words else words + _bounds(field.metadata)


def _need(field: FieldInfo) -> str:
    if field.is_required():
        return "**required**"
    default = field.default
    if default is None or default == () or field.default_factory is not None:
        return ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple):
        return f"`[{', '.join(default)}]`"
    return f"`{default}`"


def kinds() -> str:
    """The kinds of facts, how a value is written, and the keys that are only for some."""
    rows = [
        (
            f"`{kind}`",
            EXAMPLES[kind],
            ", ".join(
                f"`{key.replace('_', '-')}`" for key, meant in MEANT_FOR.items() if kind in meant
            ),
        )
        for kind in Kind
    ]
    return _table(("kind", "a value in YAML", "keys for this kind"), rows)


def functions() -> str:
    """Every function of expressions."""
    rows = [(f"`{each.signature}`", each.doc, f"`{each.example}`") for each in FUNCTIONS.values()]
    return _table(("function", "what it gives", "example"), rows)


def problems() -> str:
    """Every code of the checker."""
    return _table(("code", "title"), [(f"`{code}`", explanation(code).title) for code in codes()])


def settings() -> str:
    """Every setting of the environment, those of limits apart."""
    rows = [
        (f"`CALLGUIDE_{each.name.upper()}`", _setting(each), SETTINGS[each.name])
        for each in fields(Settings)
        if each.name != "limits"
    ]
    return _table(("variable", "default", "meaning"), rows)


def limits() -> str:
    """Every limit that an operator can set."""
    rows = [
        (f"`CALLGUIDE_MOST_{each.name.upper()}`", f"{each.default:,}", LIMITS[each.name])
        for each in fields(Limits)
    ]
    return _table(("variable", "default", "meaning"), rows)


def decisions() -> str:
    """Every decision, by its title."""
    pages = [page for page in sorted(DECISIONS.glob("*.md")) if page.name != "README.md"]
    titles = [page.read_text().partition("\n")[0].removeprefix("# ") for page in pages]
    return "".join(f"- [{title}]({page.name})\n" for title, page in zip(titles, pages, strict=True))


def _setting(each: Any) -> str:
    default = each.default if each.default is not MISSING else ""
    if isinstance(default, bool):
        return "no"
    return f"`{default}`" if default not in ("", ()) else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(cell) for cell in line)} |\n" for line in lines)


def _cell(words: str | None) -> str:
    return " ".join((words or "").split()).replace("|", "\\|")


_MAKE: Mapping[str, Callable[[], str]] = {
    "kinds": kinds,
    "functions": functions,
    "problems": problems,
    "settings": settings,
    "limits": limits,
    "decisions": decisions,
    "scores": scores.table,
}


def renewed(page: str) -> str:
    """A page with its made parts as they are to be."""

    def part(found: re.Match[str]) -> str:
        opening, what, name, closing = found.groups()
        made = keys(name) if what == "keys" else _MAKE[what]()
        return f"{opening}\n{made}\n{closing}"

    return _PART.sub(part, page)


def main() -> None:
    """Write every page anew."""
    for page in PAGES:
        page.write_text(renewed(page.read_text()))
    for name in examples.FOLLOWED:
        page = examples.ROOT / name
        page.write_text(examples.followed(page.read_text()))


if __name__ == "__main__":
    main()
