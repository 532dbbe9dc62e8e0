"""The reference of the API: its OpenAPI description as a page that needs no script."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from engine.texts import NOTHING, Filled, Text
from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.markdown import html


class Member(NamedTuple):
    """A member of an object: `kind` is its type in words, `target` the object it refers to."""

    name: str
    kind: str
    target: str
    required: bool
    meaning: str


class Shape(NamedTuple):
    """An object that requests or answers hold."""

    name: str
    meaning: str
    members: tuple[Member, ...]


class Operation(NamedTuple):
    """One address of the API."""

    method: str
    path: str
    summary: str
    parameters: tuple[Member, ...]
    takes: str
    answers: tuple[tuple[str, str, str], ...]


def render(description: Mapping[str, Any], links: SiteLinks) -> bytes:
    """The page of an OpenAPI description."""
    shown = {
        "title": "The API",
        "language": "en",
        "links": links,
        "about": description["info"]["description"],
        "marked": marked,
        "operations": tuple(_operations(description)),
        "shapes": tuple(_shapes(description)),
    }
    return fill("api.html", shown)


def marked(words: str) -> Markup:
    """A description within a line; names between backticks are set as code."""
    return html(Filled(Text(words, (words,)), NOTHING), inline=True)


def _operations(description: Mapping[str, Any]) -> Iterator[Operation]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method.upper(),
                path,
                operation.get("summary", ""),
                tuple(_parameters(operation)),
                _body(operation.get("requestBody", {})),
                tuple(_answers(operation)),
            )


def _parameters(operation: Mapping[str, Any]) -> Iterator[Member]:
    for each in operation.get("parameters", ()):
        kind, target = _kind(each.get("schema", {}))
        required = each.get("required", False)
        yield Member(each["name"], kind, target, required, each.get("description", ""))


def _body(holder: Mapping[str, Any]) -> str:
    for content in holder.get("content", {}).values():
        return _kind(content.get("schema", {}))[1]
    return ""


def _answers(operation: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for status, answer in operation["responses"].items():
        yield status, answer.get("description", ""), _body(answer)


def _shapes(description: Mapping[str, Any]) -> Iterator[Shape]:
    for name, schema in description["components"]["schemas"].items():
        required = schema.get("required", ())
        members = tuple(
            Member(each, *_kind(inner), each in required, inner.get("description", ""))
            for each, inner in schema.get("properties", {}).items()
        )
        yield Shape(name, schema.get("description", ""), members)


def _kind(schema: Mapping[str, Any]) -> tuple[str, str]:
    """A type in words, and the name of the object that it refers to."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return name, name
    options = [_kind(each) for each in schema.get("anyOf", ())]
    if options:
        target = next((each[1] for each in options if each[1]), "")
        return " or ".join(each[0] for each in options), target
    if schema.get("type") == "array":
        kind, target = _kind(schema.get("items", {}))
        return f"list of {kind}", target
    if "enum" in schema:
        return " or ".join(f"“{each}”" for each in schema["enum"]), ""
    return str(schema.get("type", "anything")), ""
