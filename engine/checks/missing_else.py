"""All conditions of a list of routes may fail

Routes are tried in their order, and the first whose condition holds is taken. Here no `else`
closes the list, and there are facts for which no condition holds: a walk that comes here with
them would be handed over to a person.

Where such facts are certain to be possible this is an error, and the message names all of them
and a walk that runs into the gap. Where the conditions cannot be decided, because they compare
facts with each other or compute with them, it is a warning. Conditions that take every case, such
as `x` and `not x`, or every option of a choice, need no `else`, and neither do facts that no road
to this step leaves possible.

Add `- {else: step}` as the last route, or a condition for the case that is missing. In a list of
the cases of a computed fact the `else` must always be there.
"""

from collections.abc import Iterator

from engine.checks.remembered import remembered
from engine.checks.route_lists import RouteList, decision, route_lists
from engine.checks.rule import Finding, Rule, Subject
from engine.problems import Severity
from engine.regions import Decision, Gap, TooComplex, words
from engine.witness import Witness, replayed

FAILING = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: {fact: household, type: integer, min: 1, max: 20, label: People at home}
    next:  # <--
      - {when: household <= 2, to: small}
      - {when: household > 3, to: large}
  small:
    end: resolved
    tell: A small line will do.
  large:
    end: resolved
    tell: A large line is for you.
"""
PASSING = FAILING.replace("  # <--", "").replace("household > 3", "household > 2")


def find(subject: Subject) -> Iterator[Finding]:
    """The lists of routes that no `else` closes and that do not take every case."""
    for listed in route_lists(subject):
        if listed.is_open:
            yield from _in_list(subject, listed)


def is_doubtful(listed: RouteList, made: Decision) -> bool:
    """Whether a list that no `else` closes is too complex to be proved, which is told here."""
    return listed.is_open and _gaps(made) is None


def _gaps(made: Decision) -> list[Gap] | None:
    """Where no condition holds; None where the list is too complex."""
    try:
        return list(made.gaps())
    except TooComplex:
        return None


def _in_list(subject: Subject, listed: RouteList) -> Iterator[Finding]:
    made = decision(subject, listed)
    gaps = _gaps(made)
    if gaps is None:
        yield _doubtful(listed, decided=False)
        return
    if not gaps:
        return
    search = subject.finder.past_all(listed.step.id, listed.routes, listed.choice)
    if search.witness is not None:
        gap = _run_into(subject, search.witness, made, gaps)
        yield _certain(listed, words(gap.box, made.space), search.witness)
    elif not search.ruled_out:
        yield _doubtful(listed, decided=any(gap.proved for gap in gaps))


def _run_into(subject: Subject, witness: Witness, made: Decision, gaps: list[Gap]) -> Gap:
    """The gap in which a walk ends."""
    facts = replayed(subject.guide, witness).facts
    return next((gap for gap in gaps if made.space.is_in(gap.box, facts)), gaps[0])


def _certain(listed: RouteList, where: str, witness: Witness) -> Finding:
    return Finding(
        listed.place,
        f'No route of "{listed.place.path[1]}" is taken where {where}.',
        "Add `- {else: step}` as the last route, or a route for that case.",
        key=True,
        reached_by=witness.text,
    )


def _doubtful(listed: RouteList, *, decided: bool) -> Finding:
    beyond = "" if decided else "that is outside what can be decided, so "
    return Finding(
        listed.place,
        f'The conditions of "{listed.place.path[1]}" may all fail: {beyond}it cannot be proved '
        "that they do not.",
        "Add `- {else: step}` as the last route, or make the conditions simpler.",
        key=True,
        severity=Severity.WARNING,
    )


RULE = Rule("missing-else", remembered(find), __doc__, FAILING, PASSING)
