"""`callguide schema`: the JSON Schema of the files that authors write, for their editors.

It is made of `engine.model` and agrees with what is read: a text may be written as a number, an
unknown key is refused, and the verb key of a step tells what else the step may say. Beside what
JSON Schema knows, it has what the YAML language server reads: `markdownDescription`,
`defaultSnippets`, `enumDescriptions`, `errorMessage` and their like.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal

from app import schema_snippets as snippets
from app.schema_words import VALUES
from engine.model import (
    VERBS,
    CatalogueShape,
    GuideShape,
    Shape,
    TableShape,
    TranslationShape,
    WalksShape,
)
from engine.shapes import PATTERNS

File = Literal["guide", "catalogue", "table", "walks", "translation"]
Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: Mapping[File, type[Shape]] = {
    "guide": GuideShape,
    "catalogue": CatalogueShape,
    "table": TableShape,
    "walks": WalksShape,
    "translation": TranslationShape,
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DEFINITION = "#/$defs/"
_MAPS = ("$defs", "patternProperties", "properties")
_NULL = {"type": "null"}


def render(file: File) -> str:
    """The schema of one kind of file as indented JSON."""
    return json.dumps(schema(file), indent=2) + "\n"


def schema(file: File) -> Schema:
    """The JSON Schema, draft 2020-12, of one kind of file."""
    made: Schema = _told(_SHAPES[file].model_json_schema(by_alias=True))
    definitions = {_name(key): each for key, each in made.pop("$defs").items()}
    for name, shape in [(file, made), *definitions.items()]:
        _add_snippets(name, shape, definitions)
    return {"$schema": DRAFT, **made, "$defs": definitions}


def _add_snippets(name: str, shape: Schema, definitions: Mapping[str, Schema]) -> None:
    for key, entry in shape.get("properties", {}).items():
        if (name, key) in snippets.ENTRIES:
            entry["defaultSnippets"] = [snippets.ENTRIES[name, key]]
        for each in entry.get("patternProperties", {}).values():
            if "else" in each:
                _describe_verbs(each["else"], definitions)


def _told(node: Any) -> Any:
    """A part of pydantic's schema as authors' editors need it."""
    if isinstance(node, list):
        return [_told(each) for each in node]
    if not isinstance(node, dict):
        return node
    told = {
        key: {name: _told(each) for name, each in value.items()} if key in _MAPS else _told(value)
        for key, value in node.items()
        if not _is_noise(key, value)
    }
    _say_in_words(told)
    if told.get("type") == "string" and not told.keys() & {"enum", "const", "format"}:
        told["type"] = ["string", "number"]
    if _NULL in told.get("anyOf", ()):
        return _with_null(told)
    return _by_verb(told) if _is_step(told) else told


def _say_in_words(told: Schema) -> None:
    """Names, meanings and messages for whoever writes the file."""
    if "title" in told:
        told["title"] = _title(told["title"])
    if "description" in told:
        told["markdownDescription"] = told["description"]
    if "$ref" in told:
        told["$ref"] = _DEFINITION + _name(told["$ref"].removeprefix(_DEFINITION))
    if "enum" in told or "const" in told:
        words = told.get("enum") or [told["const"]]
        told["enumDescriptions"] = [VALUES[word] for word in words]
        told["markdownEnumDescriptions"] = told["enumDescriptions"]
    if told.get("pattern") in PATTERNS:
        told["patternErrorMessage"] = _rule(told["pattern"])
    if "patternProperties" in told:
        told["additionalProperties"] = False
        told["errorMessage"] = " ".join(map(_rule, told["patternProperties"]))


def _rule(pattern: str) -> str:
    what, rule = PATTERNS[pattern]
    return f"This must be {what}. {rule}"


def _with_null(node: Schema) -> Schema:
    """A key that may be left empty: said in its type, so that editors know what to put in."""
    ways = [way for way in node["anyOf"] if way != _NULL]
    if len(ways) > 1 or "type" not in ways[0] or "enum" in ways[0]:
        return node
    types = ways[0]["type"]
    plain = {key: value for key, value in node.items() if key != "anyOf"}
    listed = types if isinstance(types, list) else [types]
    return {**ways[0], **plain, "type": [*listed, "null"]}


def _is_noise(key: str, value: Any) -> bool:
    return key == "default" and value is None


def _is_step(node: Schema) -> bool:
    ways = node.get("oneOf", ())
    return len(ways) == len(VERBS) and all("$ref" in way for way in ways)


def _by_verb(node: Schema) -> Schema:
    """The kinds of steps told apart by their verb keys, so that a fault is shown where it is."""
    kinds = zip(VERBS, node.pop("oneOf"), strict=True)
    return {
        **node,
        "title": "Step",
        "type": "object",
        "if": {"anyOf": [{"required": [verb]} for verb in VERBS]},
        "else": {
            "properties": dict.fromkeys(VERBS),
            "defaultSnippets": snippets.STEP,
            "allOf": [{"required": ["ask"], "errorMessage": _NO_VERB}],
        },
        "allOf": [{"if": {"required": [verb]}, "then": kind} for verb, kind in kinds],
    }


_NO_VERB = f"A step needs one of the keys that tell its kind: {', '.join(VERBS)}."


def _describe_verbs(undecided: Schema, definitions: Mapping[str, Schema]) -> None:
    """Say of each key that tells a kind what it makes of a step."""
    for verb, kind in VERBS.items():
        told = definitions[kind]["description"]
        undecided["properties"][verb] = {
            "type": "object" if verb == "offer" else "string",
            "description": told,
            "markdownDescription": told,
        }


def _title(title: str) -> str:
    words = _WORDS.sub(" ", title.removesuffix("Shape")).replace("-", " ")
    return words.capitalize()


def _name(shape: str) -> str:
    return _WORDS.sub("-", shape.removesuffix("Shape")).lower()
