"""Keeps what an expensive rule found of a guide, for when the same guide is checked again.

An editor checks all guides at each pause in typing, and a server at each save; mostly one of them
has changed. What a rule finds names places by path, not by line, so it depends on nothing but what
the version of the guide stands for.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from engine.checks.rule import Find, Finding, Subject

MOST = 512
"""How many guides are kept for each rule, the least recently checked leaving first."""


def remembered(find: Find) -> Find:
    """The rule's function, which works each version of a guide out once."""
    kept: OrderedDict[tuple[object, ...], Sequence[Finding]] = OrderedDict()

    def found(subject: Subject) -> Iterable[Finding]:
        key = (subject.guide.id, subject.guide.version, subject.whole, subject.cut)
        findings = kept.pop(key, None)
        kept[key] = tuple(find(subject)) if findings is None else findings
        if len(kept) > MOST:
            kept.popitem(last=False)
        return kept[key]

    return found
