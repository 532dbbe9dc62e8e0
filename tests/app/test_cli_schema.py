"""`callguide schema`: what it allows is what is read, and what it refuses is a problem."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from app import cli_schema
from app.cli_new import GUIDE, WALKS
from app.schema_snippets import ENTRIES
from engine.model import VERBS
from engine.source import read
from tests.app.terminal import PLANS, SLOW, TREES, callguide

KINDS: dict[str, cli_schema.File] = {
    "guide.yaml": "guide",
    "catalogue": "catalogue",
    "tables": "table",
    "walks": "walks",
    "translations": "translation",
}
CONTENT = sorted(TREES.rglob("*.yaml"))


def validator(file: cli_schema.File) -> Validator:
    return Draft202012Validator(cli_schema.schema(file))


def data(text: str | bytes) -> Any:
    return read(text if isinstance(text, bytes) else text.encode(), "f.yaml").data


def kind(path: Path) -> cli_schema.File:
    return KINDS.get(path.name) or KINDS[path.parent.name]


def accepts(text: str, file: cli_schema.File = "guide") -> bool:
    valid: bool = validator(file).is_valid(data(text))
    return valid


@pytest.mark.parametrize("file", KINDS.values())
def test_it_is_a_schema(file: cli_schema.File) -> None:
    made = json.loads(callguide("schema", file).stdout)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["title"]
    assert made["description"]
    Draft202012Validator.check_schema(made)


def test_without_a_name_it_is_that_of_a_guide() -> None:
    assert callguide("schema").stdout == callguide("schema", "guide").stdout


def test_an_unknown_kind_of_file_could_not_run() -> None:
    assert callguide("schema", "guides").exit_code == 2


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(TREES).as_posix())
def test_the_sample_content_agrees_with_it(path: Path) -> None:
    faults = validator(kind(path)).iter_errors(data(path.read_bytes()))
    assert [f"{list(fault.path)}: {fault.message[:200]}" for fault in faults] == []


def test_what_new_makes_agrees_with_it() -> None:
    assert accepts(GUIDE.format(id="x", title="X"))
    assert accepts(WALKS, "walks")


def test_a_text_may_be_written_as_a_number() -> None:
    assert accepts(SLOW.replace("title: Slow line", "title: 112"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Slow line\n", ""),
        ("purpose: troubleshooting", "purpose: shopping"),
        ("title: Slow line", "titel: Slow line"),
        ("    ask: Is it slow", "    asks: Is it slow"),
        ("    do: Switch", "    tell: Switch"),
        ("  better:\n", "  Better One:\n"),
        ("label: Plan", "lable: Plan"),
        ("at-most: 2", "at-most: 0"),
        ("{need: faster-line, now: plan}", "{now: plan}"),
        ("end: resolved", "end: happy"),
        ("type: integer", "type: int"),
    ],
)
def test_what_cannot_be_read_is_refused(old: str, new: str) -> None:
    assert accepts(SLOW)
    assert old in SLOW
    assert not accepts(SLOW.replace(old, new))


def test_a_product_without_a_price_is_refused() -> None:
    assert accepts(PLANS, "catalogue")
    price = '    price: {amount: "0.00", currency: EUR}\n'
    assert not accepts(PLANS.replace(price, ""), "catalogue")


def test_a_step_has_one_of_the_keys_that_tell_its_kind() -> None:
    steps = cli_schema.schema("guide")["properties"]["steps"]["patternProperties"]
    (step,) = steps.values()
    assert step["if"] == {"anyOf": [{"required": [verb]} for verb in VERBS]}
    assert step["else"]["properties"].keys() == VERBS.keys()


@pytest.mark.parametrize("file", KINDS.values())
def test_every_word_to_choose_from_is_explained(file: cli_schema.File) -> None:
    bare = [node for node in nodes(cli_schema.schema(file)) if "enum" in node]
    assert all(len(node["enumDescriptions"]) == len(node["enum"]) for node in bare)


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a schema."""
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node:
        if isinstance(each, dict | list):
            yield from nodes(each)


def test_what_is_put_in_by_an_editor_stands_under_a_key_that_there_is() -> None:
    shapes = {
        name: shape["properties"]
        for file in KINDS.values()
        for made in [cli_schema.schema(file)]
        for name, shape in [(file, made), *made["$defs"].items()]
        if "properties" in shape
    }
    assert {(shape, key) for shape, key in ENTRIES if key not in shapes[shape]} == set()


def test_a_fault_is_shown_where_it_is() -> None:
    broken = data(SLOW.replace("at-most: 2", "at-most: never"))
    (fault,) = validator("guide").iter_errors(broken)
    assert list(fault.path) == ["steps", "restart", "at-most"]


@pytest.mark.parametrize("file", KINDS.values())
def test_everything_that_can_be_written_is_described(file: cli_schema.File) -> None:
    made = cli_schema.schema(file)
    shapes = {"": made, **made["$defs"]}
    bare = [
        f"{name}.{key}"
        for name, shape in shapes.items()
        for key, entry in shape.get("properties", {}).items()
        if not entry.get("description")
    ]
    assert bare == []


def test_it_speaks_the_words_of_authors() -> None:
    text = cli_schema.render("guide")
    assert "Shape" not in text
    assert "_" not in "".join(json.loads(text)["$defs"])
