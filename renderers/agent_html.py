"""The agent's screen: the road, the call and the customer on one page."""

from collections.abc import Sequence

from engine.page import Page
from engine.problems import Problem
from renderers.jinja import render as fill
from renderers.links import Links
from renderers.road import changer
from renderers.walk_view import Excerpt, no_excerpt, values

OUTCOMES = {
    "resolved": "Resolved",
    "accepted": "Suggestion accepted",
    "handoff": "Hand over",
    "stopped": "Stopped",
}


def render(
    page: Page,
    links: Links,
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
) -> bytes:
    """The page as the agent sees it.

    `problems` are shown above everything: what the checker found in the last save.
    """
    shown = values(page, page.say, links, (problems, excerpt))
    shown["for_agent"] = True
    shown["outcome"] = OUTCOMES[page.end.outcome] if page.end else ""
    shown["changer"] = changer
    shown["known"] = known(page)
    return fill("agent.html", shown)


def known(page: Page) -> list[tuple[str, str, str]]:
    """What is known of the customer besides the answers, which stand on the road already."""
    return [
        (fact.label, fact.text, "" if fact.source == "given" else fact.source)
        for fact in page.known
        if fact.source != "answered"
    ]
