"""How long an agent should be at a step: as the author says, or as its words take."""

from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

from engine.guide import Guide, Step
from engine.prose import seconds_aloud, words_of

SECONDS_BESIDES: Mapping[str, int] = MappingProxyType(
    {"question": 10, "instruction": 30, "offer": 20, "end": 20}
)
"""What is added to reading aloud: for the customer's reply, or for doing what is asked.

Our own choice, not measured: an author who knows better writes `seconds` at the step.
"""

_TO = 5
"""A pace that nobody wrote is rounded up to so many seconds: it claims no more."""


def said_aloud(step: Step) -> int:
    """The words that an agent reads aloud at a step; a hole counts as one."""
    return len(words_of(step.say.source))


def seconds_at(guide: Guide, step: Step) -> int:
    """How long an agent should be at a step of `guide`, in seconds; worked out once a step."""
    kept: dict[str, int] = guide.memo.setdefault("pace", {})
    found = kept.get(step.id)
    if found is None:
        found = kept[step.id] = step.seconds or _worked_out(step)
    return found


def _worked_out(step: Step) -> int:
    seconds = seconds_aloud(said_aloud(step)) + SECONDS_BESIDES.get(step.kind, 0)
    return ceil(seconds / _TO) * _TO
