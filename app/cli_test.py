"""`callguide test`: plays the walks that are written beside guides, and tells what they cover."""

from pathlib import Path
from typing import NamedTuple

import typer

from app import cli_mutants
from app.cli_content import Named, load, locate, settings
from app.cli_output import CLEAN, FAULTY, visible, write
from app.cli_test_reports import as_json, junit
from app.cli_test_text import closing, coverage_text, difference_text
from app.cli_tested import Tester
from renderers.speech import speech


class Wish(NamedTuple):
    """What was asked for on the command line."""

    path: Path | None
    junit: Path | None = None
    json: Path | None = None
    subguides: bool = False
    mutants: bool = False
    most: int | None = None


def run(wish: Wish) -> int:
    """Play the walks at a path; the exit status. Raises CannotRun."""
    configured = settings()
    asked = wish.path or configured.content
    part = locate(asked)
    library, named = load(part.folder, configured.limits, speak=speech), Named(asked, part.folder)
    tester = Tester(library, part, named)
    report = tester.report(subguides=wish.subguides)
    if wish.junit:
        write(junit(report), wish.junit)
    if wish.json:
        write(as_json(report), wish.json)
    for each in report.tested:
        if each.rehearsal.differences:
            typer.echo(visible(difference_text(each)) + "\n")
    typer.echo(visible(coverage_text(report)))
    typer.echo(closing(report))
    faulty = tester.faults or any(each.rehearsal.differences for each in report.tested)
    if wish.mutants and not faulty:
        cli_mutants.run(library, list(report.coverage), named, wish.most)
    return FAULTY if faulty else CLEAN
