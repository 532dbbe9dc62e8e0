"""From this step no end can be reached

Every road from this step runs into a loop that cannot be left, so a walk that comes here never
reaches an end. The loop is reported for itself, as `endless-loop`; this finding tells where the
way into it begins.

Let the step, or one behind it, lead to an end.
"""

from collections.abc import Iterator

from engine.checks.roads import road
from engine.checks.rule import Finding, Other, Rule, Subject, local, this
from engine.checks.traps import closed_loops, trapped
from engine.guide import Step

FAILING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: unplug}
  unplug:  # <--
    do: Unplug the box.
    next: restart
  restart:
    do: Restart the box.
    next: wait
  wait:
    do: Wait for a minute.
    next: restart
  fixed:
    end: resolved
    tell: That is all.
"""
PASSING = """
steps:
  ask-light:
    ask: Is the light on?
    answers:
      "on": {label: It is on, to: fixed}
      "off": {label: It is off, to: unplug}
  unplug:
    do: Unplug the box, wait for a minute and plug it in again.
    next: fixed
  fixed:
    end: resolved
    tell: That is all.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The first steps of the ways that only lead into a loop which cannot be left."""
    lost = trapped(subject)
    if not lost:
        return
    inside = {id_ for loop in closed_loops(subject) for id_ in loop.steps}
    for id_ in subject.guide.steps:
        if id_ in lost and id_ not in inside and _is_first(subject, id_, lost):
            yield _finding(subject, subject.guide.steps[id_], inside)


def _is_first(subject: Subject, id_: str, lost: set[str]) -> bool:
    way = subject.roads.reached[id_]
    return way is None or way.source not in lost


def _finding(subject: Subject, step: Step, inside: set[str]) -> Finding:
    tree = subject.roads.search([step.id], any_time=False)
    loop = next((id_ for id_ in tree if id_ in inside), None)
    also: tuple[Other, ...] = ()
    if loop is not None:
        before = subject.guide.steps[road(tree, loop)[-1]]
        also = (this(before, "the loop that cannot be left"),)
    return Finding(
        step.place,
        f'From the step "{local(step)}" no end can be reached.',
        "Let it, or a step behind it, lead to an end, or bound the loop with `at-most:` and "
        "`then:`.",
        key=True,
        also=also,
    )


RULE = Rule("no-end-reachable", find, __doc__, FAILING, PASSING)
