"""What a walk on one channel can come to."""

from collections.abc import Iterator

from engine.guide import Guide, Offer, Step, edges


def reached_on(guide: Guide, channel: str) -> frozenset[str]:
    """The steps that a walk on a channel can come to and do, on whatever day."""
    seen = {guide.start}
    waiting = [guide.start]
    for id_ in waiting:
        for target in _ways_on(guide, guide.steps[id_], channel):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(id_ for id_ in seen if guide.steps[id_].is_for(None, channel))


def _ways_on(guide: Guide, step: Step, channel: str) -> Iterator[str]:
    if step.is_for(None, channel):
        yield from (edge.target for edge in edges(guide, step, any_time=True))
    else:
        around = "none" if isinstance(step, Offer) else "instead"
        yield from (edge.target for edge in edges(guide, step) if edge.kind == around)
