"""The agent's screen: the road, the call and the customer on one page."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest

from markupsafe import Markup

from engine.page import Known, Page, Tellable
from engine.problems import Problem
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import Links, OpenLink
from renderers.news_html import News
from renderers.practice import MARKS, Practice
from renderers.problem_view import Excerpt, no_excerpt, problem_values
from renderers.road import road
from renderers.speech import speech
from renderers.walk_view import values

OUTCOMES = {
    "resolved": msg("Resolved"),
    "accepted": msg("Suggestion accepted"),
    "handoff": msg("Hand over"),
    "stopped": msg("Stopped"),
}

SOURCES = {
    "given": "",
    "told": msg("Told in this call"),
    "looked up": msg("Looked up"),
    "computed": msg("Worked out"),
}
"""The headings over what is known, in their order."""

PASSED = "agent_passed.html"

KEYS_AT_HAND = "asdfghjkl"
"""The keys of what is at hand at any time: letters that are no command."""


def render(
    page: Page,
    links: Links,
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
    practice: Practice | None = None,
    notes: Mapping[str, str] | None = None,
    news: News | None = None,
) -> bytes:
    """The page as the agent sees it, in a call or in a `practice` of one.

    `problems` are shown above everything: what the checker found in the last save. `notes` are the
    agent's own by step, that on the call under the empty one; None where none can be taken.
    `news` are what changed since the agent used the guide last.
    """
    shown = values(page, page.say, links) | problem_values(problems, excerpt)
    shown["for_agent"] = True
    shown["practice"] = practice
    shown["marks"] = _marks(page.language) if practice else {}
    shown["outcome"] = speech(page.language)(OUTCOMES[page.end.outcome]) if page.end else ""
    shown["notes"], shown["news"] = notes, news
    shown["road"] = road(
        PASSED, page.road, links.here, page.language, in_place=True, noted=notes or ()
    )
    shown["known"] = known(page)
    shown["budget"] = minutes(page.seconds)
    shown["apart"] = page.changing is not None or bool(page.telling)
    shown["tryable"] = [each for each in page.tryable if each.step != page.step]
    shown["tellable"] = tellable(page.tellable)
    shown["at_hand"] = list(zip_longest(KEYS_AT_HAND, page.at_hand))[: len(page.at_hand)]
    free = KEYS_AT_HAND[len(page.at_hand) :]
    others = [each for each in links.others.at_hand if each.guide != page.guide]
    shown["everywhere"] = list(zip_longest(free, others))[: len(others)]
    shown["others"] = other_guides(links.others.guides, page.guide)
    return fill("agent.html", shown, page.language)


def minutes(seconds: int) -> str:
    """A time as the clock shows it: minutes and seconds."""
    return f"{seconds // 60}:{seconds % 60:02}"


def _marks(language: str) -> dict[str, str]:
    _ = speech(language)
    return {mark: _(words) if words else "" for mark, words in MARKS.items()}


@lru_cache(maxsize=2048)
def tellable(facts: tuple[Tellable, ...]) -> Markup:
    """What the customer may have told already, as a list to pick from while typing."""
    return Markup("").join(
        Markup('<option value="{}"></option>').format(each.label) for each in facts
    )


@lru_cache(maxsize=2048)
def other_guides(guides: tuple[OpenLink, ...], present: str) -> Markup:
    """The guides that can be opened on top of the `present` one, as options to choose from."""
    option = Markup('<option value="{}">{}</option>')
    return Markup("").join(option.format(*each) for each in guides if each.guide != present)


def known(page: Page) -> list[tuple[str, list[Known]]]:
    """What is known besides the answers, which stand on the road already, by where it is from."""
    found: dict[str, list[Known]] = {source: [] for source in SOURCES}
    for fact in page.known:
        if fact.source in found:
            found[fact.source].append(fact)
    _ = speech(page.language)
    return [(_(SOURCES[source]), facts) for source, facts in found.items() if facts]
