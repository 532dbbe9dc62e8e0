"""A route is never taken

Routes are tried in their order, and the first whose condition holds is taken. The condition of
this one never gets that far: it cannot hold, or those above it take every case in which it does,
or no road leads to its step on which it would be needed.
The same is told of the cases of a computed fact, which are tried in the same way.

Move it above the one that takes its cases, mend the condition, or remove the route.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.checks.case_lists import case_lists
from engine.checks.remembered import remembered
from engine.checks.route_lists import RouteList, condition_place, decision, route_lists
from engine.checks.rule import Finding, Other, Rule, Subject
from engine.guide import Place, Question, edges
from engine.problems import Severity

FAILING = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: {fact: household, type: integer, min: 1, max: 20, label: People at home}
    next:
      - {when: household > 2, to: large}
      - {when: household > 4, to: huge}  # <--
      - {else: small}
  small:
    end: resolved
    tell: A small line will do.
  large:
    end: resolved
    tell: A large line is for you.
  huge:
    end: resolved
    tell: The largest line is for you.
"""
PASSING = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: {fact: household, type: integer, min: 1, max: 20, label: People at home}
    next:
      - {when: household > 4, to: huge}
      - {when: household > 2, to: large}
      - {else: small}
  small:
    end: resolved
    tell: A small line will do.
  large:
    end: resolved
    tell: A large line is for you.
  huge:
    end: resolved
    tell: The largest line is for you.
"""

MOST_STEPS = 400
"""Up to how many steps a guide may have for all its roads to be followed."""
MOST_ROUTES = 60
"""Up to how many routes a list may have for all roads to it to be followed."""
MOST_FACTS = 3
"""How many facts the conditions may read for that: each is told apart at every step."""


class _Case(NamedTuple):
    """A condition that is tried in its turn: what it is called, its text, and where it stands."""

    called: str
    text: str
    place: Place


def find(subject: Subject) -> Iterator[Finding]:
    """The routes and the cases of computed facts that others leave nothing to."""
    followed = subject.whole and len(subject.guide.steps) <= MOST_STEPS
    for listed in route_lists(subject):
        made = decision(subject, listed)
        if made.never:
            cases = [
                _Case(f'The route to "{_local(route.target)}"', route.test, condition_place(route))
                for route in listed.routes
            ]
            yield from (_finding(cases, number, takers) for number, takers in made.never.items())
        elif followed and len(listed.routes) <= MOST_ROUTES:
            yield from _on_no_road(subject, listed)
    yield from _of_computed(subject)


def _on_no_road(subject: Subject, listed: RouteList) -> Iterator[Finding]:
    """The routes for which every road to their step leaves nothing."""
    facts = frozenset[str]().union(*(each.reads for each in listed.conditions if each is not None))
    step = listed.step
    if len(facts) > MOST_FACTS:
        return
    if isinstance(step, Question) and facts == {step.fact.key} and not step.optional:
        return  # what has just been answered is all that is asked for
    untaken = subject.anything_given.untaken(step.id, facts)
    if not untaken:
        return
    out = edges(subject.guide, listed.step)
    gone = {id(each.route) for each in untaken}
    taken = {id(each.route) for each in out} - gone
    for route in listed.routes:
        if id(route) in gone and id(route) not in taken:
            why = f"does `{route.test}` get its turn" if route.test else "do those above all fail"
            yield Finding(
                condition_place(route),
                f'The route to "{_local(route.target)}" is never taken: on no road to '
                f'"{listed.place.path[1]}" {why}.',
                "Remove the route, or let a road lead here that needs it.",
                severity=Severity.WARNING,
            )


def _local(target: str) -> str:
    return target.rpartition("/")[2]


def _of_computed(subject: Subject) -> Iterator[Finding]:
    for listed in case_lists(subject):
        never = listed.decision.never
        if never:
            cases = [
                _Case(
                    f'Case {number + 1} of "{listed.name}"',
                    condition.text if condition else "",
                    listed.place_of(number),
                )
                for number, condition in enumerate(listed.conditions)
            ]
            yield from (_finding(cases, number, takers) for number, takers in never.items())


def _finding(cases: Sequence[_Case], number: int, takers: Sequence[int]) -> Finding:
    case = cases[number]
    if not takers:
        return Finding(
            case.place,
            f"{case.called} is never taken: `{case.text}` cannot hold here.",
            "Mend the condition, or remove it with what it leads to.",
            severity=Severity.WARNING,
        )
    also = tuple(Other(cases[each].place, f"`{cases[each].text}`") for each in takers)
    if not case.text:
        return Finding(
            case.place,
            f"{case.called} is never taken: the conditions above take every case.",
            "Remove the `else`, or mend the condition that takes too much.",
            also=also,
            severity=Severity.WARNING,
        )
    above = "the one above takes" if len(takers) == 1 else "those above take"
    return Finding(
        case.place,
        f"{case.called} is never taken: {above} every case of `{case.text}`.",
        "Move it above, mend one of the conditions, or remove it.",
        also=also,
        severity=Severity.WARNING,
    )


RULE = Rule("never-taken", remembered(find), __doc__, FAILING, PASSING, Severity.WARNING)
