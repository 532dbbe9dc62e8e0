"""Reads what should be found out of the text of an example: `# <-- code` behind a line."""

import re

from engine import library
from engine.checks.example import files
from engine.problems import Problem

_MARK = re.compile(r"# <-- ([a-z, -]+)$")
Found = set[tuple[str, int, str]]


def problems(example: str) -> tuple[Problem, ...]:
    """What is found in an example, written as in `engine.checks.example`."""
    return library.build(files(example)).problems


def expected(example: str) -> Found:
    """The file, line and code of each mark."""
    found = set()
    for file, raw in files(example).items():
        for number, line in enumerate(raw.decode().split("\n"), 1):
            mark = _MARK.search(line)
            for code in mark[1].split(", ") if mark else ():
                found.add((file, number, code))
    return found


def assert_marked(example: str) -> tuple[Problem, ...]:
    """What is found in the example is what is marked, no more and no less."""
    found = problems(example)
    places = {(each.file, each.line, str(each.code)) for each in found}
    assert places == expected(example), "\n".join(
        f"{each.file}:{each.line}:{each.column} {each.code} {each.message}" for each in found
    )
    return found
