"""What may stand at each place of a file: the name of which thing, an expression, a text."""

from enum import StrEnum
from typing import NamedTuple, Protocol

from engine.language.names import GuideNames
from engine.language.symbols import Kind, Path, Use, answers_of

CATALOGUE = ""
"""The scope of the facts that the files of the catalogue share."""
_WORDS = ("ask", "say", "do", "tell", "note", "hint", "record")
_TARGETS = ("then", "instead", "accepted", "declined", "none", "found", "next")
_STEP_VALUES = {
    "lookup": Kind.TABLE,
    "subguide": Kind.GUIDE,
}


class Form(StrEnum):
    """How a name is written: alone, as a road of steps, in an expression, in a text's holes.

    An option is a name alone, or an expression where it is none. A key of a translation holds
    the id of an answer: `answers.every.label`, `input.of.basic`; the name of a fact of a subguide,
    `with.next_step`; or that of a column, `rows.10115.what`.
    """

    NAME = "name"
    OPTION = "option"
    STEPS = "steps"
    EXPRESSION = "expression"
    TEXT = "text"
    KEY = "key"


class Wanted(NamedTuple):
    """What may stand at a place: `kind` and `scope` say of what a name is."""

    form: Form
    kind: Kind = Kind.FACT
    scope: str = ""
    use: Use = Use.REFERENCE


class Declared(Protocol):
    """What is declared in the folder."""

    def guide(self, id_: str) -> GuideNames:
        """The names of a guide; of none where there is no such guide; of the catalogue for ""."""

    def options_in(self, table: str, column: str) -> str | None:
        """The scope of the answers that the rows of a table hold in a column, if they hold any."""


def wanted(file: str, path: Path, declared: Declared, *, key: bool) -> Wanted | None:
    """What may stand at a path of a file, or as the key there; None for what names nothing."""
    match file.split("/"):
        case [guide, "guide.yaml" | "guide.yml"]:
            return _in_guide(declared.guide(guide), path, key=key)
        case ["catalogue", _]:
            return _in_catalogue(declared.guide(CATALOGUE), path, key=key)
        case ["tables", name]:
            return _in_table(name.rpartition(".")[0], path, declared, key=key)
        case [guide, "walks", _]:
            return _in_walks(declared.guide(guide), path, declared, key=key)
        case [folder, "translations", _]:
            guide = "" if folder == "catalogue" else folder
            return _in_translations(declared.guide(guide), path, key=key)
    return None


def _defined(kind: Kind, scope: str) -> Wanted:
    return Wanted(Form.NAME, kind, scope, Use.DEFINITION)


def _named(kind: Kind, scope: str = "") -> Wanted:
    return Wanted(Form.NAME, kind, scope)


def _in_guide(guide: GuideNames, path: Path, *, key: bool) -> Wanted | None:
    match path:
        case ("steps", str(step), *rest):
            return _in_step(guide, step, tuple(rest), key=key)
        case ("facts", str(fact), *rest):
            return _in_fact(guide, fact, tuple(rest), key=key)
        case ("guide",) if not key:
            return _defined(Kind.GUIDE, "")
        case ("start",) | ("at-any-time", _, "to") if not key:
            return _named(Kind.STEP, guide.id)
        case ("lists", _) if key:
            return _defined(Kind.LIST, guide.id)
        case ("lists", str(name), int()) if not key and name in guide.listed:
            return _named(Kind.ANSWER, answers_of(guide.id, guide.listed[name]))
        case ("at-any-time", _) if key:
            return _defined(Kind.ENTRY, guide.id)
        case ("case-note",) if not key:
            return Wanted(Form.TEXT, Kind.FACT, guide.id)
    return None


