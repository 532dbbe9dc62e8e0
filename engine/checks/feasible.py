"""Whether a road leads to a step for people of whom certain facts are true."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from engine.checks.rule import Subject
from engine.expressions import Expression, evaluate
from engine.guide import Guide, Lookup, Passage, Question, Route, Routes, Step
from engine.kinds import Value

Facts = Mapping[str, Value | None]
"""Facts by key; None for one that is unset."""


class _Case(NamedTuple):
    """The facts in question; only those count that one question alone can set."""

    guide: Guide
    facts: Mapping[str, Value]


def feasible(subject: Subject, step: str, facts: Facts) -> bool:
    """Whether a road leads to the step on which nothing contradicts these facts.

    What several steps can set is not followed, so that no road is missed.
    """
    setters = _setters(subject.guide)
    case = _Case(
        subject.guide,
        {key: value for key, value in facts.items() if value is not None and setters[key] == 1},
    )
    reached = {subject.guide.start}
    waiting = [subject.guide.start]
    for here in waiting:
        for target in _ways_on(case, subject, here):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return step in reached


def _setters(guide: Guide) -> Counter[str]:
    """How many steps can set each fact; a lookup or a subguide counts as many."""
    found: Counter[str] = Counter()
    for step in guide.steps.values():
        match step:
            case Question():
                found[step.fact.key] += 1
            case Lookup():
                found.update({key: 2 for key, _ in step.sets})
            case Passage():
                found.update({assignment.key: 2 for assignment in step.sets})
                found.update({to: 2 for to, _ in step.copies})
                found.update(dict.fromkeys(step.clears, 1))
    return found


def _ways_on(case: _Case, subject: Subject, here: str) -> Iterator[str]:
    step = case.guide.steps[here]
    for routes in _lists(case, subject, step):
        for route in routes:
            decided = _decide(case, route)
            if decided is not False:
                yield route.target
            if decided is True:
                break
    around = ("then", "instead")
    yield from (way.target for way in subject.roads.ways[here] if way.kind in around)
    yield from (way.target for way in subject.roads.at_any_time(here))


def _lists(case: _Case, subject: Subject, step: Step) -> Iterator[Routes]:
    """The lists of routes that may be followed out of a step."""
    if not isinstance(step, Question):
        yield from ((way.route,) for way in subject.roads.ways[step.id] if way.route is not None)
        return
    value = case.facts.get(step.fact.key)
    if isinstance(value, str) and step.choices and not step.several:
        yield step.routes.get(value, step.after)
        return
    yield from step.routes.values()
    yield step.after


def _decide(case: _Case, route: Route) -> bool | None:
    if route.expression is None:
        return True if route.condition is None else None
    return _holds(case, route.expression)


def _holds(case: _Case, expression: Expression) -> bool | None:
    if not expression.reads <= case.facts.keys():
        return None
    value = evaluate(expression, case.facts)
    return value if isinstance(value, bool) else None
