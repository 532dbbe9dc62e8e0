"""A walk comes to a step that is not for its channel

A step with `channels: [agent]` is one that no customer can do alone, such as a look into the
customer's record; so is a step that runs a guide for agents. A walk in self-service that comes to
one goes on at the step's `instead`, and at an offer's `none`. Where neither is written it breaks
off and is handed over. The same holds for an agent's walk and `channels: [self-service]`.

Name the step where such a walk goes on, or keep the guide from that channel.
"""

from collections.abc import Iterator

from engine.checks.admission import Admission, is_handed_over
from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.guide import Place, Step
from engine.model import SubguideShape

FAILING = """
steps:
  ask-reason:
    ask: What is it about?
    answers:
      invoice: {label: An invoice, to: record}
      other: {label: Something else, to: done}
  record:
    do: Compare the invoice with the customer's record.
    channels: [agent]  # <--
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = FAILING.replace("  # <--", "\n    instead: done")


def find(subject: Subject) -> Iterator[Finding]:
    """The steps that walks on one of the guide's channels come to and cannot do."""
    if not any(step.channels is not None for step in subject.roads.limited):
        return
    for channel in subject.guide.channels:
        admission = Admission(subject, channel=channel)
        for step in subject.roads.limited:
            if (
                not step.is_for(None, channel)
                and is_handed_over(step)
                and step.id in admission.reached
            ):
                yield _finding(subject, step, channel, admission)


def _finding(subject: Subject, step: Step, channel: str, admission: Admission) -> Finding:
    place, why, key = _why(subject, step)
    return Finding(
        place,
        f'A walk on the channel {channel} comes to "{local(step)}" and cannot go on: {why}.',
        "Name the step where it goes on then with `instead:`, or let the step be for all, or take "
        f"{channel} out of the `channels` of the guide.",
        key=key,
        also=admission.ways_into(step.id),
        reached_by=admission.reached_by(step.id),
    )


def _why(subject: Subject, step: Step) -> tuple[Place, str, bool]:
    """Where it is said for which channels the step is, what is said, and whether by a key."""
    shape = subject.written(step)
    if shape is not None and shape.channels is not None:
        return below(step.place, "channels"), f"the step is for {_listed(step)}", False
    assert isinstance(shape, SubguideShape)
    why = f'the guide "{shape.subguide}", which it runs, is for {_listed(step)}'
    return below(step.place, "subguide"), why, False


def _listed(step: Step) -> str:
    channels = step.channels or ()
    return f"the channel {channels[0]} alone" if channels else "no channel at all"


RULE = Rule("not-for-channel", find, __doc__, FAILING, PASSING)
