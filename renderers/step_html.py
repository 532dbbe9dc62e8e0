"""The page of one step of a guide: what is wrong there, and how both see it."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.guide import Guide, Step
from engine.problems import Problem
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.ways import KINDS, kind


class Seen(NamedTuple):
    """A page of the step: who sees it, its address, and where a walk begins there."""

    name: str
    page: str
    start: str


class Standing(NamedTuple):
    """Where a walk stands for the step to be seen, or why none does.

    `at` is the step itself or the one at which a walk waits behind it; `by` tells the walk.
    """

    at: Step | None
    by: str = ""
    is_scripted: bool = False
    why_not: str = ""


def render(
    guide: Guide,
    step: Step,
    standing: Standing,
    seen: Sequence[Seen],
    to: GuideLinks,
    links: SiteLinks,
    *,
    problems: Sequence[Problem] = (),
) -> bytes:
    """The page; the map puts what stands in its `one-step` beside itself."""
    numbers = {each.id: number for number, each in guide.numbered()}
    shown = {
        "title": f"{step.title} · {guide.title}",
        "language": guide.language,
        "guide": guide,
        "step": step,
        "number": numbers.get(step.id, "!"),
        "kind": kind(step),
        "kind_name": KINDS[kind(step)],
        "standing": standing,
        "seen": seen,
        "flaws": problems,
        "to": to,
        "other": f"{to.map}#step-{step.id}",
        "other_name": "Map",
        "links": links,
    }
    return fill("step.html", shown)
