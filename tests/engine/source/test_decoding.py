"""Bytes that are not text, and text that YAML cannot hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.problems import Mark, Problem
from engine.source import SourceLimits, read
from engine.source.decoding import Text


def only_problem(raw: bytes, limits: SourceLimits | None = None) -> Problem:
    source = read(raw, "g/guide.yaml", limits or SourceLimits())
    assert not source.complete
    assert source.data == {}
    (problem,) = source.problems
    return problem


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
        ("utf-32", "UTF-32"),
    ],
)
def test_other_encodings_are_named(encoding: str, name: str) -> None:
    problem = only_problem("title: A guide\n".encode(encoding))
    assert problem.code == "wrong-encoding"
    assert f"in {name}," in problem.message
    assert "UTF-8" in problem.fix


def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands() -> None:
    problem = only_problem("title: Café\nsay: Caf".encode() + b"\xe9\n")
    assert problem.code == "wrong-encoding"
    assert (problem.line, problem.column) == (2, 9)
    assert "0xE9" in problem.message


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = read(b"\xef\xbb\xbftitle: A guide\n", "g/guide.yaml")
    assert source.data == {"title": "A guide"}
    assert source.mark(("title",), key=True) == Mark(1, 1)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff"])
def test_control_characters_are_refused_where_they_stand(character: str) -> None:
    problem = only_problem(f"title: A\nsay: B{character}C\n".encode())
    assert problem.code == "control-character"
    assert (problem.line, problem.column) == (2, 7)
    assert f"U+{ord(character):04X}" in problem.message


def test_all_control_characters_are_shown_at_once_but_not_without_end() -> None:
    assert len(read(b"a: \x01\nb: \x02\n", "g").problems) == 2
    assert len(read(b"\x01" * 1000, "g").problems) < 50


def test_a_file_beyond_the_limit_is_refused_before_it_is_read() -> None:
    problem = only_problem(b"title: " + b"x" * 100, SourceLimits(bytes=106))
    assert problem.code == "too-big"
    assert "107" in problem.message
    assert "106" in problem.message
    assert read(b"title: " + b"x" * 100, "g", SourceLimits(bytes=107)).complete


@given(st.lists(st.text("ab\u00e9")), st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_and_offsets_agree(lines: list[str], line_break: str) -> None:
    text = Text(line_break.join(lines))
    for offset in range(len(text.whole)):
        line, column = text.mark(offset)
        shown = text.lines[line - 1]
        assert shown[column - 1 : column] == (text.whole[offset] if column <= len(shown) else "")
