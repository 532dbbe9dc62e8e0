"""What both screens of a walk say alike."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from engine.page import Page
from engine.problems import Problem
from engine.texts import Filled
from renderers.links import Links
from renderers.markdown import Worded, html, worded

Excerpt = Callable[[Problem], str]
"""Gives the source line of a problem, or nothing."""

SHORT, MIDDLING = 90, 220
"""Up to so many characters words are set largest, or second largest."""

ENTRY: Mapping[str, Markup] = {
    "integer": Markup(' type="text" inputmode="numeric" autocomplete="off"'),
    "number": Markup(' type="text" inputmode="decimal" autocomplete="off"'),
    "money": Markup(' type="text" inputmode="decimal" autocomplete="off"'),
    "date": Markup(' type="date"'),
    "text": Markup(' type="text"'),
    "country": Markup(' type="text" autocomplete="country-name"'),
    "postcode": Markup(
        ' type="text" autocomplete="postal-code" autocapitalize="characters" spellcheck="false"'
    ),
}
"""The attributes of the box for each kind of fact that is typed into one line."""


def no_excerpt(_problem: Problem) -> str:
    """Nothing: for where the source is not at hand."""
    return ""


def blocks(filled: Filled) -> Markup:
    """A text in paragraphs."""
    return html(filled)


def inline(filled: Filled) -> Markup:
    """A text within a line."""
    return html(filled, inline=True)


def size(words: Worded) -> str:
    """How large words are set: the fewer, the larger."""
    length = len(words.lead) + len(words.rest)
    return "short" if length <= SHORT else "middling" if length <= MIDDLING else "long"


def to_go(page: Page) -> str:
    """How far it still is, as honestly as the graph can tell."""
    more = page.remaining - 1
    if page.kind in ("end", "offer") or page.changing is not None or more < 0:
        return ""
    if more == 0:
        return "This may be the last question"
    return f"About {more} more question{'s' if more > 1 else ''}"


def heading_of(problems: Sequence[Problem]) -> str:
    """What stands above problems: how many, and what is served meanwhile."""
    count = "A problem" if len(problems) == 1 else f"{len(problems)} problems"
    return f"{count} in the guides: the last good version goes on being served"


def values(
    page: Page,
    words: Filled,
    links: Links,
    problems: tuple[Sequence[Problem], Excerpt],
) -> dict[str, object]:
    """The names that the templates of both screens use."""
    spoken = worded(words)
    changing = "" if page.changing is None else f"change={page.changing}&"
    step_url = f"{links.here}?{changing}step={quote(page.step)}"
    return {
        "page": page,
        "links": links,
        "words": spoken,
        "size": size(spoken),
        "to_go": to_go(page),
        "answer_url": escape(f"{step_url}&answer="),
        "any_time_url": escape(f"{links.here}?step={quote(page.step)}&any-time="),
        "problems": problems[0],
        "excerpt": problems[1],
        "heading_of": heading_of,
        "blocks": blocks,
        "inline": inline,
        "entry": ENTRY,
    }
