"""What both screens of a walk say alike."""

import re
from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup, escape

from engine.formats import listed
from engine.page import Page
from engine.texts import Filled
from renderers.links import Links
from renderers.markdown import html, worded
from renderers.offer_cards import cards
from renderers.speech import speech

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

SHORT, MIDDLING = 90, 220
"""Up to so many characters words are set largest, or second largest."""

ENTRY: Mapping[str, Markup] = {
    "integer": Markup(' type="text" inputmode="numeric" autocomplete="off"'),
    "number": Markup(' type="text" inputmode="decimal" autocomplete="off"'),
    "money": Markup(' type="text" inputmode="decimal" autocomplete="off"'),
    "date": Markup(""),
    "text": Markup(' type="text"'),
    "country": Markup(' type="text" autocomplete="country-name"'),
    "postcode": Markup(
        ' type="text" autocomplete="postal-code" autocapitalize="characters" spellcheck="false"'
    ),
}
"""The attributes of the box for each kind of fact that is typed into one line."""


def blocks(filled: Filled) -> Markup:
    """A text in paragraphs."""
    return html(filled)


def inline(filled: Filled) -> Markup:
    """A text within a line."""
    return html(filled, inline=True)


def size(length: int) -> str:
    """How large so many characters are set: the fewer, the larger."""
    return "short" if length <= SHORT else "middling" if length <= MIDDLING else "long"


def is_day(typed: str) -> bool:
    """Whether a date's box can show it; it shows nothing for other words, which must be kept."""
    return not typed or _DAY.fullmatch(typed) is not None


def to_go(page: Page) -> str:
    """How far it still is, as honestly as the graph can tell."""
    more = page.remaining - 1
    _ = speech(page.language)
    if page.telling:
        return _("Already told me")
    if page.kind in ("end", "offer") or page.changing is not None or more < 0:
        return ""
    if more == 0:
        return _("This may be the last question")
    return _.counted("About {count} more question", "About {count} more questions", more)


def values(page: Page, words: Filled, links: Links) -> dict[str, object]:
    """The names that the templates of both screens use."""
    spoken = worded(words)
    what = "" if page.changing is None else f"change={page.changing}&"
    if page.telling:
        what = f"tell={quote(page.telling, safe='')}&"
    step_url = f"{links.here}?{what}step={quote(page.step)}"
    return {
        "page": page,
        "links": links,
        "words": spoken,
        "language": page.language,
        "languages": page.languages,
        "choose_at": links.here,
        "size": size(len(spoken.lead) + len(spoken.rest)),
        "heading_size": size(len(spoken.lead)),
        "to_go": to_go(page),
        "answer_url": escape(f"{step_url}&answer="),
        "any_time_url": escape(f"{links.here}?step={quote(page.step)}&any-time="),
        "blocks": blocks,
        "inline": inline,
        "entry": ENTRY,
        "is_day": is_day,
        "cards": cards,
        "listed": listed,
    }