def _in_fact(guide: GuideNames, fact: str, rest: Path, *, key: bool) -> Wanted | None:
    """Within the declaration of a fact."""
    answers = answers_of(guide.id, fact)
    value = Wanted(Form.EXPRESSION, Kind.FACT, guide.id)
    if guide.is_choice(fact):
        value = Wanted(Form.OPTION, Kind.ANSWER, answers)
    match rest:
        case () if key:
            return _defined(Kind.FACT, guide.id)
        case ("of",) if not key:
            return _named(Kind.LIST, guide.id)
        case ("of", int()) if not key:
            return _defined(Kind.ANSWER, answers)
        case ("of", str()) if key:
            return _defined(Kind.ANSWER, answers)
        case ("default",) | ("default", int()) if not key and guide.is_choice(fact):
            return _named(Kind.ANSWER, answers)
        case ("compute",) | ("compute", int(), "when") if not key:
            return Wanted(Form.EXPRESSION, Kind.FACT, guide.id)
        case ("compute", int(), "value" | "else") if not key:
            return value
    return None


def _in_step(guide: GuideNames, step: str, rest: Path, *, key: bool) -> Wanted | None:
    match rest:
        case () if key:
            return _defined(Kind.STEP, guide.id)
        case ("answers", str()) if key:
            return _defined(Kind.ANSWER, answers_of(guide.id, guide.fact_of(step)))
        case ("answers", str(), *inner):
            return _on_the_way(guide, tuple(inner), key=key)
        case ("input" | "fact" | "offer" | "sets" | "with" | "returns" | "ends", *_):
            return _with_facts(guide, step, rest, key=key)
        case (str(value),) if value in _STEP_VALUES and not key:
            return _named(_STEP_VALUES[value])
        case ("by",) if not key:
            return Wanted(Form.EXPRESSION, Kind.FACT, guide.id)
    return _on_the_way(guide, rest, key=key)


def _on_the_way(guide: GuideNames, rest: Path, *, key: bool) -> Wanted | None:
    """What steps and answers have alike: words, conditions and targets."""
    if key:
        return None
    match rest:
        case (str(each),) if each in _WORDS:
            return Wanted(Form.TEXT, Kind.FACT, guide.id)
        case (str(each),) if each in _TARGETS:
            return _named(Kind.STEP, guide.id)
        case ("to",) | ("next", int(), "to" | "else"):
            return _named(Kind.STEP, guide.id)
        case ("next", int(), "when") | ("check", "when") | ("check", int(), "when"):
            return Wanted(Form.EXPRESSION, Kind.FACT, guide.id)
        case ("check", "message") | ("check", int(), "message"):
            return Wanted(Form.TEXT, Kind.FACT, guide.id)
    return None


def _with_facts(guide: GuideNames, step: str, rest: Path, *, key: bool) -> Wanted | None:
    """The keys of steps that hand facts on."""
    called = guide.said(step, "subguide")
    match rest:
        case ("fact",) if not key:
            stated = guide.fact_of(step) in guide.data.get("facts", ())
            return (_named if stated else _defined)(Kind.FACT, guide.id)
        case ("input",) | ("offer", "now" | "returned") if not key:
            return _named(Kind.FACT, guide.id)
        case ("input", "fact") if not key:
            return _defined(Kind.FACT, guide.id)
        case ("input", *inner) if inner:
            return _in_fact(guide, guide.fact_of(step), tuple(inner), key=key)
        case ("offer", "need") if not key:
            return _named(Kind.NEED)
        case ("sets", str()):
            column = _named(Kind.COLUMN, guide.said(step, "lookup"))
            return _named(Kind.FACT, guide.id) if key else column
        case ("with", str()):
            expression = Wanted(Form.EXPRESSION, Kind.FACT, guide.id)
            return _named(Kind.FACT, called) if key else expression
        case ("returns", str()):
            return _named(Kind.FACT, guide.id if key else called)
        case ("ends", str()):
            return _named(Kind.STEP, called if key else guide.id)
    return None


def _in_catalogue(catalogue: GuideNames, path: Path, *, key: bool) -> Wanted | None:
    match path:
        case ("facts", str(fact), *rest):
            return _in_fact(catalogue, fact, tuple(rest), key=key)
        case ("needs", str()) if key:
            return _defined(Kind.NEED, "")
        case ("products", str()) if key:
            return _defined(Kind.PRODUCT, "")
        case ("products", str(), "serves", int()) if not key:
            return _named(Kind.NEED)
        case ("products", str(), "replaces", int()) if not key:
            return _named(Kind.PRODUCT)
        case ("products", str(), "credit", int(), "for") if not key:
            return _named(Kind.PRODUCT)
        case (
            ("needs", str(), "shown")
            | ("products", str(), "fits")
            | ("products", str(), "prefer", int())
            | ("products", str(), "credit", int(), "when")
        ) if not key:
            return Wanted(Form.EXPRESSION, Kind.FACT, CATALOGUE)
    return None


