"""`callguide explain`: what a code means, why it matters, and how it looks when it is right."""

import textwrap

import typer

from app.cli_output import CannotRun, visible
from engine.checks.explain import Explanation, codes, explanation
from engine.problems import did_you_mean


def list_all() -> None:
    """Print every code with its title."""
    found = [explanation(code) for code in codes()]
    width = max(len(each.code) for each in found)
    for each in found:
        typer.echo(f"{each.code:<{width}}  {each.title}")


def explain(code: str) -> None:
    """Print what a code means. Raises CannotRun."""
    known = codes()
    if code not in known:
        hint = did_you_mean(code, known) or "`callguide explain` lists them all."
        raise CannotRun(f'There is no code "{code}". {hint}')
    typer.echo(visible(_text(explanation(code))))


def _text(each: Explanation) -> str:
    return "\n\n".join(
        (
            f"{each.code}: {each.title}",
            each.text.strip(),
            "Not like this:",
            textwrap.indent(each.failing.strip("\n"), "    "),
            "But like this:",
            textwrap.indent(each.passing.strip("\n"), "    "),
        )
    )
