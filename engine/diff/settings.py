"""Tells what holds for a guide as a whole: where it starts, for whom it is, what is at hand."""

from collections.abc import Iterator

from engine.diff.differences import Change
from engine.diff.names import Names
from engine.diff.parts import Traits, listed, parts
from engine.guide import AnyTime, Guide


def setting_changes(names: Names) -> Iterator[Change]:
    """What is otherwise of the guide itself, and of the steps at hand at any time."""
    old, new = names.old, names.new
    found = parts(_traits(old, names.step(old.start)), _traits(new, new.start))
    if found:
        yield Change("guide", "changed", new.id, new.title, parts=found)
    yield from _at_any_time(names)


def _traits(guide: Guide, start: str) -> Traits:
    return {
        "trade": guide.trade,
        "purpose": guide.purpose,
        "channels": listed(guide.channels),
        "language": guide.language,
        "currency": guide.currency,
        "starts at": start,
        "offers at most": str(guide.offers_at_most),
        "also asked": listed(guide.also_asked),
        "at hand": _at_hand(guide),
    }


def _at_hand(guide: Guide) -> str:
    if guide.at_hand is None:
        return ""
    return guide.at_hand.label if guide.at_hand.returns else f"{guide.at_hand.label}, for good"


def _at_any_time(names: Names) -> Iterator[Change]:
    before = {entry.id: entry for entry in names.old.at_any_time}
    now = {entry.id: entry for entry in names.new.at_any_time}
    for id_ in dict.fromkeys((*before, *now)):
        if id_ not in now:
            yield Change("at-any-time", "removed", id_, before[id_].label)
        elif id_ not in before:
            yield Change("at-any-time", "added", id_, now[id_].label)
        else:
            found = parts(
                {"leads to": listed(map(names.step, _targets(before[id_])))},
                {"leads to": listed(_targets(now[id_]))},
            )
            if found:
                yield Change("at-any-time", "changed", id_, now[id_].label, parts=found)


def _targets(entry: AnyTime) -> list[str]:
    return [route.target for route in entry.after]
