"""`callguide check`: every problem of a folder of guides, at once."""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

import typer

from app.cli_content import Named, load, locate, settings
from app.cli_day import day
from app.cli_output import CLEAN, FAULTY, in_colour, visible
from app.version import version
from engine.checks.explain import codes, explanation
from engine.library import Library
from engine.problems import Problem, Severity, render
from renderers import problems_github, problems_sarif
from renderers.problem_region import Lines

Format = Literal["text", "json", "github", "sarif"]


def run(path: Path | None, form: Format, on: str | None) -> int:
    """Print the problems of the content at `path` on a day; the exit status. Raises CannotRun."""
    configured = settings()
    asked = path or configured.content
    part = locate(asked)
    library = load(part.folder, configured.limits, day(on))
    problems = [problem for problem in library.problems if part.holds(problem.file)]
    named = Named(asked, part.folder)
    lines = _lines(library)
    match form:
        case "json":
            found = [named.problem(problem).as_dict() for problem in problems]
            typer.echo(json.dumps(found, indent=2))
        case "github":
            annotations = problems_github.render(problems, lines, _in_repository(part.folder))
            typer.echo(visible(annotations), nl=False)
        case "sarif":
            rules = [explanation(code) for code in codes()]
            where = _in_repository(part.folder)
            typer.echo(problems_sarif.render(problems, rules, version(), lines, where), nl=False)
        case "text":
            _print(problems, lines, named)
            typer.echo(_closing(problems, [file for file in library.files if part.holds(file)]))
    return FAULTY if problems else CLEAN


def _print(problems: Sequence[Problem], lines: Lines, named: Named) -> None:
    colour = in_colour()
    for problem in problems:
        line = lines(problem.file, problem.line)
        typer.echo(render(named.problem(problem), line, colour=colour) + "\n", color=colour)


def _lines(library: Library) -> Lines:
    """Gives the lines of the files that were checked."""

    def line(file: str, number: int) -> str | None:
        source = library.sources.get(file)
        if source is None or number > len(source.lines):
            return None
        return source.lines[number - 1]

    return line


def _in_repository(folder: Path) -> Callable[[str], str]:
    """Names files from where GitHub's runner checked out, or from here, where they are below."""
    root = Path(os.path.normpath(Path(os.environ.get("GITHUB_WORKSPACE") or ".").absolute()))

    def named(file: str) -> str:
        whole = folder / file
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()

    return named


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
