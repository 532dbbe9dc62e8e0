"""Conditions are outside what can be decided

Whether a route is ever taken, and whether the order of two routes decides silently, is proved by
telling apart all cases that may come. Here that would be more cases than can be looked at. So
nothing is proved of this list: it may be right, and it may not. The same is told of the cases of a
computed fact, and of the products that serve a need.

Mostly it is one condition of many parts, such as `(a or b) and (c or d) and ...`. Split it over
several routes to the same step, several cases with the same value, or several products; or ask one
question for a part of it. Where it has to stay, test it with scripted walks.
"""

from collections.abc import Iterator, Sequence

from engine.checks.case_lists import case_lists
from engine.checks.missing_else import is_doubtful
from engine.checks.overlaps import overlaps
from engine.checks.remembered import remembered
from engine.checks.route_lists import condition_place, decision, route_lists
from engine.checks.rule import Finding, Rule, Subject
from engine.expressions import Expression
from engine.guide import Place
from engine.problems import Severity
from engine.regions import Decision

_REST = """\
          and ("a2" in lit or "b2" in lit) and ("a3" in lit or "b3" in lit)
          and ("a4" in lit or "b4" in lit) and ("a5" in lit or "b5" in lit)
          and ("a6" in lit or "b6" in lit) and ("a7" in lit or "b7" in lit)
          and ("a8" in lit or "b8" in lit)
        to: all"""
_GUIDE = """
steps:
  ask-lamps:
    ask: Which lamps are lit?
    input: lit
    next:
ROUTES
      - {else: some}
  all:
    end: resolved
    tell: Each pair has a lamp that is lit.
  some:
    end: resolved
    tell: A pair is dark.
facts:
  lit:
    type: choices
    of: [a1, b1, a2, b2, a3, b3, a4, b4, a5, b5, a6, b6, a7, b7, a8, b8]
    label: Lamps
"""
_WHOLE = f"""\
      - when: >-  # <--
          ("a1" in lit or "b1" in lit)
{_REST}"""
_PARTS = "\n".join(
    f"""\
      - when: >-
          "{lamp}" in lit
{_REST}"""
    for lamp in ("a1", "b1")
)
FAILING = _GUIDE.replace("ROUTES", _WHOLE)
PASSING = _GUIDE.replace("ROUTES", _PARTS)


def find(subject: Subject) -> Iterator[Finding]:
    """The lists of routes and of cases that are too complex, each of them once."""
    for listed in route_lists(subject):
        made = decision(subject, listed)
        if _is_beyond(made, made, listed.conditions) and not is_doubtful(listed, made):
            places = [condition_place(route) for route in listed.routes]
            name = str(listed.place.path[1])
            yield _finding(made, name, listed.place, places, "routes to the same step")
    for each in case_lists(subject):
        if _is_beyond(each.decision, each.decision_where_set, each.conditions):
            places = [each.place_of(number) for number in range(len(each.cases))]
            yield _finding(
                each.decision, each.name, each.place, places, "cases with the same value"
            )


def _is_beyond(
    made: Decision, where_set: Decision, conditions: Sequence[Expression | None]
) -> bool:
    return made.is_too_complex or overlaps(where_set, conditions) is None


def _finding(
    made: Decision, name: str, whole: Place, places: Sequence[Place], parts: str
) -> Finding:
    number = made.worst
    if number is None:
        return Finding(
            whole,
            f'The conditions of "{name}" are outside what can be decided together, so it is not '
            "proved that every one of them is needed.",
            "Make them shorter, or ask one question for a part of them.",
            key=True,
            severity=Severity.WARNING,
        )
    return Finding(
        places[number],
        f'This condition of "{name}" is outside what can be decided, so it is not proved that '
        "every one in its list is needed.",
        f"Split it over several {parts}, or ask one question for a part of it.",
        severity=Severity.WARNING,
    )


RULE = Rule("too-complex", remembered(find), __doc__, FAILING, PASSING, Severity.WARNING)
