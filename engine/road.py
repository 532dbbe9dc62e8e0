"""Moves a position along the road: takes an answer, and goes on to the next step that waits."""

from collections.abc import Mapping

from engine import catalogue
from engine.answers import HAS_ENDED
from engine.errors import AnswerRefused
from engine.expressions import CannotCompute
from engine.guide import (
    NO_WAY_ON,
    End,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Routes,
    Step,
)
from engine.kinds import Kind, Value
from engine.position import TOLD, Position
from engine.state import Answer

NO_STEPS: frozenset[str] = frozenset()
"""For a road that stops nowhere but where it must."""


def take(position: Position, given: Answer, mood: str) -> str:
    """Apply an answer to the present step; the id of the step that the road goes to."""
    step = position.step
    facts = position.facts
    if given.how:
        mood = given.how
        if mood == "any-time":
            position.trail.append((step, given, mood))
            entry = next(e for e in position.guide.at_any_time if e.id == given.value)
            return follow(entry.after, facts)
    if type(step) is Question:
        position.trail.append((step, given, mood))
        fact = step.fact
        wire = given.value
        if wire is None:
            facts.pop(fact.key, None)
            position.sources.pop(fact.key, None)
            return follow(step.after, facts)
        key = fact.key
        facts[key] = step.decode(wire) if step.decode else wire  # type: ignore[assignment]
        position.sources[key] = step.id
        routes = step.routes.get(wire) if type(wire) is str else None
        return follow(step.after if routes is None else routes, facts)
    if type(step) is Instruction:
        position.trail.append((step, given, "done"))
        return follow(step.after, facts)
    return _decide(position, given)


def _decide(position: Position, given: Answer) -> str:
    step = position.step
    if not isinstance(step, Offer) or not isinstance(given.value, list):
        raise AnswerRefused(position.guide.speech(HAS_ENDED))
    said, product = given.value
    position.trail.append((step, given, "offered"))
    position.offers += 1
    if said == "accepted":
        position.accepted = (*position.accepted, product)
        return follow(step.accepted, position.facts)
    position.declined |= {step.need.id}
    return follow(step.declined, position.facts)


def follow(routes: Routes, facts: Mapping[str, Value]) -> str:
    """The target of the first route whose condition holds; the hand-off where none does."""
    try:
        for route in routes:
            condition = route[1]
            if condition is None or condition(facts):
                return route[0]
    except (KeyError, CannotCompute):
        return NO_WAY_ON
    return NO_WAY_ON


def arrive(position: Position, target: str, corrected: frozenset[str]) -> None:
    """Go on from `target` to the next step that waits, skipping what is known."""
    steps = position.guide.steps
    position.offered = None
    step = steps[target]
    plain = type(step) is Question and not step.at_most and not step.limited
    if plain and not position.told and step.fact.key not in position.facts:  # type: ignore[attr-defined]
        position.step = step
        return
    _travel(position, target, corrected)


def _travel(position: Position, target: str, corrected: frozenset[str]) -> None:
    steps = position.guide.steps
    moves = len(steps) + 1
    while moves:
        moves -= 1
        step = steps[target]
        if step.limited or step.at_most:
            passing = around(position, step)
            if passing:
                target = passing
                continue
        kind = type(step)
        if kind is Question or kind is Instruction:
            beyond = pass_by(position, step, corrected)
            if beyond is None:
                break
            target = beyond
        elif kind is End:
            break
        elif kind is Offer:
            if has_offer(position, step):  # type: ignore[arg-type]
                break
            target = follow(step.none, position.facts)  # type: ignore[attr-defined]
        elif kind is Passage:
            target = pass_through(position, step)  # type: ignore[arg-type]
        else:
            target = look_up(position, step)  # type: ignore[arg-type]
    else:
        step = steps[NO_WAY_ON]
    position.step = step


def around(position: Position, step: Step) -> str:
    """Where the road goes around a step that is not for this walk, or was entered too often."""
    if not step.is_for(position.origin.on, position.origin.channel):
        if isinstance(step, Offer):
            return follow(step.none, position.facts)
        return step.instead or NO_WAY_ON
    if step.at_most:
        entered = position.visits.get(step.id, 0) + 1
        if entered > step.at_most:
            return step.then
        position.visits[step.id] = entered
    return ""


