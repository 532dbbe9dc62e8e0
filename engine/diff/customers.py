"""Tells whether any customer meets a difference, on a screen or in what an agent says."""

from engine.diff.differences import Change, Differences, GuideDifferences, Translated

_FOR_OTHERS = {"note", "record"}
"""Where words are met by agents alone, beside their words or in the case note."""
_UNSEEN = {"also asked", "trade", "Preferred"}


def meets_customers(found: Differences) -> bool:
    """Whether the differences are more than notes, names and what stands around a guide.

    What could not be compared may be one.
    """
    if found.added or found.removed or found.unread:
        return True
    parts: tuple[bool, ...] = (
        any(map(_meets, found.products)),
        any(map(_guide, found.guides)),
        any(map(_reads, found.translations)),
    )
    return any(parts)


def _reads(found: Translated) -> bool:
    """Whether customers read otherwise in a language; what became stale reads as before."""
    return any(
        each.kind != "stale" and each.key.rpartition(".")[2] not in _FOR_OTHERS
        for each in found.texts
    )


def _guide(found: GuideDifferences) -> bool:
    words = any(each.place not in _FOR_OTHERS for each in found.wordings)
    fates = any(each.fate != "carries on" for each in found.flights)
    ways = any(not found.moves_nobody(each) for each in found.routes)
    elsewhere = bool(found.walks or found.moved)
    return words or fates or ways or elsewhere or any(map(_meets, found.changes))


def _meets(change: Change) -> bool:
    """Whether a change is seen: a rename alone is not."""
    if change.sign != "renamed":
        return any(part.label not in _UNSEEN for part in change.parts) or not change.parts
    return bool(change.parts)