def _in_table(table: str, path: Path, declared: Declared, *, key: bool) -> Wanted | None:
    match path:
        case ("table",) if not key:
            return _defined(Kind.TABLE, "")
        case ("columns", str()) if key:
            return _defined(Kind.COLUMN, table)
        case ("rows", str(), str()) if key:
            return _named(Kind.COLUMN, table)
        case ("rows", str(), str(column)):
            scope = declared.options_in(table, column)
            return None if scope is None else _named(Kind.ANSWER, scope)
    return None


def _in_walks(guide: GuideNames, path: Path, declared: Declared, *, key: bool) -> Wanted | None:
    match path[2:]:
        case ("facts", str(fact), *rest):
            return _given(guide, fact, tuple(rest), key=key)
        case ("answers", str(step), *rest):
            return _said(guide, step, tuple(rest), declared, key=key)
        case ("answers", int(), str(step), *rest):
            return _said(guide, step, tuple(rest), declared, key=key)
        case ("expect", "refused", int(), "step") if not key:
            return Wanted(Form.STEPS, Kind.STEP, guide.id)
        case ("expect", "end") | ("expect", "steps", int()) if not key:
            return Wanted(Form.STEPS, Kind.STEP, guide.id)
        case ("expect", "product") if not key:
            return _named(Kind.PRODUCT)
        case ("expect", "why", int()) if not key:
            return _named(Kind.FACT, guide.id)
    return None


_TRANSLATED = {
    "steps": Kind.STEP,
    "facts": Kind.FACT,
    "at-any-time": Kind.ENTRY,
    "products": Kind.PRODUCT,
    "needs": Kind.NEED,
    "tables": Kind.TABLE,
}
_OF_NO_GUIDE = frozenset({Kind.PRODUCT, Kind.NEED, Kind.TABLE})


def _in_translations(guide: GuideNames, path: Path, *, key: bool) -> Wanted | None:
    match path:
        case (str(section), str()) if key and section in _TRANSLATED:
            kind = _TRANSLATED[section]
            return _named(kind, "" if kind in _OF_NO_GUIDE else guide.id)
        case ("tables", str(table), str()) if key:
            return Wanted(Form.KEY, Kind.COLUMN, table)
        case ("steps", str(id_), str(text)) if key and text.startswith("with."):
            return Wanted(Form.KEY, Kind.FACT, guide.said(id_, "subguide"))
        case ("steps" | "facts" as section, str(id_), str()) if key:
            fact = guide.fact_of(id_) if section == "steps" else id_
            return Wanted(Form.KEY, Kind.ANSWER, answers_of(guide.id, fact))
        case (*_, "text") if not key:
            return Wanted(Form.TEXT, Kind.FACT, guide.id)
    return None


def _given(guide: GuideNames, fact: str, rest: Path, *, key: bool) -> Wanted | None:
    """A fact that a scripted walk gives; by its path it is not looked for."""
    if fact not in guide.facts:
        return _named(Kind.FACT, guide.id) if key and not rest and "." not in fact else None
    if key:
        return _named(Kind.FACT, guide.id) if not rest else None
    return _named(Kind.ANSWER, answers_of(guide.id, fact)) if guide.is_choice(fact) else None


def _said(
    guide: GuideNames, road: str, rest: Path, declared: Declared, *, key: bool
) -> Wanted | None:
    """What a scripted walk answers at a step, which may be within subguides."""
    if key:
        return Wanted(Form.STEPS, Kind.STEP, guide.id) if not rest else None
    if rest == ("any-time",):
        return _named(Kind.ENTRY, guide.id)
    *calls, step = road.split("/")
    for call in calls:
        guide = declared.guide(guide.said(call, "subguide"))
    fact = guide.fact_of(step)
    if guide.is_choice(fact) and (not rest or isinstance(rest[0], int)):
        return _named(Kind.ANSWER, answers_of(guide.id, fact))
    return None