def pass_by(position: Position, step: Step, corrected: frozenset[str]) -> str | None:
    """Where the road goes on behind a question or an instruction; None to wait there."""
    if not isinstance(step, Question):
        return pass_tried(position, step)  # type: ignore[arg-type]  # there is no third kind
    beyond = skip(position, step, corrected)
    if beyond is None and position.told:
        return pass_told(position, step, corrected)
    return beyond


def skip(position: Position, step: Question, corrected: frozenset[str]) -> str | None:
    """Where the road goes on behind a question whose fact is known; None to ask it."""
    key = step.fact.key
    facts = position.facts
    if key not in facts or step.ask_again or step.id in corrected:
        return None
    if step.id in position.skipped or position.sources.get(key) == step.id:
        return None
    routes = _routes_behind(step, facts)
    if not routes:
        return None
    position.skipped.add(step.id)
    position.trail.append((step, None, "skipped"))
    return follow(routes, facts)


def pass_told(position: Position, step: Question, corrected: frozenset[str]) -> str | None:
    """Where the road goes on behind a question whose answer was volunteered; None to ask it.

    What was told answers one question once.
    """
    key = step.fact.key
    wire = position.told.get(key)
    if wire is None or step.id in corrected:
        return None
    value: Value = step.decode(wire) if step.decode else wire  # type: ignore[assignment]
    routes = _routes_behind(step, {**position.facts, key: value})
    if not routes:
        return None
    position.told = {each: told for each, told in position.told.items() if each != key}
    position.facts[key] = value
    position.sources[key] = TOLD
    position.skipped.add(step.id)
    position.trail.append((step, None, "told"))
    return follow(routes, position.facts)


def pass_tried(position: Position, step: Instruction) -> str | None:
    """Where the road goes on behind what the customer had tried before, once; None to give it."""
    if step.id not in position.origin.tried or step.id in position.skipped:
        return None
    position.skipped.add(step.id)
    position.trail.append((step, None, "tried"))
    return follow(step.after, position.facts)


def _routes_behind(step: Question, facts: Mapping[str, Value]) -> Routes:
    """The routes that the known value of a question's fact takes; none where it is no answer."""
    known = facts[step.fact.key]
    routes = step.routes.get(known) if isinstance(known, str) else None
    if step.choices and not _is_choice(step, known):
        return ()
    if step.checks and not all(check.condition(facts) for check in step.checks):
        return ()
    return step.after if routes is None else routes


def _is_choice(step: Question, known: Value) -> bool:
    if step.fact.kind is Kind.YES_NO:
        return True
    picked = known if isinstance(known, frozenset) else {known}
    if not picked and not step.optional:
        return False
    return picked <= {choice.id for choice in step.choices}


def has_offer(position: Position, step: Offer) -> bool:
    """Whether there is an offer to make; the product that fits best is kept for the page."""
    guide = position.guide
    if position.offers >= guide.offers_at_most or step.need.id in position.declined:
        return False
    position.offered = catalogue.pick(step, guide, position.facts)
    return position.offered is not None


def pass_through(position: Position, step: Passage) -> str:
    """Hand facts into a subguide or out of it; where the road goes on."""
    facts, sources = position.facts, position.sources
    for key in step.clears:
        facts.pop(key, None)
        sources.pop(key, None)
    try:
        values = [(key, value(facts)) for key, value, _ in step.sets]
    except (KeyError, CannotCompute):
        return NO_WAY_ON
    for key, value in values:
        facts[key] = value
        sources[key] = step.id
    for to, origin in step.copies:
        if origin in facts:
            facts[to] = facts[origin]
            sources[to] = sources.get(origin, step.id)
    return follow(step.after, facts)


def row_of(step: Lookup, facts: Mapping[str, Value]) -> tuple[Value | None, ...] | None:
    """The row that a lookup finds, if any."""
    try:
        return step.rows.get(str(step.by(facts)))
    except (KeyError, CannotCompute):
        return None


def look_up(position: Position, step: Lookup) -> str:
    """Set the facts that a lookup finds; where the road goes on."""
    facts, sources = position.facts, position.sources
    row = row_of(step, facts)
    for key, _ in step.sets:
        if sources.get(key) == step.id:
            del facts[key], sources[key]
    for key, column in step.sets:
        value = row[column] if row else None
        if value is not None:
            facts[key] = value
            sources[key] = step.id
    position.trail.append((step, None, "looked-up"))
    return follow(step.missing if row is None else step.found, facts)
