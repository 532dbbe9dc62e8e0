"""Reads a file's data into the authors' shapes, and says in their words what does not fit."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from engine.model import VERBS, Shape
from engine.problems import Problem, Severity, did_you_mean
from engine.shape_paths import NOTHING, Path, inside, shape_at
from engine.source import Source

AnyShape = TypeVar("AnyShape", bound=Shape)

_TAGS = frozenset(
    {*VERBS, "step", "routes", "cases", "expression", "labels", "ids", "list-name"}
    | {"declared-here", "fact-name", "check", "checks", "[key]"}
    | {"by-step", "in-order"}
)


class _Fault(NamedTuple):
    """One of pydantic's errors, at the author's path, in a mapping of a shape."""

    error: Any
    path: Path
    shape: type[Shape]


class _Finding(NamedTuple):
    code: str
    message: str
    fix: str
    path: Path
    on_key: bool = False


def read_shape(shape: type[AnyShape], source: Source) -> tuple[AnyShape | None, list[Problem]]:
    """The shape of a source's data, or None and a problem for each thing that does not fit."""
    try:
        return shape.model_validate(source.data), []
    except ValidationError as error:
        findings = [_finding(shape, source.data, each) for each in error.errors(include_url=False)]
        return None, sorted({_problem(source, finding) for finding in findings})


def _problem(source: Source, finding: _Finding) -> Problem:
    mark = source.mark(finding.path, key=finding.on_key)
    return Problem(
        finding.code,
        Severity.ERROR,
        finding.message,
        finding.fix,
        source.file,
        mark.line,
        mark.column,
        source.length(finding.path, key=finding.on_key),
    )


def _finding(shape: type[Shape], data: Any, error: Any) -> _Finding:
    path, on_key = _author_path(error["loc"], data)
    finder = _FINDERS.get(error["type"], _wrong_value)
    finding = finder(_Fault(error, path, shape_at(shape, path[:-1], data)))
    return finding._replace(on_key=True) if on_key else finding


def _author_path(loc: Path, data: Any) -> tuple[Path, bool]:
    """The path as written, without what pydantic inserts, and whether the key is meant."""
    path: list[str | int] = []
    for index, part in enumerate(loc):
        if index == 2 and loc[0] == "steps" and part in VERBS:
            continue
        inner = inside(data, part)
        if inner is not NOTHING:
            data = inner
        elif part in _TAGS and not (part in VERBS and index == len(loc) - 1):
            continue
        elif isinstance(data, dict) and index == len(loc) - 1:
            data = None
        else:
            continue
        path.append(part)
    return tuple(path), loc[-1] == "[key]"


def _allowed(shape: type[Shape]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in shape.model_fields.items())


def _unknown_key(fault: _Fault) -> _Finding:
    _, path, shape = fault
    key = str(path[-1])
    hint = did_you_mean(key, _allowed(shape))
    fix = hint or f"Remove it, or use one of: {', '.join(_allowed(shape))}."
    return _Finding("unknown-key", f'There is no key "{key}" here.', fix, path, on_key=True)


def _missing_key(fault: _Fault) -> _Finding:
    _, path, shape = fault
    key = str(path[-1])
    field = next((f for f in shape.model_fields.values() if f.alias == key), None)
    meaning = f" ({field.description})" if field is not None and field.description else ""
    owner = f'"{path[-2]}"' if len(path) > 1 else "The file"
    code = {"price": "missing-price", "term": "missing-terms"}.get(key, "missing-key")
    fix = f"Add `{key}:`{meaning.rstrip('.)') + ')' if meaning else ''}."
    return _Finding(code, f'{owner} lacks the key "{key}".', fix, path[:-1], len(path) > 1)


def _no_verb(fault: _Fault) -> _Finding:
    error, path, _ = fault
    keys = list(error["input"]) if isinstance(error["input"], dict) else []
    guesses = [hint for key in keys if (hint := did_you_mean(key, VERBS))]
    fix = guesses[0] if guesses else f"Give it one of: {', '.join(VERBS)}."
    message = f'The step "{path[-1]}" has none of the keys that tell its kind.'
    return _Finding("step-without-kind", message, fix, path, on_key=True)


def _bad_id(fault: _Fault) -> _Finding:
    error, path, _ = fault
    pattern = error["ctx"]["pattern"]
    value = error["input"]
    if pattern not in PATTERNS:
        return _wrong_value(fault)
    what, rule = PATTERNS[pattern]
    return _Finding("bad-id", f'"{value}" is not {what}.', rule, path)


PATTERNS = {
    r"^[a-z0-9][a-z0-9-]*$": (
        "an id",
        "Use lower-case letters, digits and hyphens, such as `check-cables`.",
    ),
    r"^[a-z][a-z0-9_]*$": (
        "a name",
        "Use lower-case letters, digits and underscores, such as `current_plan`.",
    ),
    r"^[0-9]{1,9}(\.[0-9]{1,2})?$": (
        "an amount of money",
        'Write digits with at most two decimals, such as "49.90".',
    ),
    r"^[A-Z]{3}$": ("a currency", "Use the three capital letters of ISO 4217, such as EUR."),
    r"^[A-Z]{2}$": ("a country", "Use the two capital letters of ISO 3166, such as DE."),
    r"^[a-z]{2,3}(-[A-Z]{2})?$": ("a language", "Use a code such as en or de-AT."),
    r"^[a-z0-9_.-]+$": ("a path", "Use a dotted path, such as customer.plan."),
}
"""What must match each pattern of the model, and the rule in words."""


def _wrong_value(fault: _Fault) -> _Finding:
    error, path, _ = fault
    shown = _shown(error["input"])
    context = error.get("ctx", {})
    where = f'"{path[-1]}"' if path else "The file"
    message = f"{where} cannot be {shown}."
    expected = context.get("expected")
    if expected:
        words = tuple(word.strip("'") for word in expected.replace(" or ", ", ").split(", "))
        hint = did_you_mean(str(error["input"]), words) or f"Use one of: {', '.join(words)}."
        return _Finding("wrong-value", message, hint, path)
    for kind, rule in _RULES.items():
        if error["type"].startswith(kind):
            return _Finding(
                "wrong-value", f"{where} cannot be {shown}.", rule.format(**context), path
            )
    return _Finding("wrong-value", f"{where} cannot be {shown}.", f"{error['msg']}.", path)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if value is None:
        return "empty"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


_RULES = {
    "string_too_short": "Write at least one character.",
    "string_too_long": "Write at most {max_length} characters.",
    "string": "Write a text; put quotes around it if it is true, false or null.",
    "tuple": "Write a list: each entry on its own line after a hyphen.",
    "too_short": "Write at least one entry.",
    "dict": "Write a mapping: each entry on its own line as `key: value`.",
    "model": "Write a mapping: each entry on its own line as `key: value`.",
    "int": "Write a whole number.",
    "bool": "Write true or false.",
    "date": "Write a date as year-month-day, such as 2027-01-31.",
    "greater_than_equal": "Write a number of at least {ge}.",
    "less_than_equal": "Write a number of at most {le}.",
}
_FINDERS: dict[str, Callable[[_Fault], _Finding]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "step_without_verb": _no_verb,
    "string_pattern_mismatch": _bad_id,
}
