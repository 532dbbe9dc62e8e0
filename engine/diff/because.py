"""Tells in a sentence why a walk that was carried over does not carry on where it waited."""

from engine.diff.names import Names
from engine.diff.walks import parting
from engine.guide import Offer, Question, Step
from engine.position import Position
from engine.state import Answer


def because(names: Names, old: Position, new: Position) -> str:
    """The first thing on the road that made the difference."""
    forgotten = [key for key in old.state.given if key not in new.state.given]
    if forgotten:
        fact = names.old.facts.get(forgotten[0])
        return f"what was known of “{fact.label if fact else forgotten[0]}” is no longer taken"
    before = [names.step(each) for each in _road(old)]
    after = _road(new)
    at = parting(before, after)
    if at == len(before):
        return _suggests_another(old, new)
    if at == len(after):
        return _goes_no_further(old, new.step, at)
    return _goes_elsewhere(names, _road(old)[at], new.guide.steps[after[at]], after[:at])


def _road(position: Position) -> list[str]:
    return [*(step.id for step, _, _ in position.trail), position.step.id]


def _suggests_another(old: Position, new: Position) -> str:
    before, now = old.offered, new.offered
    if before is None or now is None:
        return f"“{new.step.title}” suggests a product now"
    return f"“{now.name}” is suggested instead of “{before.name}”"


def _goes_no_further(old: Position, waits: Step, at: int) -> str:
    """The new road ends where the old one had an answer, or had passed on."""
    answer = old.trail[at - 1][1] if at else None
    if answer is None:
        return f"“{waits.title}” is asked now"
    if isinstance(waits, Offer):
        return f"“{waits.title}” suggests another product now"
    if isinstance(waits, Question) and _is_gone(waits, answer):
        return f"the answer to “{waits.title}” is gone"
    return f"the answer to “{waits.title}” is no longer taken"


def _is_gone(step: Question, answer: Answer) -> bool:
    said = answer.value if isinstance(answer.value, list) else [answer.value]
    ids = {choice.id for choice in step.choices}
    return bool(ids) and not ids.issuperset(map(str, said))


def _goes_elsewhere(names: Names, former: str, now: Step, common: list[str]) -> str:
    if former not in names.steps:
        return f"the step “{names.old.steps[former].title}” is gone"
    if now.id not in names.former:
        return f"“{now.title}” comes first, which is new"
    if not common:
        return f"the guide starts at “{now.title}”"
    return f"“{names.new.steps[common[-1]].title}” leads to “{now.title}”"
