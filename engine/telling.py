"""Takes in what a customer volunteers: facts that are told in any order, at any step.

What is told is an answer before its time: it answers the first question for the fact that would
be asked. So the order of telling cannot matter, and nothing is known earlier than it would be
were it asked. A fact that was answered on the road already is no news: there the answer changes.
"""

from collections.abc import Mapping, Sequence

from engine import answers as reading
from engine.errors import AnswerRefused, GivenRefused
from engine.facts import Fact
from engine.given import fact_given, flat
from engine.guide import Guide, Instruction, Question, Step
from engine.position import Position, copied
from engine.replay import reapply
from engine.speech import msg
from engine.state import Answer, State, Wire
from engine.tellable import asking_for, question_of

_NONE = msg('No question of "{guide}" asks for that.')


def told(position: Position, facts: Mapping[str, object]) -> tuple[Position, tuple[str, ...]]:
    """Where the walk stands once it knows `facts`, and the keys of what was told.

    Names are as for given facts; a fact of a subguide may be told by its key too. Nothing is
    taken where one value is refused. Raises AnswerRefused.
    """
    wires = _read(position, facts)
    origin = position.origin
    given, volunteered = dict(origin.given), dict(origin.told)
    answers = [each.answer for each in position.road if each.answer]
    for key, wire in wires.items():
        if _is_asked_again(position, key):
            answers.append(Answer(position.step.id, wire))
        elif (at := _answered_at(position, key, answers)) is not None:
            answers[at] = answers[at]._replace(value=wire)
        elif key in given:
            given[key] = wire
        elif any(_asked_by(position.guide, each) == key for each in answers):
            raise AnswerRefused(_asked_before(position.guide, key), wire)
        else:
            volunteered[key] = wire
    known = origin._replace(
        given=given, told=dict(sorted(volunteered.items())), answers=(), aside=(), differs=""
    )
    pool = [each for each in position.pool if _asked_by(position.guide, each) not in wires]
    return reapply(position.guide, known, [*answers, *pool]), tuple(wires)


def tried(position: Position, steps: Sequence[str]) -> Position:
    """Where the walk stands once it knows that instructions were followed. Raises AnswerRefused.

    One that is on the road already was given, and is left as it is.
    """
    _, passed = position.guide.speech, {each.step.id for each in position.road}
    for step in steps:
        if not isinstance(position.guide.steps.get(step), Instruction):
            raise AnswerRefused(_('"{step}" is no instruction of this guide.', step=step))
    new = [step for step in steps if step not in passed]
    return _retried(position, {*position.origin.tried, *new})


def not_tried(position: Position, step: str) -> Position:
    """Where the walk stands once it gives an instruction after all. Raises AnswerRefused."""
    if step not in position.origin.tried:
        message = position.guide.speech('"{step}" was not marked as tried.', step=step)
        raise AnswerRefused(message)
    return _retried(position, {*position.origin.tried} - {step})


def _retried(position: Position, steps: set[str]) -> Position:
    answers = [each.answer for each in position.road if each.answer]
    known = position.origin._replace(tried=tuple(sorted(steps)), answers=(), aside=(), differs="")
    return reapply(position.guide, known, [*answers, *position.pool])


def told_anew(state: State, step: Step, wire: Wire) -> Mapping[str, Wire]:
    """What was told, with another value for a question's fact; without the fact for None."""
    assert isinstance(step, Question)
    others = {key: told for key, told in state.told.items() if key != step.fact.key}
    return others if wire is None else dict(sorted((others | {step.fact.key: wire}).items()))


def asked_to_tell(position: Position, key: str) -> Position:
    """The position as if it waited for what is told of a fact; only for showing it."""
    asked = copied(position)
    asked.step = question_of(position.guide, position.step.id, key)
    return asked


def key_told(guide: Guide, name: str) -> str:
    """The key of the fact that is meant by a name, a path or a key. Raises AnswerRefused."""
    fact = _fact_told(guide, name)
    if fact is None:
        raise AnswerRefused(guide.speech(_NONE, guide=guide.title))
    _refuse_unasked(guide, fact)
    return fact.key


