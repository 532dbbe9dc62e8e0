"""Replays the answers of a walk, and draws on the pool of those that a change set aside."""

from collections.abc import Sequence
from itertools import pairwise

from engine import answers as reading
from engine.errors import AnswerRefused
from engine.guide import End, Guide, Offer, Step
from engine.kinds import Value
from engine.position import GIVEN, Position
from engine.road import NO_STEPS, arrive, take
from engine.state import Answer, State, Wire


def replay(guide: Guide, state: State) -> Position:
    """Where a state leads. The state must be of this version of the guide."""
    position = replay_until(guide, state, NO_STEPS)
    if position.pool:
        draw_from_pool(position)
    return position


def fresh(guide: Guide, state: State) -> Position:
    """What is known before the first step, where the road has yet to begin."""
    position = Position()
    position.guide = guide
    position.origin = state
    facts: dict[str, Value] = {"today": state.on}
    sources: dict[str, str] = {}
    for key, wire in state.given.items():
        fact = guide.facts.get(key)
        if fact is not None:
            facts[key] = reading.value_of(fact, wire)
            sources[key] = GIVEN
    position.facts = facts
    position.sources = sources
    position.trail = []
    position.answers = []
    position.pool = list(state.aside)
    position.told = state.told
    position.visits = {}
    position.skipped = set()
    position.declined = NO_STEPS
    position.accepted = ()
    position.offers = 0
    position.offered = None
    position.beside = ()
    return position


def _begin(guide: Guide, state: State, corrected: frozenset[str]) -> Position:
    position = fresh(guide, state)
    arrive(position, guide.start, corrected)
    return position


def replay_until(guide: Guide, state: State, stops: frozenset[str]) -> Position:
    """Replay the answers; `stops` are steps to wait at after the last one though known."""
    answers = state.answers
    position = _begin(guide, state, correction(answers[0]) if answers else stops)
    if not answers:
        return position
    for given, following in pairwise(answers):
        meet(position, given)
        position.answers.append(given)
        arrive(position, take(position, given, "asked"), correction(following))
    last = answers[-1]
    meet(position, last)
    position.answers.append(last)
    arrive(position, take(position, last, "asked"), stops)
    return position


def correction(answer: Answer) -> frozenset[str]:
    """The step to wait at though its fact is known, where an answer corrects what is known."""
    return frozenset((answer.step,)) if answer.how == "corrected" else NO_STEPS


def meet(position: Position, given: Answer) -> None:
    """Go on with answers from the pool until the step is reached that `given` answers."""
    while position.step.id != given.step:
        if not _draw_one(position):
            raise AnswerRefused(not_current(position.guide, given.step, position.step))


def draw_from_pool(position: Position) -> None:
    """Answer out of the pool for as long as the pool can and the road is new to the step."""
    while _draw_one(position):
        pass


def _draw_one(position: Position) -> bool:
    """Answer the present step out of the pool, if the pool can and the road is new to it."""
    now = position.step.id
    if any(step.id == now and answer for step, answer, _ in position.trail):
        return False
    index = _candidate(position, position.pool)
    if index is None:
        return False
    kept = position.pool.pop(index)
    arrive(position, take(position, kept, "asked"), NO_STEPS)
    return True


def keep_waiting(position: Position) -> None:
    """Forget the answers in the pool that would carry the road on from here by themselves."""
    passed = {step.id for step, answer, _ in position.trail if answer}
    while position.step.id not in passed:
        index = _candidate(position, position.pool)
        if index is None:
            break
        kept = position.pool.pop(index)
        aside = list(position.origin.aside)
        aside.remove(kept)
        position.origin = position.origin._replace(aside=tuple(aside))


def reapply(guide: Guide, state: State, candidates: Sequence[Answer]) -> Position:
    """Replay `state`, then go on with those candidates that still apply, in their order."""
    remaining = list(candidates)
    position = replay_until(guide, state, _corrections(remaining))
    while True:
        index = _candidate(position, remaining)
        if index is None:
            break
        kept = remaining.pop(index)
        position.answers.append(kept)
        arrive(position, take(position, kept, "asked"), _corrections(remaining))
    position.origin = position.origin._replace(aside=tuple(remaining))
    position.pool = remaining
    return position


def _corrections(remaining: Sequence[Answer]) -> frozenset[str]:
    return frozenset(each.step for each in remaining if each.how == "corrected")


def _candidate(position: Position, remaining: Sequence[Answer]) -> int | None:
    now = position.step.id
    for index, each in enumerate(remaining):
        if each.step == now:
            return index if _still_applies(position, each) else None
    return None


def _still_applies(position: Position, kept: Answer) -> bool:
    step = position.step
    if kept.how == "any-time":
        return any(entry.id == kept.value for entry in position.guide.at_any_time)
    if isinstance(step, End):
        return False
    raw = kept.value
    if isinstance(step, Offer) and isinstance(raw, list):
        offered = position.offered
        return offered is not None and raw[1:] == [offered.id]
    try:
        read = reading.read(step, raw, position.facts, position.guide, position.offered)
    except AnswerRefused:
        return False
    return same(read, raw)


def same(read: Wire, kept: Wire) -> bool:
    """Whether both are one and the same answer: 1 is not true."""
    return type(read) is type(kept) and read == kept


def not_current(guide: Guide, step: str, now: Step) -> str:
    """What to tell somebody who answered a step that is no longer the current one."""
    _ = guide.speech
    answered = guide.steps.get(step)
    title = f'"{answered.title}"' if answered else _("That step")
    return _(
        '{step} is no longer the current step; nothing was changed. Now: "{now}".',
        step=title,
        now=now.title,
    )
