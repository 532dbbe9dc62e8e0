"""The start page: the guides by trade, each with the ways to walk it and to see it whole."""

from collections.abc import Callable, Iterable, Sequence

from engine.guide import Guide
from engine.problems import Problem
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.problem_view import Excerpt, no_excerpt, problem_values

PURPOSES = {
    "troubleshooting": msg("Solves a problem"),
    "sales": msg("Advises on a purchase"),
    "appointment": msg("Makes an appointment"),
    "process": msg("Settles a request"),
}

Entry = tuple[Guide, GuideLinks]


def render(
    guides: Iterable[Guide],
    ways: Callable[[Guide], GuideLinks],
    links: SiteLinks,
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
) -> bytes:
    """The page with all `guides`; `ways` tells where each can be walked and seen."""
    entries = [(guide, ways(guide)) for guide in guides]
    shown = problem_values(problems, excerpt) | {
        "title": "Guides",
        "language": "en",
        "links": links,
        "trades": by_trade(entries),
        "purposes": PURPOSES,
    }
    return fill("home.html", shown)


def by_trade(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The guides by trade and title; trades with nothing to walk on its own stand last."""
    trades: dict[str, list[Entry]] = {}
    for guide, to in sorted(entries, key=lambda entry: entry[0].title):
        trades.setdefault(guide.trade or "Other", []).append((guide, to))
    return sorted(trades.items(), key=_rank)


def _rank(trade: tuple[str, list[Entry]]) -> tuple[bool, str]:
    name, entries = trade
    return not any(guide.channels for guide, _ in entries), name
