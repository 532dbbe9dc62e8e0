"""The page of a guide's map: all steps at a glance, the drawing, and room for one step."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup

from engine.guide import Guide, Step
from engine.problems import Problem
from renderers import map_outline
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.map_road import NO_ROAD, Road
from renderers.map_svg import Drawing

NO_PROBLEMS: Mapping[str, Sequence[Problem]] = {}


def render(
    guide: Guide,
    to: GuideLinks,
    links: SiteLinks,
    *,
    problems: Mapping[str, Sequence[Problem]] = NO_PROBLEMS,
    road: Road = NO_ROAD,
) -> bytes:
    """The page; `problems` are by step, `road` is that of a walk to be pointed out."""

    def href(step: Step) -> str:
        return f"{to.step}{quote(step.id)}"

    told = [(step, each.message) for step, found in problems.items() for each in found]
    drawing = Drawing(guide, road.current, told, href)
    drawing.road = road
    drawn = drawing.layout()
    outline = map_outline.render(guide, href, problems=problems, road=road)
    shown = {
        "title": f"Map of {guide.title}",
        "language": guide.language,
        "guide": guide,
        "outline": Markup(outline),  # noqa: S704 - our own markup
        "svg": Markup(drawing.document("", drawn)),  # noqa: S704 - our own markup
        "paper": f"{to.paper}?width={drawn.width:.0f}&height={drawn.height:.0f}",
        "to": to,
        "other": to.script,
        "other_name": "Script",
        "links": links,
    }
    return fill("map.html", shown)
