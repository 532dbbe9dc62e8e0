"""Differences as a comment on a pull request."""

import re

import pytest
from markdown_it import MarkdownIt

from renderers import diff_markdown
from tests.renderers.changes import between, nothing, reviewed
from tests.renderers.content import golden

HOSTILE = [
    "</details><script>alert(1)</script>",
    "@everyone please look at #1",
    "**bold** _so_ `code` ~~gone~~",
    "[a link](javascript:alert)",
    "![a picture](x.png)",
    "| a | table |",
    "&lt; &amp;",
    "<!-- hidden -->",
]


def test_a_change_reads_as_a_person_found_it_good() -> None:
    assert diff_markdown.render(reviewed()) == golden("change.md")


def test_nothing_that_changed_is_told_in_a_line() -> None:
    assert diff_markdown.render(nothing()) == "### No differences.\n"


def test_the_headline_tells_the_risk_and_the_details_are_folded() -> None:
    lines = diff_markdown.render(reviewed()).splitlines()
    assert lines[0].startswith("### 1 guide changed: ")
    assert lines.count("</details>") == sum(line.startswith("<details>") for line in lines)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_shown_and_never_obeyed(words: str) -> None:
    text = diff_markdown.render(between(("{label: Games}", f"{{label: '{words}'}}")))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert set(re.findall(r"<(\w+)", html)) <= {
        "h3",
        "p",
        "strong",
        "details",
        "summary",
        "ul",
        "li",
    }
    shown = re.sub(r"<[^>]*>", "", html).replace("\u200b", "")
    assert words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in shown


def test_nobody_is_mentioned() -> None:
    text = diff_markdown.render(between(("{label: Games}", "{label: Ask @team or see #12}")))
    assert "@team" not in text
    assert "#12" not in text


def test_a_comment_is_never_longer_than_one_may_be() -> None:
    long = "very " * 3500
    text = diff_markdown.render(between(("    ask: ", f"    note: {long}\n    ask: Now, ")))
    assert len(text) <= diff_markdown.MOST + 200
    assert text.count("<details>") == text.count("</details>")
    assert "The rest was cut" in text
