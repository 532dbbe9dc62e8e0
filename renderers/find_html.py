"""What was found: a page of its own, or the rows that stand below the box while one types."""

from collections.abc import Iterable
from typing import NamedTuple

from renderers.jinja import render as fill
from renderers.links import SiteLinks
from renderers.plain import unmarked


class Found(NamedTuple):
    """A hit as it is shown: `step` is the kind of step, empty for a guide; `words` are Markdown."""

    title: str
    guide: str
    step: str
    words: str
    href: str


def render(query: str, hits: Iterable[Found], links: SiteLinks) -> bytes:
    """The page of a search."""
    shown = {
        "title": f"Find: {query}" if query else "Find",
        "language": "en",
        "query": query,
        "hits": list(hits),
        "links": links,
        "unmarked": unmarked,
    }
    return fill("find.html", shown)


def rows(query: str, hits: Iterable[Found]) -> bytes:
    """The rows alone, as options to choose from."""
    return fill(
        "parts/found_options.html", {"query": query, "hits": list(hits), "unmarked": unmarked}
    )
