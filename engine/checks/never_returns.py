"""A guide at hand in every call goes on otherwise than it says

A guide with `at-hand:` opens on top of any call. With `returns: true`, which is the default, the
call goes on where it was once this guide ends `resolved` or `accepted`: so it needs such an end.
With `returns: false` the call ends with this guide: so each of its ends is a hand-off or a stop.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.guide import Place
from engine.model import EndShape

FAILING = """
at-hand:
  label: Wants a manager
  returns: true  # <--
steps:
  manager:
    end: handoff
    team: Team leads
    tell: One moment, please.
"""
PASSING = """
at-hand: {label: Wants a manager}
steps:
  manager:
    ask: May I try first, or shall I put you through?
    answers:
      try: {label: You may try, to: tried}
      through: {label: Put me through, to: through}
  tried:
    end: resolved
    tell: Thank you. Then let us go on.
  through:
    end: handoff
    team: Team leads
    tell: One moment, please.
"""
_FIX = "Say `returns: {}`, or give it {}."


def find(subject: Subject) -> Iterator[Finding]:
    """What `returns` says, if the ends say something else."""
    at_hand = subject.shape.at_hand
    if at_hand is None:
        return
    steps = subject.shape.steps.values()
    ends = [step for step in steps if isinstance(step, EndShape)]
    can_return = any(step.end in ("resolved", "accepted") for step in ends)
    if can_return == at_hand.returns:
        return
    path = ("at-hand", "returns" if "returns" in at_hand.model_fields_set else "label")
    if at_hand.returns:
        message = "The call cannot go on after this guide: none of its ends is resolved."
        fix = _FIX.format("false", "an end that is `resolved`")
    else:
        message = "This guide ends the call, but one of its ends is resolved."
        fix = _FIX.format("true", "hand-offs and stops alone as ends")
    yield Finding(Place(subject.file, path), message, fix, key=True)


RULE = Rule("never-returns", find, __doc__, FAILING, PASSING)
