"""The page that leads to a step of a guide: what has to be asked on the way there."""

from engine.guide import Guide, Step
from engine.leading import Lead
from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.markdown import html
from renderers.walk_view import ENTRY, inline, is_day


def render(guide: Guide, step: Step, way: Lead | None, links: SiteLinks) -> bytes:
    """The page; without a `way` it leads to the start of the guide."""
    stages = way.stages if way else ()
    shown = {
        "title": step.title,
        "language": guide.language,
        "guide": guide,
        "step": step,
        "way": way,
        "here": f"/call/{guide.id}/at/{step.id}",
        "start": f"/call/{guide.id}",
        "comes": way.led.position.step if way else None,
        "first": next((at for at, stage in enumerate(stages) if stage.empty or stage.error), None),
        "links": links,
        "html": html,
        "inline": inline,
        "entry": ENTRY,
        "is_day": is_day,
    }
    return fill("at.html", shown, guide.language)
