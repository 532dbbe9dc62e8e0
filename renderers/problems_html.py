"""The page of the checker's problems, for those who write guides."""

from collections.abc import Sequence

from engine.problems import Problem
from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.problem_view import Excerpt, no_excerpt, problem_values


def render(
    problems: Sequence[Problem], links: SiteLinks, *, excerpt: Excerpt = no_excerpt
) -> bytes:
    """The page; walks' pages show the same problems above themselves."""
    shown = problem_values(problems, excerpt)
    return fill("problems.html", shown | {"title": "Problems", "language": "en", "links": links})
