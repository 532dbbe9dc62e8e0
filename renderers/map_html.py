"""The page around the map of a guide."""

from markupsafe import Markup

from engine.guide import Guide
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks


def render(guide: Guide, svg: str, to: GuideLinks, links: SiteLinks) -> bytes:
    """The page; `svg` is the map as `map_svg.fragment` makes it: our own markup, escaped there."""
    shown = {
        "title": f"Map of {guide.title}",
        "language": guide.language,
        "guide": guide,
        "svg": Markup(svg),  # noqa: S704 - our own markup
        "to": to,
        "other": to.script,
        "other_name": "Script",
        "links": links,
    }
    return fill("map.html", shown)
