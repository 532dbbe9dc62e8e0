"""A fact may be unset where it is read

There is a road to this place on which nothing sets the fact: no question asks for it, no lookup
finds it. A condition that reads it there could not be answered, and the walk would be handed over
to a person; a text would have a gap.

Ask first, with `known(fact) and ...`, or give the fact a `default:`, or let every road to this
place set it.
"""

import re
from collections.abc import Iterator, Sequence

from engine.checks.knowledge import Bits, Knowledge, Use
from engine.checks.places import expressions, holes
from engine.checks.rule import Finding, Other, Rule, Subject, below, local, shown
from engine.expressions import asks_known
from engine.guide import Place, Step, stops
from engine.witness import Goal, Search, Wanted

FAILING = """
facts:
  speed: {type: number, unit: Mbit/s, label: Measured speed}
steps:
  ask-where:
    ask: Can you measure the speed now?
    answers:
      here: {label: "Yes", to: measure}
      later: {label: "No", to: judge}
  measure:
    ask: What does the test show?
    input: speed
    next: judge
  judge:
    do: Let us see.
    next:
      - {when: speed >= 50, to: fine}  # <--
      - {else: slow}
  fine:
    end: resolved
    tell: The line is fine.
  slow:
    end: handoff
    team: Line desk
    tell: We look into it.
"""
PASSING = FAILING.replace("speed >= 50", "known(speed) and speed >= 50").replace("  # <--", "")


def find(subject: Subject) -> Iterator[Finding]:
    """The places where a fact is read that some road leaves unset."""
    if not subject.guide.channels or subject.cut or subject.lacks(_SETTERS):
        return
    knowledge = subject.knowledge
    roads: dict[str, _UnsetRoads] = {}
    for id_, known in knowledge.known.items():
        step = subject.guide.steps[id_]
        for use in knowledge.uses(step, known):
            for key in knowledge.keys(use.missing):
                if not _may_be_set(subject, key):
                    continue
                if key not in roads:
                    roads[key] = _unset_roads(knowledge, knowledge.bits((key,)))
                search = _walk(subject, step, use, key)
                if not search.ruled_out:
                    road = _road(roads[key], id_)
                    for each in _findings(subject, step, use, key, road):
                        yield each._replace(
                            reached_by=search.witness.text if search.witness else ""
                        )


def _walk(subject: Subject, step: Step, use: Use, key: str) -> Search:
    """A walk that comes to where a fact is read and does not know it."""
    fact = subject.guide.facts[key]
    unset = ((asks_known(key, fact.name), Wanted.FALSE),)
    return subject.finder.search(Goal(step.id, unset, before=use.expression is None))


_SETTERS = frozenset({"missing-column", "missing-table"})
"""What is found in compiling that keeps a lookup from setting its facts."""
_Here = tuple[str, bool]
"""A step, and whether the fact is set there."""
_UnsetRoads = dict[_Here, _Here | None]


def _unset_roads(knowledge: Knowledge, bit: Bits) -> _UnsetRoads:
    """How each step is reached with one fact unset, everything else being known."""
    guide = knowledge.guide
    rest = knowledge.every & ~bit
    first = (guide.start, bool(knowledge.defaults & bit))
    found: _UnsetRoads = {first: None}
    waiting = [first]
    for here in waiting:
        step = guide.steps[here[0]]
        known = knowledge.every if here[1] else rest
        ways = list(knowledge.ways_on(step, known))
        if stops(step):
            ways += [(entry.after[0].target, known) for entry in guide.at_any_time]
        for target, state in ways:
            there = (target, bool(state & bit))
            if there not in found:
                found[there] = here
                waiting.append(there)
    return found


def _may_be_set(subject: Subject, key: str) -> bool:
    """Whether there is such a fact, and it is not a computed one that could not be read."""
    fact = subject.guide.facts.get(key)
    return fact is not None and not fact.computed


def _road(roads: _UnsetRoads, step: str) -> tuple[str, ...]:
    at: _Here | None = (step, False)
    if at not in roads:
        return ()
    road: list[str] = []
    while at is not None:
        road.append(at[0])
        at = roads[at]
    return tuple(reversed(road))


def _findings(
    subject: Subject, step: Step, use: Use, key: str, road: Sequence[str]
) -> Iterator[Finding]:
    fact = subject.guide.facts.get(key)
    name = fact.name if fact else key
    also = _also(subject, road)
    if use.expression is None:
        shape = subject.written(step)
        for path, hole, offset in holes(shape, _told_by(subject, key)) if shape else ():
            computed = "" if hole == name else f'is computed from "{name}", and that '
            yield Finding(
                below(step.place, *path),
                f'The text shows the fact "{hole}", which {computed}may be unset at '
                f'"{local(step)}".',
                f'Give "{name}" a default, leave it out here, or let every road here set it.',
                also=also,
                span=(offset, len(hole)),
            )
        return
    for place in _expression_places(subject, step, use):
        yield Finding(
            place,
            f'The fact "{name}" may be unset where `{use.expression.text}` is asked '
            f'at "{local(step)}".',
            f"Write `known({name}) and ...`, give it a default, or let every road here set it.",
            also=also,
            span=_span(use.expression.text, name),
        )


def _told_by(subject: Subject, key: str) -> set[str]:
    """The names of a fact and of those that are computed from it."""
    guide = subject.guide
    keys = [key, *(each for each, made in guide.computed_by.items() if key in made.needs)]
    return {guide.facts[each].name for each in keys if each in guide.facts}


def _also(subject: Subject, road: Sequence[str]) -> tuple[Other, ...]:
    if len(road) < 2:
        return ()
    before = subject.guide.steps[road[-2]]
    return (Other(before.place, f"it is unset on the road {shown(road)}", key=True),)


def _expression_places(subject: Subject, step: Step, use: Use) -> Iterator[Place]:
    if use.route is not None:
        yield Place(use.route.place.file, (*use.route.place.path[:-1], "when"))
        return
    shape = subject.written(step)
    for path, text in expressions(shape) if shape else ():
        if use.expression is not None and text == use.expression.text:
            yield below(step.place, *path)


def _span(text: str, name: str) -> tuple[int, int] | None:
    """Where the name stands in the expression; None where it is read by a computed fact."""
    found = re.search(rf"\b{re.escape(name)}\b", text)
    return (found.start(), len(name)) if found else None


RULE = Rule("unset-fact", find, __doc__, FAILING, PASSING)
