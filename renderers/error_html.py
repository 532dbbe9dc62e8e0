"""The page that says what went wrong and what to do now."""

from typing import NamedTuple

from renderers.jinja import render as fill
from renderers.links import SiteLinks


class Way(NamedTuple):
    """The one way on: what the button says, and where it leads."""

    label: str
    href: str


def render(title: str, message: str, links: SiteLinks, *, way: Way | None = None) -> bytes:
    """The page; without a `way` it leads to the guides."""
    shown = {
        "title": title,
        "message": message,
        "language": "en",
        "links": links,
        "way": way or Way("All guides", links.home),
    }
    return fill("error.html", shown)
