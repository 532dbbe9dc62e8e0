"""The checker's problems as workflow commands, which GitHub shows beside the changed lines."""

from collections.abc import Callable, Iterable

from engine.problems import Problem
from renderers.problem_region import Lines, region

Named = Callable[[str], str]
"""Names a file of the content as the reader can find it."""

_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def render(problems: Iterable[Problem], lines: Lines, named: Named) -> str:
    """A line `::error file=...,line=...,col=...,endColumn=...,title=...::` for each problem.

    Columns count from 1 in UTF-16 code units, and `endColumn` is the last one.
    """
    return "".join(f"{_command(problem, lines, named)}\n" for problem in problems)


def _command(problem: Problem, lines: Lines, named: Named) -> str:
    at = region(problem, lines)
    properties = {
        "file": named(problem.file),
        "line": at.line,
        "endLine": at.line,
        "col": at.start,
        "endColumn": at.end - 1,
        "title": problem.code,
    }
    told = ",".join(
        f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in properties.items()
    )
    return f"::{problem.severity} {told}::{_message(problem, named).translate(_IN_MESSAGES)}"


def _message(problem: Problem, named: Named) -> str:
    reached = [f"reached by: {problem.reached_by}"] if problem.reached_by else []
    also = [f"also: {named(at.file)}:{at.line}:{at.column}: {at.what}" for at in problem.also]
    return "\n".join((problem.message, problem.fix, *reached, *also))
