"""The call script for paper."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from renderers import script_markdown
from tests.renderers.content import compiled, golden, renamed

GUIDE = replace(compiled(), version="1")


def elements(markdown: str, tag: str) -> int:
    return len(re.findall(f"<{tag}[ >]", MarkdownIt("commonmark").render(markdown)))


def test_the_script_reads_as_a_person_found_it_good() -> None:
    assert script_markdown.render(GUIDE) == golden("help.md")


@pytest.mark.parametrize(
    "text",
    [
        "# A heading",
        "```\ncode",
        "~~~",
        "<!-- hidden",
        "<script>alert(1)</script>",
        "line\n===",
        "line\n---",
        "[x](javascript:alert(1))",
        "1. one",
        "***",
        "| a | b |",
        "\x00\x1b[2J\ud800",
    ],
)
def test_no_words_break_out_of_their_place(text: str) -> None:
    script = script_markdown.render(renamed(GUIDE, text))
    script.encode()
    for tag, wanted in {"h1": 1, "h2": 2, "h3": len(GUIDE.steps) - 1, "h4": 0}.items():
        assert elements(script, tag) == wanted
    for tag in ("script", "pre", "hr", "table"):
        assert elements(script, tag) == 0


def test_notes_stand_as_quotes() -> None:
    assert "> **Note:** If they are not sure" in script_markdown.render(GUIDE)


def test_holes_show_the_labels_of_their_facts() -> None:
    assert "The plan promises **‹Promised speed›**." in script_markdown.render(GUIDE)


@pytest.mark.parametrize(
    ("step", "instead", "line"),
    [
        ("restart", "person", "- in self-service → "),
        ("restart", "", "- in self-service → hand over"),
        ("faster", "", "- in self-service → as where nothing fits"),
    ],
)
def test_a_step_for_some_walks_says_where_the_others_go(step: str, instead: str, line: str) -> None:
    limited = replace(GUIDE.steps[step], channels=("agent",), instead=instead, limited=True)
    script = script_markdown.render(replace(GUIDE, steps={**GUIDE.steps, step: limited}))
    assert f"\n{line}" in script
