"""The page that says what went wrong and what to do now."""

from typing import NamedTuple

from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.speech import speech


class Way(NamedTuple):
    """The one way on: what the button says, and where it leads."""

    label: str
    href: str


def render(
    title: str, message: str, links: SiteLinks, language: str = "en", *, way: Way | None = None
) -> bytes:
    """The page, in a language; without a `way` it leads to the guides."""
    _ = speech(language)
    shown = {
        "title": _(title),
        "message": _(message),
        "language": language,
        "links": links,
        "way": way or Way(_("All guides"), links.home),
    }
    return fill("error.html", shown, language)
