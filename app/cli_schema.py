"""`callguide schema`: the JSON Schema of the files that authors write, for their editors.

It is made of `engine.model` and agrees with what is read: a text may be written as a number, an
unknown key is refused, and the verb key of a step tells what else the step may say.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Literal

from engine.model import VERBS, CatalogueShape, GuideShape, Shape, TableShape, WalksShape

File = Literal["guide", "catalogue", "table", "walks"]
Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: Mapping[File, type[Shape]] = {
    "guide": GuideShape,
    "catalogue": CatalogueShape,
    "table": TableShape,
    "walks": WalksShape,
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DEFINITION = "#/$defs/"


def render(file: File) -> str:
    """The schema of one kind of file as indented JSON."""
    return json.dumps(schema(file), indent=2) + "\n"


def schema(file: File) -> Schema:
    """The JSON Schema, draft 2020-12, of one kind of file."""
    made: Schema = _told(_SHAPES[file].model_json_schema(by_alias=True))
    definitions = made.pop("$defs")
    return {
        "$schema": DRAFT,
        **made,
        "$defs": {_name(key): definitions[key] for key in definitions},
    }


def _told(node: Any) -> Any:
    """A part of pydantic's schema as authors' editors need it."""
    if isinstance(node, list):
        return [_told(each) for each in node]
    if not isinstance(node, dict):
        return node
    told = {key: _told(value) for key, value in node.items() if not _is_noise(key, value)}
    if "title" in told and isinstance(told["title"], str):
        told["title"] = _title(told["title"])
    if "$ref" in told:
        told["$ref"] = _DEFINITION + _name(told["$ref"].removeprefix(_DEFINITION))
    if "patternProperties" in told:
        told["additionalProperties"] = False
    if told.get("type") == "string" and not told.keys() & {"enum", "const", "format"}:
        told["type"] = ["string", "number"]
    return _by_verb(told) if _is_step(told) else told


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
        "type": "object",
        "anyOf": [{"required": [verb]} for verb in VERBS],
        "allOf": [{"if": {"required": [verb]}, "then": kind} for verb, kind in kinds],
    }


def _title(title: str) -> str:
    words = _WORDS.sub(" ", title.removesuffix("Shape")).replace("-", " ")
    return words.capitalize()


def _name(shape: str) -> str:
    return _WORDS.sub("-", shape.removesuffix("Shape")).lower()
