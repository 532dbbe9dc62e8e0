"""The page around the script of a guide, for the screen and for paper."""

from engine.guide import Guide
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.markdown import document


def render(guide: Guide, markdown: str, to: GuideLinks, links: SiteLinks) -> bytes:
    """The page; `markdown` is the script as `script_markdown` makes it."""
    shown = {
        "title": f"Script of {guide.title}",
        "language": guide.language,
        "guide": guide,
        "script": document(markdown),
        "to": to,
        "other": to.map,
        "other_name": "Map",
        "links": links,
    }
    return fill("script.html", shown)
