"""All conditions of a list of routes may fail

Routes are tried in their order, and the first whose condition holds is taken. Here no `else`
closes the list, and there are facts for which no condition holds: a walk that comes here with
them would be handed over to a person.

Where such facts are certain to be possible this is an error, and the message names an example.
Where the conditions cannot be decided, because they compare facts with each other or compute with
them, it is a warning. Conditions that take every case, such as `x` and `not x`, or every option
of a choice, need no `else`.

Add `- {else: step}` as the last route, or a condition for the case that is missing. In a list of
the cases of a computed fact the `else` must always be there.
"""

from collections.abc import Iterator, Sequence

from engine.checks.cells import Gap, gaps
from engine.checks.classes import ANYTHING
from engine.checks.feasible import feasible
from engine.checks.rule import Finding, Rule, Subject
from engine.facts import Fact
from engine.guide import Instruction, Passage, Place, Question, Routes, Step
from engine.kinds import Kind, Value
from engine.problems import Severity

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
_MOST_ROADS = 100
"""How many gaps are tried for a road that leads to them."""
PASSING = FAILING.replace("  # <--", "").replace("household > 3", "household > 2")


def find(subject: Subject) -> Iterator[Finding]:
    """The lists of routes that no `else` closes and that do not take every case."""
    for id_ in subject.roads.reached:
        step = subject.guide.steps[id_]
        for routes, possible in _open_lists(step):
            if routes[0].place.file == subject.file:
                found = _gap(subject, step, routes, possible)
                if found is not None:
                    yield _finding(subject, routes, found)


Possible = dict[str, Sequence[Value]]


def _open_lists(step: Step) -> Iterator[tuple[Routes, Possible]]:
    """The lists of routes without an else, with the values that the step's fact has there."""
    if isinstance(step, Question):
        for answer, routes in step.routes.items():
            if _is_open(routes):
                yield routes, {step.fact.key: (answer,)}
        if _is_open(step.after):
            yield step.after, _shared(step, step.fact)
    elif isinstance(step, Instruction | Passage) and _is_open(step.after):
        yield step.after, {}


def _is_open(routes: Routes) -> bool:
    return bool(routes) and routes[-1].expression is not None


def _shared(step: Question, fact: Fact) -> Possible:
    if fact.kind is not Kind.CHOICE or not step.choices:
        return {}
    return {fact.key: [choice.id for choice in step.choices if choice.id not in step.routes]}


def _gap(subject: Subject, step: Step, routes: Routes, possible: Possible) -> Gap | None:
    """A gap that a road leads to, a proved one if there is one."""
    conditions = [route.expression.tree for route in routes if route.expression is not None]
    if len(conditions) < len(routes):
        return None
    knowledge = subject.knowledge
    known = set(knowledge.keys(knowledge.known.get(step.id, 0))) | possible.keys()
    if isinstance(step, Question) and not step.optional:
        known.add(step.fact.key)
    doubtful: Gap | None = None
    each = gaps(conditions, subject.guide.facts, known, possible)
    for number, found in enumerate(each):
        if number == _MOST_ROADS:
            return found._replace(proved=False)
        if feasible(subject, step.id, found.facts):
            if found.proved:
                return found
            doubtful = doubtful or found
    return doubtful


def _finding(subject: Subject, routes: Routes, found: Gap) -> Finding:
    place = Place(routes[0].place.file, routes[0].place.path[:-2])
    step = place.path[1]
    fix = "Add `- {else: step}` as the last route"
    if not found.proved:
        return Finding(
            place,
            f'The conditions of "{step}" may all fail: it cannot be proved that they do not.',
            f"{fix}.",
            key=True,
            severity=Severity.WARNING,
        )
    facts = " and ".join(
        _told(subject.guide.facts[key], value) for key, value in found.facts.items()
    )
    return Finding(
        place,
        f'No route of "{step}" is taken where {facts}.',
        f"{fix}, or a route for that case.",
        key=True,
    )


def _told(fact: Fact, value: Value | None) -> str:
    if value is None:
        return f"{fact.name} is unset"
    if isinstance(value, bool):
        return f"{fact.name} is {str(value).lower()}"
    if isinstance(value, frozenset):
        return f"{fact.name} is {', '.join(sorted(value)) or 'empty'}"
    if isinstance(value, str):
        return f'{fact.name} is "{value}"' if value != ANYTHING else f"{fact.name} is anything else"
    return f"{fact.name} is {value}"


RULE = Rule("missing-else", find, __doc__, FAILING, PASSING)
