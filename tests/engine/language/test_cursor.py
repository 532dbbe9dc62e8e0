"""Where somebody types is told by lines alone, as exactly as the parser tells it of whole files."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language.cursor import cursor_at
from engine.source import read
from tests.app.terminal import TREES
from tests.engine.language.folders import cursor
from tests.engine.source.test_spots import CONTENT, nodes

HEAD = "steps:\n  one:\n    ask: Why?\n"


def counted_once(path: tuple[Any, ...]) -> tuple[Any, ...]:
    """A path in which all items of a list are the first one: the lines need not tell them apart."""
    return tuple(0 if isinstance(part, int) else part for part in path)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(TREES).as_posix())
def test_in_the_sample_content_lines_tell_what_the_parser_tells(path: Path) -> None:
    source = read(path.read_bytes(), path.name)
    astray = []
    for at, key in nodes(source.data):
        line, column = source.mark(at, key=key)
        end = column - 1 + (1 if key else source.length(at, key=key))
        value: Any = source.data
        for part in at:
            value = at[-1] if key else value[part]
        if not key and str(value) not in source.lines[line - 1]:
            continue  # it goes on in the lines below
        found = cursor_at(source.lines, line - 1, end)
        wanted = at[:-1] if key else at
        if counted_once(found.path) != counted_once(wanted):
            astray.append((line, at, found))
    assert astray == []


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("start: ‸", ("start",)),
        (f"{HEAD}    next: ‸", ("steps", "one", "next")),
        (
            f"{HEAD}    answers:\n      every: {{label: All, to: ‸",
            ("steps", "one", "answers", "every", "to"),
        ),
        (f"{HEAD}    next:\n      - {{when: a > 3 and ‸", ("steps", "one", "next", 0, "when")),
        (f"{HEAD}    next:\n    - when: ‸", ("steps", "one", "next", 0, "when")),
        (f"{HEAD}    next:\n      - when: x\n        to: ‸", ("steps", "one", "next", 0, "to")),
        (f"{HEAD}  two:\n    offer: {{need: ‸", ("steps", "two", "offer", "need")),
        ("products:\n  p:\n    serves: [a, ‸", ("products", "p", "serves", 1)),
        ("expect: {end: x, steps: [a, b,\n    c, ‸", ("expect", "steps", 3)),
        ("expect:\n  steps:\n    [a,\n    b‸", ("expect", "steps", 1)),
        ("expect: {\n  why: [a], # ]}\n\n  end:\n    ‸", ("expect", "end")),
        ("expect: {end: 'it''s ]}', why: \"\\\"]}\",\n  product: ‸", ("expect", "product")),
        ("walks:\n  - {name: x,\n     answers: {a: b,\n       c: ‸", ("walks", 0, "answers", "c")),
        ("expect: {steps: [a,\n  b]}\nstart: ‸", ("start",)),
        ("one:\n  next: {to: a,\n  ask: ‸", ("one", "ask")),
        ("one:\n  say: >-\n    text\n    [a,\n    b: ‸", ("one", "say", "b")),
        ("walks:\n- answers:\n    a: ‸", ("walks", 0, "answers", "a")),
        ("# start: x\n\nstart: ‸", ("start",)),
    ],
)
def test_a_value_that_is_typed_has_its_path(text: str, path: tuple[Any, ...]) -> None:
    found = cursor(text)
    assert (found.path, found.key) == (path, False)


@pytest.mark.parametrize(
    ("text", "path", "typed"),
    [
        ("‸", (), ""),
        (f"{HEAD}    an‸", ("steps", "one"), "an"),
        (f"{HEAD}  ‸", ("steps",), ""),
        (f"{HEAD}    next:\n      - {{el‸", ("steps", "one", "next", 0), "el"),
        (f"{HEAD}    next:\n      - ‸", ("steps", "one", "next", 0), ""),
        (f"{HEAD}    sets: {{a: b, ‸", ("steps", "one", "sets"), ""),
        (f"{HEAD}    sets: {{a: b,\n      c‸", ("steps", "one", "sets"), "c"),
        (f"{HEAD}    sets:\n      {{a: b, # }}\n      ‸", ("steps", "one", "sets"), ""),
    ],
)
def test_a_key_that_is_typed_has_the_path_of_its_mapping(
    text: str, path: tuple[Any, ...], typed: str
) -> None:
    found = cursor(text)
    assert (found.path, found.key, found.text) == (path, True, typed)


def test_what_follows_the_cursor_in_a_word_is_counted() -> None:
    assert cursor("start: wh‸o-is-it # x").behind == 7


@pytest.mark.parametrize(
    ("text", "quote", "typed"),
    [
        ("when: 'plan == \"ba‸", "'", 'plan == "ba'),
        ('when: "plan‸"', '"', "plan"),
        ('when: plan == "ba‸', "", 'plan == "ba'),
    ],
)
def test_a_quote_that_is_open_is_told(text: str, quote: str, typed: str) -> None:
    assert cursor(text)[2:4] == (typed, quote)


@given(st.lists(st.text(" -:{}[],'\"ab#\t👍é", max_size=20), min_size=1, max_size=8), st.data())
def test_no_text_is_too_odd(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    found = cursor_at(lines, line, column)
    assert found.behind <= len(lines[line]) - column
