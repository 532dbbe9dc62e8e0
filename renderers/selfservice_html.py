"""The customer's page: one thing on it, in one column, without any script."""

from collections.abc import Sequence
from itertools import takewhile

from engine.page import Page, Passed
from engine.problems import Problem
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import Links
from renderers.problem_view import Excerpt, no_excerpt, problem_values
from renderers.road import road
from renderers.speech import speech
from renderers.walk_view import size, values

PASSED = "selfservice_passed.html"
OUTCOMES = {
    "resolved": msg("All done"),
    "accepted": msg("Thank you, it is noted"),
    "handoff": msg("A person will help you from here"),
    "stopped": msg("We stop here"),
}


def render(
    page: Page,
    links: Links,
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
) -> bytes:
    """The page as the customer sees it.

    `problems` are shown above everything: what the checker found in the last save.
    """
    shown = values(page, page.words, links) | problem_values(problems, excerpt)
    shown["for_agent"] = False
    shown["outcome"] = speech(page.language)(OUTCOMES[page.end.outcome]) if page.end else ""
    shown["titled"] = is_titled(page)
    shown["help_href"] = help_href(page, links)
    shown["skipped"] = road(PASSED, just_skipped(page), links.here, page.language)
    answered = [passed for passed in page.road if passed.answer]
    shown["answered"] = road(PASSED, answered, links.here, page.language)
    shown["answers"] = len(answered)
    return fill("selfservice.html", shown, page.language)


def is_titled(page: Page) -> bool:
    """Whether an instruction stands under its title: one too long to be the heading itself."""
    if page.kind != "instruction" or size(len(page.words.plain)) == "short":
        return False
    return not page.words.plain.startswith(page.name.rstrip("…"))


def help_href(page: Page, links: Links) -> str:
    """Where help is: the only way there is, all of them, or else what the guide has at hand."""
    ways = links.help.ways if links.help is not None else ()
    if len(ways) == 1 and ways[0].href and not ways[0].hours:
        return ways[0].href
    if ways:
        return "#person"
    return "#at-any-time" if page.at_hand and page.changing is None else ""


def just_skipped(page: Page) -> tuple[Passed, ...]:
    """The steps between the last answer and this page that were skipped, in their order."""
    if page.changing is not None:
        return ()
    trailing = takewhile(lambda passed: passed.mood == "skipped", reversed(page.road))
    return tuple(trailing)[::-1]
