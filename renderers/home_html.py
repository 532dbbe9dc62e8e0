"""The start page: the guides by trade and purpose, each with the ways to walk and to see it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from engine.guide import Guide
from engine.problems import Problem
from engine.speech import msg
from renderers.jinja import render as fill
from renderers.links import GuideLinks, SiteLinks
from renderers.problem_view import Excerpt, no_excerpt, problem_values
from renderers.speech import languages, speech

PURPOSES = {
    "troubleshooting": msg("Solves a problem"),
    "sales": msg("Advises on a purchase"),
    "appointment": msg("Makes an appointment"),
    "process": msg("Settles a request"),
}

CHOOSE = "/language"
"""Where a language is chosen for what belongs to no walk."""

Entry = tuple[Guide, GuideLinks]
Groups = list[tuple[str, list[Entry]]]
"""Guides by their purpose."""


def render(
    guides: Iterable[Guide],
    ways: Callable[[Guide], GuideLinks],
    links: SiteLinks,
    language: str = "en",
    *,
    problems: Sequence[Problem] = (),
    excerpt: Excerpt = no_excerpt,
    recent: Sequence[str] = (),
) -> bytes:
    """The page with all `guides` in a language; `ways` tells where each can be walked and seen.

    `recent` are the ids of those that were used last, the latest first.
    """
    listed = [(guide, guide.said_in(language)) for guide in guides]
    entries = [(said, ways(guide)) for guide, said in listed]
    trades = {guide.trade: said.trade for guide, said in listed if said is not guide}
    shown = problem_values(problems, excerpt) | {
        "title": speech(language)("Guides"),
        "language": language,
        "languages": languages(),
        "choose_at": CHOOSE,
        "links": links,
        "trades": by_trade(entries, trades),
        "purposes": PURPOSES,
        "recent": _recent(entries, recent),
    }
    return fill("home.html", shown, language)


def _recent(entries: Iterable[Entry], ids: Sequence[str]) -> list[Entry]:
    """Those of the guides that were used last and can be walked by an agent."""
    by_id = {guide.id: (guide, to) for guide, to in entries if to.agent}
    return [by_id[id_] for id_ in ids if id_ in by_id]


def by_trade(entries: Iterable[Entry], names: Mapping[str, str]) -> list[tuple[str, Groups]]:
    """The guides by trade, purpose and title.

    Trades with nothing that a call begins with stand last.

    `names` are what trades are called in the language of the page, where it is another one.
    """
    trades: dict[str, list[Entry]] = {}
    for guide, to in sorted(entries, key=_by_purpose):
        trade = names.get(guide.trade, guide.trade) or "Other"
        trades.setdefault(trade, []).append((guide, to))
    return [(trade, _groups(found)) for trade, found in sorted(trades.items(), key=_rank)]


def _by_purpose(entry: Entry) -> tuple[int, str]:
    guide, _ = entry
    return list(PURPOSES).index(guide.purpose), guide.title


def _groups(entries: Iterable[Entry]) -> Groups:
    by_purpose = groupby(entries, lambda entry: entry[0].purpose)
    return [(purpose, list(found)) for purpose, found in by_purpose]


def _rank(trade: tuple[str, list[Entry]]) -> tuple[bool, bool, str]:
    name, entries = trade
    walked = [guide for guide, _ in entries if guide.channels]
    return not walked, all(guide.at_hand for guide in walked), name
