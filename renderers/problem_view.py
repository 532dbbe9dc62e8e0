"""What pages say of the checker's problems while guides are being written."""

from collections.abc import Callable, Sequence

from engine.problems import Problem

Excerpt = Callable[[Problem], str]
"""Gives the source line of a problem, or nothing."""


def no_excerpt(_problem: Problem) -> str:
    """Nothing: for where the source is not at hand."""
    return ""


def problem_values(problems: Sequence[Problem], excerpt: Excerpt) -> dict[str, object]:
    """The names that `parts/problems.html` uses."""
    return {"problems": problems, "excerpt": excerpt, "heading_of": heading_of}


def heading_of(problems: Sequence[Problem]) -> str:
    """What stands above problems: how many, and what is served meanwhile."""
    count = "A problem" if len(problems) == 1 else f"{len(problems)} problems"
    return f"{count} in the guides: what was good before goes on being served"
