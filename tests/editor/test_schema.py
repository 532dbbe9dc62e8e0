"""What an author sees who writes YAML in an editor that knows our schemas and nothing else."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.app.terminal import TREES
from tests.language_client import LanguageClient

pytestmark = pytest.mark.node

HEAD = "guide: a\ntitle: A\nsummary: S\npurpose: process\nstart: one\n"
STEP = f"{HEAD}steps:\n  one:\n"
CURSOR = "‸"
CONTENT = sorted(TREES.rglob("*.yaml"))

_numbers = count()
Ask = Callable[..., Any]


@pytest.fixture
def ask(editor: LanguageClient, workspace: Path) -> Ask:
    """Asks about the place of the cursor in a text that was just typed."""

    def asked(method: str, text: str, name: str = "guide.yaml") -> Any:
        before, _, after = text.partition(CURSOR)
        folder = "catalogue" if name == "plans.yaml" else f"g{next(_numbers)}"
        uri = editor.open(workspace / folder / name, before + after)
        line, character = before.count("\n"), len(before) - before.rfind("\n") - 1
        return editor.at(method, uri, line, character)

    return asked


def offered(answer: Any) -> dict[str, Any]:
    """What the editor offers, by its label."""
    return {item["label"]: item for item in answer["items"]}


def told(item: Any) -> str:
    """The documentation of what is offered, or the words of a hover."""
    text = item.get("documentation", item.get("contents"))
    return str(text["value"] if isinstance(text, dict) else text)


def test_a_step_that_has_only_its_id_may_become_any_kind(ask: Ask) -> None:
    found = offered(ask("completion", f"{STEP}    {CURSOR}\n"))
    assert found.keys() >= {"ask", "do", "lookup", "subguide", "offer", "end"}
    assert found.keys() >= {"question", "typed question", "instruction"}
    assert "at-most" not in found


def test_a_kind_that_is_picked_brings_what_it_needs(ask: Ask) -> None:
    found = offered(ask("completion", f"{STEP}    {CURSOR}\n"))
    lines = [line.strip() for line in found["question"]["textEdit"]["newText"].split("\n")]
    assert lines[:4] == [
        "ask: ${1:What do we ask?}",
        "answers:",
        "${2:first}:",
        "label: ${3:First answer}",
    ]


def test_a_question_offers_what_a_question_may_say(ask: Ask) -> None:
    found = offered(ask("completion", f"{STEP}    ask: Why?\n    {CURSOR}\n"))
    assert found.keys() >= {"answers", "input", "note", "next", "check", "several"}
    assert found.keys().isdisjoint({"do", "lookup", "declined", "team", "ends"})


def test_an_end_offers_what_an_end_may_say(ask: Ask) -> None:
    found = offered(ask("completion", f"{STEP}    end: handoff\n    {CURSOR}\n"))
    assert found.keys() >= {"team", "tell", "say"}
    assert found.keys().isdisjoint({"ask", "answers", "next"})


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        (f"{STEP}    end: {CURSOR}\n", "handoff", "A person takes over"),
        (f"guide: a\npurpose: {CURSOR}\n", "troubleshooting", "nothing is sold before"),
        (f"{HEAD}facts:\n  plan:\n    type: {CURSOR}\n", "country", "such as DE"),
        (f"{STEP}    ask: Why?\n    care: {CURSOR}\n", "bereavement", "Somebody has died"),
    ],
)
def test_a_word_to_choose_is_explained(ask: Ask, text: str, label: str, words: str) -> None:
    assert words in told(offered(ask("completion", text))[label])


@pytest.mark.parametrize(
    ("text", "label", "inserted"),
    [
        (f"{HEAD}steps:\n  {CURSOR}\n", "step", "end: ${2:resolved}"),
        (f"{HEAD}facts:\n  {CURSOR}\n", "fact", "type: ${2|choice,"),
        (f"{STEP}    ask: Why?\n    {CURSOR}\n", "answers", "label: ${2:"),
        (f"{STEP}    ask: Why?\n    {CURSOR}\n", "next", "- else: ${3:step}"),
    ],
)
def test_an_entry_comes_as_a_whole(ask: Ask, text: str, label: str, inserted: str) -> None:
    found = offered(ask("completion", text))
    assert inserted in found[label]["textEdit"]["newText"]


def test_a_product_comes_with_its_price_and_terms(ask: Ask) -> None:
    found = offered(ask("completion", f"products:\n  {CURSOR}\n", "plans.yaml"))
    whole = found["product"]["textEdit"]["newText"]
    assert 'price:\n    amount: "${6:0.00}"' in whole
    assert "months: ${9:0}" in whole


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{HEAD.replace('purpose', f'pur{CURSOR}pose')}steps:\n", "#### Purpose"),
        (f"{STEP}    end: res{CURSOR}olved\n", "* `resolved`: The matter is settled."),
        (f"{HEAD}steps:\n  o{CURSOR}ne:\n    end: resolved\n", "#### Step\n\nA terminal step."),
        (f"{HEAD}steps:\n  o{CURSOR}ne:\n    ask: Why?\n", "A step that asks: `answers` to"),
        (f"{STEP}    ask: Why?\n    no{CURSOR}te: x\n", "it never reaches a customer"),
    ],
)
def test_a_hover_explains(ask: Ask, text: str, words: str) -> None:
    assert words in told(ask("hover", text))


@pytest.mark.parametrize(
    ("steps", "line", "message"),
    [
        ("  one:\n    tell: x\n", 6, "A step needs one of the keys that tell its kind: ask, do, "),
        ("  one:\n    end: happy\n", 7, '"resolved", "accepted", "handoff", "stopped"'),
        ("  one:\n    ask: x\n    lable: y\n", 8, "Property lable is not allowed."),
        ("  one:\n    do: x\n", 6, 'Missing property "next".'),
        ("  One x:\n    end: resolved\n", 6, "Use lower-case letters, digits and hyphens"),
        ("  one:\n    do: x\n    next: a b\n", 8, "Use lower-case letters, digits and hyphens"),
        ("  one:\n    ask: x\n    answers:\n      a: {to: one}\n", 9, 'Missing property "label".'),
    ],
)
def test_a_fault_is_told_where_it_is(
    editor: LanguageClient, workspace: Path, steps: str, line: int, message: str
) -> None:
    file = workspace / f"f{next(_numbers)}" / "guide.yaml"
    (fault,) = editor.diagnostics(editor.open(file, f"{HEAD}steps:\n{steps}"))
    assert message in fault["message"]
    assert fault["range"]["start"]["line"] == line


def test_the_sample_content_has_no_fault(editor: LanguageClient, workspace: Path) -> None:
    texts = {workspace / path.relative_to(TREES): path.read_text("utf-8") for path in CONTENT}
    opened = {editor.open(file, text) for file, text in texts.items()}
    assert {uri: editor.diagnostics(uri) for uri in opened} == {uri: [] for uri in opened}
