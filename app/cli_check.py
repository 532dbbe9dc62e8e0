"""`callguide check`: every problem of a folder of guides, at once."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import typer

from app.cli_content import Named, load, locate, settings
from app.cli_output import CLEAN, FAULTY, in_colour
from engine.library import Library
from engine.problems import Problem, Severity, render

Format = Literal["text", "json"]


def run(path: Path | None, form: Format) -> int:
    """Print the problems of the content at `path`; the exit status. Raises CannotRun."""
    configured = settings()
    asked = path or configured.content
    part = locate(asked)
    library = load(part.folder, configured.limits)
    problems = [problem for problem in library.problems if part.holds(problem.file)]
    named = Named(asked, part.folder)
    if form == "json":
        found = [named.problem(problem).as_dict() for problem in problems]
        typer.echo(json.dumps(found, indent=2))
    else:
        _print(problems, library, named)
        typer.echo(_closing(problems, [file for file in library.files if part.holds(file)]))
    return FAULTY if problems else CLEAN


def _print(problems: Sequence[Problem], library: Library, named: Named) -> None:
    colour = in_colour()
    for problem in problems:
        line = _source_line(library, problem)
        typer.echo(render(named.problem(problem), line, colour=colour) + "\n", color=colour)


def _source_line(library: Library, problem: Problem) -> str | None:
    source = library.sources.get(problem.file)
    if source is None or problem.line > len(source.lines):
        return None
    return source.lines[problem.line - 1]


def _closing(problems: Sequence[Problem], files: Sequence[str]) -> str:
    """What the whole comes to, in one line."""
    if not problems:
        return f"No problems in {_counted(len(files), 'file')}."
    by_severity = Counter(problem.severity for problem in problems)
    kinds = [
        _counted(by_severity[severity], severity.value)
        for severity in Severity
        if by_severity[severity]
    ]
    flawed = len({problem.file for problem in problems})
    return f"{' and '.join(kinds)} in {_counted(flawed, 'file')} of {len(files)}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
