"""The order of two routes decides, and nobody said so

Both conditions hold for some facts, each also holds without the other, and they lead to different
steps: whichever stands first takes what they share. Of conditions on different facts that is a
plain way to say what comes first. These two look at the same facts, where one of them was most
likely meant to end where the other begins.

Let the conditions exclude each other, or write one of them so that it holds the other whole: a
narrow case above a wide one is fine.
The same is told of the cases of a computed fact that give different values.
"""

from collections.abc import Iterator

from engine.checks.overlaps import overlaps
from engine.checks.remembered import remembered
from engine.checks.route_lists import RouteList, condition_place, decision, route_lists
from engine.checks.rule import Finding, Other, Rule, Subject
from engine.problems import Severity
from engine.regions import Decision, words
from engine.witness import Goal, Wanted

FAILING = """
steps:
  ask-household:
    ask: How many people live in your home?
    input: {fact: household, type: integer, min: 1, max: 20, label: People at home}
    next:
      - {when: household <= 4, to: small}
      - {when: household >= 4 and household < 20, to: large}  # <--
      - {else: huge}
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
PASSING = FAILING.replace("  # <--", "").replace("household >= 4", "household > 4")


def find(subject: Subject) -> Iterator[Finding]:
    """The pairs of routes that look at the same facts and overlap in part."""
    for listed in route_lists(subject):
        made = decision(subject, listed)
        for first, second in overlaps(made, listed.conditions) or ():
            if listed.routes[first].target != listed.routes[second].target:
                yield from _finding(subject, listed, made, first, second)


def _finding(
    subject: Subject, listed: RouteList, made: Decision, first: int, second: int
) -> Iterator[Finding]:
    pair = [listed.routes[first], listed.routes[second]]
    both = tuple((route.expression, Wanted.TRUE) for route in pair if route.expression is not None)
    search = subject.finder.search(Goal(listed.step.id, both, listed.choice))
    if search.ruled_out:
        return
    where = words(made.shared(first, second)[0], made.space)
    yield Finding(
        condition_place(pair[1]),
        f'Two routes of "{listed.place.path[1]}" hold where {where}: the first leads to '
        f'"{pair[0].target}", and this one to "{pair[1].target}" never gets its turn.',
        "Let one condition end where the other begins, or put one whole into the other.",
        also=(Other(condition_place(pair[0]), f"`{pair[0].test}`"),),
        severity=Severity.WARNING,
        reached_by=search.text,
    )


RULE = Rule("routes-overlap", remembered(find), __doc__, FAILING, PASSING, Severity.WARNING)
