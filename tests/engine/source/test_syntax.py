"""Broken YAML: where the author is sent, and what the author is told."""

import pytest

from engine.problems import Problem
from engine.source import read
from engine.source.syntax import Complaint, explain

QUOTES = "in quotes"


def problem_of(text: str) -> Problem:
    source = read(text.encode(), "g/guide.yaml")
    assert not source.complete
    (problem,) = source.problems
    return problem


@pytest.mark.parametrize(
    ("text", "place", "message", "fix"),
    [
        ("a: @home\n", (1, 4), 'start with "@"', QUOTES),
        ("a: `code`\n", (1, 4), 'start with "`"', QUOTES),
        ("a: %x\n", (1, 4), 'start with "%"', QUOTES),
        ("a: **Ask** first\n", (1, 4), 'starts with "*"', QUOTES),
        ("a: *Ask first\n", (1, 4), 'starts with "*"', QUOTES),
        ("a: & so on\n", (1, 4), 'starts with "&"', QUOTES),
        ("a: ? so\n", (1, 4), 'starts with "? "', QUOTES),
        ("a: - so\n", (1, 4), 'starts with "- "', QUOTES),
        ("a: , so\n", (1, 4), '"," cannot stand', QUOTES),
        ("a: ]\n", (1, 4), '"]" cannot stand', QUOTES),
        ("a: > so\n", (1, 6), "on the next line", QUOTES),
        ("a: |0\n  so\n", (1, 5), "on the next line", QUOTES),
        ("a: Choose: now\n", (1, 10), 'holds ": "', QUOTES),
        ("a: {name}, hello\n", (1, 10), "starts with a brace", QUOTES),
        ("a: [b] c\n", (1, 8), "starts with a brace or bracket", QUOTES),
        ("a: {b: c #d}\ne: f\n", (1, 10), "starts a comment", QUOTES),
        ("a: {b: c:}\n", (1, 9), "ends with a colon", QUOTES),
        ('a: {b: "c" d}\n', (1, 12), "only a comma or the }", "comma"),
        ('a: "b" c\n', (1, 8), 'at the second "', '\\"'),
        ("a: 'it's so'\n", (1, 8), "at the second '", "''"),
        ('a: "b\nc: d\n', (1, 4), "never closed", 'another "'),
        ('a: "b\nc: "d"\n', (1, 4), "never closed", 'another "'),
        ("a: 'b\n---\n", (1, 4), "never closed", "another '"),
        ('a: "C:\\path"\n', (1, 7), "backslash", "two backslashes"),
        ('a: "\\x4"\n', (1, 7), "backslash", "two backslashes"),
        ("a: {b: c\nd: e\n", (1, 4), "{ is not closed", "}"),
        ("a: [b, c\nd: e\n", (1, 4), "[ is not closed", "]"),
        ("a: [", (1, 5), "cannot end", "value"),
        ("a: b\n}\n", (2, 1), "closes nothing", "Delete"),
        ("a: b\n: c\n", (2, 1), "no key before this colon", "key: value"),
        ("a: {: c}\n", (1, 5), "no key before this colon", "key: value"),
        ("a: b\nc:d\ne: f\n", (2, 2), "no space after this colon", '"c: "'),
        ("a:b\nc: d\n", (1, 2), "no space after this colon", '"a: "'),
        ("a: b\nhello there\nc: d\n", (2, 1), "neither a key", "key: value"),
        ("hello there\nc: d\n", (1, 1), "neither a key", "key: value"),
        ("a: 1\n  b: 2\n", (2, 4), "indented deeper", "same indentation"),
        ("a:\n    b: 1\n  c: 2\n", (3, 3), "indentation", "exactly as the keys"),
        ("a:\n  - b\n c: d\n", (3, 2), "indentation", "exactly as the keys"),
        ("a:\n  - b\n  c: d\n", (3, 3), "does not start with", "dash"),
        ("  a: 1\n b: 2\n", (2, 2), "further left", "first column"),
        ("a: b\n...\nc: d\n", (3, 1), "`...`", "Delete"),
        ("%FOO bar\n---\na: b\n", (1, 1), "start with %", "Delete"),
        ("%YAML 9.9\n---\na: b\n", (1, 1), "start with %", "Delete"),
        ("a: {b: c}\n  d: e\n", (2, 3), "indentation", "exactly as the keys"),
        ('"a b": c: d\n', (1, 9), 'holds ": "', QUOTES),
    ],
)
def test_broken_yaml(text: str, place: tuple[int, int], message: str, fix: str) -> None:
    problem = problem_of(text)
    assert problem.code == "yaml-syntax"
    assert (problem.line, problem.column) == place
    assert message in problem.message
    assert fix in problem.fix


@pytest.mark.parametrize(
    ("text", "line"),
    [("\ta: b\n", 1), ("a:\n\tb: c\n", 2), ("a: b\n\tc\n", 2), ("a: |\n\tb\n", 2)],
)
def test_tabs_in_the_indentation_are_called_tabs(text: str, line: int) -> None:
    problem = problem_of(text)
    assert (problem.code, problem.line) == ("tab-indent", line)
    assert "tab" in problem.message
    assert "spaces" in problem.fix


@pytest.mark.parametrize("text", ["a: !x!y b\n", "a: !<x\n", "a: !%zz b\n"])
def test_broken_tags_are_called_tags(text: str) -> None:
    problem = problem_of(text)
    assert (problem.code, problem.line, problem.column) == ("yaml-tag", 1, 4)
    assert QUOTES in problem.fix


def test_a_complaint_that_nobody_foresaw_is_passed_on() -> None:
    finding = explain(Complaint("a: b", "the moon is full", at=3, since=0, before=(0, 1)))
    assert finding.code == "yaml-syntax"
    assert "the moon is full" in finding.message
    assert finding.start == 3
