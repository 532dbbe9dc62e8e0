"""The risk of a change in one line."""

from collections.abc import Iterable, Iterator

from engine.diff import Change, Differences, Fate
from engine.diff.products import PRICE
from renderers.diff_translations import stale

NOTHING = "No differences."
PARTLY = "No differences in what could be compared."


def headline(found: Differences) -> str:
    """What changed, and what it does to customers, the weightiest first."""
    subject = ", ".join(_subject(found))
    if not subject:
        return PARTLY if found.unread else NOTHING
    risks = [
        *_walks(found),
        *_customers(found),
        *_products(found.products),
        *_words(found),
        *stale(found),
        _in_flight(found),
    ]
    told = ", ".join(filter(None, risks))
    return f"{subject}: {told}.{_caveat(found)}" if told else f"{subject}.{_caveat(found)}"


def _caveat(found: Differences) -> str:
    files = {each.what.rpartition(":")[0] or each.what for each in found.unread}
    return f" Not compared wholly: {counted(len(files), 'file')}." if files else ""


def _subject(found: Differences) -> Iterator[str]:
    if found.guides:
        yield f"{counted(len(found.guides), 'guide')} changed"
    elif found.products:
        yield "The catalogue changed"
    elif found.translations and not found.added and not found.removed:
        yield f"{counted(len(_languages(found)), 'language')} changed"
    if found.added:
        yield f"{counted(len(found.added), 'guide')} added"
    if found.removed:
        yield f"{counted(len(found.removed), 'guide')} removed"


def _languages(found: Differences) -> set[str]:
    return {each.language for each in found.translations}


def _walks(found: Differences) -> Iterator[str]:
    kinds = [walk.kind for guide in found.guides for walk in guide.walks]
    ends, suggestions = kinds.count("end"), kinds.count("suggestion")
    if ends:
        yield f"{counted(ends, 'walk')} now {_verb(ends, 'end')} elsewhere"
    if suggestions:
        yield f"{counted(suggestions, 'walk')} now {_verb(suggestions, 'get')} another suggestion"
    if kinds and not ends and not suggestions:
        yield f"{counted(len(kinds), 'walk')} now {_verb(len(kinds), 'take')} another road"


def _customers(found: Differences) -> Iterator[str]:
    steps = {(guide.new.id, each.step) for guide in found.guides for each in guide.moved}
    if steps:
        yield f"customers at {counted(len(steps), 'step')} now go elsewhere"


def _verb(number: int, verb: str) -> str:
    return f"{verb}s" if number == 1 else verb


def _products(changes: Iterable[Change]) -> Iterator[str]:
    changed = [each for each in changes if each.what == "product"]
    prices = sum(
        any(part.label == PRICE for part in each.parts)
        for each in changed
        if each.sign == "changed"
    )
    if prices:
        yield f"{counted(prices, 'price')} changed"
    others = len(changed) - prices
    if others:
        yield f"{counted(others, 'product')} changed"


def _words(found: Differences) -> Iterator[str]:
    places = [each.place for guide in found.guides for each in guide.wordings]
    notes = places.count("note")
    if words := len(places) - notes:
        yield f"{counted(words, 'text')} changed"
    if notes:
        yield f"{counted(notes, 'note')} changed"


def _in_flight(found: Differences) -> str:
    steps = {fate: steps_of(found, fate) for fate in ("loses answers", "goes on elsewhere")}
    if not found.guides:
        return ""
    if lost := steps["loses answers"]:
        return f"walks in flight at {counted(lost, 'step')} lose answers"
    if moved := steps["goes on elsewhere"]:
        return f"walks in flight at {counted(moved, 'step')} go on elsewhere, none is lost"
    return "no walk in flight is lost"


def steps_of(found: Differences, fate: Fate) -> int:
    """At how many steps walks in flight fare so."""
    return len(
        {
            (guide.new.id, each.step)
            for guide in found.guides
            for each in guide.flights
            if each.fate == fate
        }
    )


def counted(number: int, noun: str) -> str:
    """A number of things: `1 guide`, `2 guides`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