def _read(position: Position, facts: Mapping[str, object]) -> dict[str, Wire]:
    """What is told, by key, as state holds it; paths that the guide does not use are left out."""
    guide = position.guide
    named = [(_fact_told(guide, name), raw) for name, raw in _flat(facts)]
    meant = [(fact, raw) for fact, raw in named if fact is not None]
    if not meant:
        raise AnswerRefused(guide.speech(_NONE, guide=guide.title))
    wires: dict[str, Wire] = {}
    for fact, raw in meant:
        try:
            wires[fact.key] = _read_one(position, fact, raw)
        except AnswerRefused as refusal:
            if len(meant) == 1:
                raise
            raise AnswerRefused(f"{fact.label}: {refusal.message}", refusal.typed) from refusal
    return wires


def _flat(facts: Mapping[str, object]) -> list[tuple[str, object]]:
    try:
        return flat(facts)
    except GivenRefused as refusal:
        raise AnswerRefused(refusal.message) from refusal


def _fact_told(guide: Guide, name: str) -> Fact | None:
    """The fact that is meant; None for a path that the guide does not use."""
    inner = guide.facts.get(name) if "/" in name else None
    try:
        return inner or fact_given(guide, name)
    except GivenRefused as refusal:
        raise AnswerRefused(refusal.message) from refusal


def _refuse_unasked(guide: Guide, fact: Fact) -> None:
    if not asking_for(guide, fact.key):
        message = msg('No question asks for "{fact}": give it when the walk starts, or add one.')
        raise AnswerRefused(guide.speech(message, fact=fact.label))


def _read_one(position: Position, fact: Fact, raw: object) -> Wire:
    """Read by the question that was answered, else by the next one that asks for the fact.

    Where that refuses it and another one asks for the same fact, the other one may take it.
    """
    guide = position.guide
    source = guide.steps.get(position.sources.get(fact.key, ""))
    if _is_asked_again(position, fact.key):
        return reading.read(position.step, raw, position.facts, guide, None)
    if isinstance(source, Question):
        return reading.read_told(source, raw, position.facts, guide)
    _refuse_unasked(guide, fact)
    first = question_of(guide, position.step.id, fact.key)
    return _read_by((first, *asking_for(guide, fact.key)), raw, position)


def _read_by(questions: Sequence[Question], raw: object, position: Position) -> Wire:
    """What the first question makes of it that takes it. Raises the refusal of the first."""
    refusals = []
    for question in questions:
        try:
            return reading.read_told(question, raw, position.facts, position.guide)
        except AnswerRefused as refusal:
            refusals.append(refusal)
    raise refusals[0]


def _is_asked_again(position: Position, key: str) -> bool:
    """Whether the walk waits at a question for a fact that was answered or skipped before."""
    step = position.step
    if not isinstance(step, Question) or step.fact.key != key:
        return False
    passed = (each.step for each in position.road)
    return any(isinstance(each, Question) and each.fact.key == key for each in passed)


def _answered_at(position: Position, key: str, answers: Sequence[Answer]) -> int | None:
    """The number of the answer that a fact came from, which may be that of a subguide."""
    source = position.sources.get(key)
    places = [at for at, each in enumerate(answers) if each.step == source]
    return next((at for at in reversed(places) if answers[at].how != "any-time"), None)


def _asked_by(guide: Guide, answer: Answer) -> str:
    """The key of the fact that an answer is for; empty for none."""
    step = guide.steps.get(answer.step)
    return step.fact.key if isinstance(step, Question) else ""


def _asked_before(guide: Guide, key: str) -> str:
    """Why a fact cannot be told now: told, it would come before what was answered already."""
    message = msg(
        '"{fact}" was asked for before: change that answer on the road, or wait until it is asked '
        "for again."
    )
    return guide.speech(message, fact=guide.facts[key].label)
