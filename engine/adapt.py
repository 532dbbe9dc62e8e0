"""Carries walks over to another version of their guide."""

from collections.abc import Mapping
from datetime import date

from engine import answers as reading
from engine.errors import AnswerRefused
from engine.events import Event, RoadChanged
from engine.facts import Fact
from engine.guide import Guide
from engine.position import Position
from engine.replay import reapply, same
from engine.state import Answer, State, Wire


def adapt(guide: Guide, state: State) -> tuple[Position, list[Event]]:
    """Carry a walk over to another version of its guide.

    Steps and answers that were renamed keep their place; what no longer applies is set aside,
    and `state.differs` names the step from which the road differs.
    """
    renamed = [_renamed(guide, each) for each in (*state.answers, *state.aside)]
    given, told = (_still_known(guide, known, state.on) for known in (state.given, state.told))
    tried = tuple(sorted(present_id(guide, each) for each in state.tried))
    fresh = state._replace(
        version=guide.version,
        given=given,
        answers=(),
        aside=(),
        differs="",
        told=told,
        tried=tried,
    )
    moved = reapply(guide, fresh, renamed)
    dropped = tuple(each.step for each in moved.pool)
    if not dropped:
        return moved, []
    moved.origin = moved.origin._replace(differs=moved.step.id)
    return moved, [RoadChanged(moved.step.id, dropped)]


def _still_known(guide: Guide, known: Mapping[str, Wire], on: date) -> dict[str, Wire]:
    """The facts that were given or told, so far as this guide takes them as they are."""
    kept: dict[str, Wire] = {}
    for former, wire in known.items():
        key = present_key(guide, former)
        fact = guide.facts.get(key)
        if fact is not None and not fact.computed and _reads_the_same(guide, fact, wire, on):
            kept[key] = wire
    return kept


def _reads_the_same(guide: Guide, fact: Fact, wire: Wire, on: date) -> bool:
    try:
        return same(reading.read_fact(fact, wire, guide, on), wire)
    except AnswerRefused:
        return False


def present_key(guide: Guide, former: str) -> str:
    """Where a fact is kept now that a subguide's step around it was renamed."""
    step, slash, name = former.rpartition("/")
    return f"{present_id(guide, step)}/{name}" if slash else former


def present_id(guide: Guide, former: str) -> str:
    """What a step is called now that it, or a subguide's step around it, was renamed."""
    if former in guide.steps:
        return former
    now = ""
    for part in former.split("/"):
        now = guide.renamed.get(f"{now}{part}", f"{now}{part}") + "/"
    return now.removesuffix("/")


def _renamed(guide: Guide, old: Answer) -> Answer:
    step = present_id(guide, old.step)
    names = guide.renamed_answers.get(step)
    value = old.value
    if names and old.how != "any-time":
        if isinstance(value, str):
            value = names.get(value, value)
        elif isinstance(value, list):
            value = [names.get(each, each) for each in value]
    return Answer(step, value, old.how)
