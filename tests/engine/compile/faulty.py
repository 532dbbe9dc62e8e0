"""Guides with one fault, which a marker points at."""

import re
from collections.abc import Mapping

from engine import library
from engine.library import Library
from engine.problems import Problem

MARK = "«"
"""Stands where a problem is expected; the reader never sees it."""

HEAD = """\
guide: g
title: G
summary: S.
purpose: process
start: a
"""
PRODUCT = """\
    name: Plus
    summary: A line.
    serves: [line]
    fits: size > 1
    price: {amount: "10.00", currency: EUR}
    first-charge: At once.
    term: {months: 12, cancel: In writing.}
"""


def built(files: Mapping[str, str]) -> Library:
    """What the library makes of files with markers."""
    return library.build({name: each.replace(MARK, "").encode() for name, each in files.items()})


def marks(files: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """File, line and column of every marker."""
    found = []
    for file, text in files.items():
        for number, line in enumerate(text.splitlines(), 1):
            for at, match in enumerate(re.finditer(MARK, line)):
                found.append((file, number, match.start() + 1 - at))
    return found


def problems(files: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems of compiling; those of the rules are not of interest here."""
    return built(files).problems


def place(problem: Problem) -> tuple[str, int, int]:
    return problem.file, problem.line, problem.column
