"""The page for authors: both screens and the map of one walk, side by side in frames."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.guide import Guide
from engine.problems import Problem
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.problem_view import Excerpt, no_excerpt, problem_values

NAMES = {"agent": msg("The agent"), "self-service": msg("The customer"), "map": msg("The map")}


class Frame(NamedTuple):
    """A page in a frame: `of` is a channel, or `map`."""

    of: str
    page: str


def render(
    guide: Guide,
    frames: Sequence[Frame],
    to: GuideLinks,
    links: SiteLinks,
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
) -> bytes:
    """The page; `problems` of the last save stand on it once, and in none of its frames."""
    shown = problem_values(problems, excerpt) | {
        "title": f"Preview of {guide.title}",
        "language": "en",
        "guide": guide,
        "frames": frames,
        "names": NAMES,
        "to": to,
        "other": to.map,
        "other_name": "Map",
        "links": links,
    }
    return fill("preview.html", shown)
