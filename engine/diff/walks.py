"""Tells which scripted walks come elsewhere, get another suggestion or take another road."""

from collections.abc import Iterator, Sequence

from engine.diff.differences import WalkChange
from engine.diff.names import Names
from engine.diff.playing import Played, play
from engine.diff.scripts import Script


def walk_changes(names: Names, walks: Sequence[Script]) -> Iterator[WalkChange]:
    """Each scripted walk that goes otherwise in the new version than in the old one."""
    for script in walks:
        old, new = play(names.old, script.old), play(names.new, script.new)
        kind = _kind(names, old, new)
        if kind:
            yield _change(names, script.new.name, kind, old, new)


def _kind(names: Names, old: Played, new: Played) -> str:
    before, now = old.stand, new.stand
    same_end = names.step(before.step) == now.step and before.outcome == now.outcome
    if not same_end or bool(before.refused) != bool(now.refused):
        return "end"
    if before.offered != now.offered:
        return "suggestion"
    return "road" if [names.step(each) for each in old.road] != new.road else ""


def _change(names: Names, name: str, kind: str, old: Played, new: Played) -> WalkChange:
    before = [names.step(each) for each in old.road]
    at = parting(before, new.road)
    return WalkChange(
        name,
        kind,  # type: ignore[arg-type]
        old.stand,
        new.stand,
        new.road[at - 1] if at else "",
        old.road[at] if at < len(before) else "",
        new.road[at] if at < len(new.road) else "",
    )


def parting(old: Sequence[str], new: Sequence[str]) -> int:
    """How many steps two roads, in the same names, have in common before they part."""
    pairs = zip(old, new, strict=False)
    return next(
        (at for at, (before, now) in enumerate(pairs) if before != now), min(len(old), len(new))
    )
