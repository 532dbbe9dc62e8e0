"""Walks a guide: pure functions from a position and an answer to the next position and events.

The state of a walk is its answers (`engine.state`); where they lead is derived by replaying
them, which gives a `Position`. Answers that a change set aside stay in the state as a pool: a
step that the road reaches and that has its answer there is not asked again.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from engine import answers as reading
from engine import catalogue
from engine.errors import AnswerRefused, GivenRefused, NotCurrent
from engine.events import (
    Answered,
    Changed,
    Ended,
    Event,
    OfferAccepted,
    OfferDeclined,
    OfferShown,
    RoadChanged,
    Started,
    WentBack,
)
from engine.expressions import CannotCompute
from engine.facts import Fact
from engine.guide import (
    NO_WAY_ON,
    End,
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Routes,
    Step,
)
from engine.kinds import Kind, Value
from engine.problems import did_you_mean
from engine.products import Product
from engine.state import Answer, State, Wire

ANSWERS_AT_MOST = 500
"""The operator's cap on the answers of one walk, unless settings say otherwise."""

DEEPEST = 20
"""How deep the mappings of given facts may nest."""

GIVEN = "given"
_NOBODY: frozenset[str] = frozenset()


class Passing(NamedTuple):
    """A step that the road has passed: its answer, or None where it was skipped or looked up."""

    step: Step
    answer: Answer | None
    mood: str


class Position:
    """Where a state leads: derived, never stored; treat it as a value.

    `facts` are by key, `today` among them; `sources` tells the step that each came from, or
    `given`. `trail` is the road as plain tuples, for speed. `pool` are the answers set aside that
    have not been needed so far. `offers` counts the offers answered, `declined` the needs for
    which a no was said, `accepted` the products taken.
    """

    __slots__ = (
        "accepted",
        "answers",
        "declined",
        "facts",
        "guide",
        "offered",
        "offers",
        "origin",
        "pool",
        "skipped",
        "sources",
        "step",
        "trail",
        "visits",
    )

    guide: Guide
    origin: State
    step: Step
    facts: dict[str, Value]
    sources: dict[str, str]
    trail: list[tuple[Step, Answer | None, str]]
    answers: list[Answer]
    pool: list[Answer]
    visits: dict[str, int]
    skipped: set[str]
    declined: frozenset[str]
    accepted: tuple[str, ...]
    offers: int
    offered: Product | None

    @property
    def road(self) -> list[Passing]:
        """The steps passed, in order."""
        return [Passing(*each) for each in self.trail]

    @property
    def state(self) -> State:
        """The state that leads here: the answers that were given, and nothing derived."""
        return self.origin._replace(answers=tuple(self.answers))


# What a caller does


def start(
    guide: Guide, *, walk: str, channel: str, on: date, given: Mapping[str, object] | None = None
) -> tuple[Position, list[Event]]:
    """Begin a walk on the day `on` with what the caller knows.

    `given` is by the names of the guide's facts or by the paths of `from`, its subguides' too,
    which may be nested mappings; paths that the guide does not use are left out. Any fact but a
    computed one may be given; what a lookup reads takes its place. Raises GivenRefused.
    """
    known = _given(guide, given or {}, on)
    state = State(guide.id, guide.version, walk, channel, on, known)  # type: ignore[arg-type]
    position = replay(guide, state)
    return position, [Started(position.step.id), *_arrival(position)]


def answer(
    position: Position, step: str, raw: object, *, at_most: int = ANSWERS_AT_MOST
) -> tuple[Position, list[Event]]:
    """Answer the present step. Raises NotCurrent, or AnswerRefused with a message."""
    now = position.step
    if step != now.id:
        raise NotCurrent(_not_current(position.guide, step, now), raw)
    given = Answer(step, reading.read(now, raw, position.facts, position.guide, position.offered))
    return _answered(position, given, at_most)


def go_any_time(
    position: Position, step: str, entry: str, *, at_most: int = ANSWERS_AT_MOST
) -> tuple[Position, list[Event]]:
    """Leave the present step for one that is at hand at any time."""
    now = position.step
    if step != now.id:
        raise NotCurrent(_not_current(position.guide, step, now))
    entries = [each.id for each in position.guide.at_any_time]
    if entry not in entries or isinstance(now, End):
        hint = did_you_mean(entry, entries)
        raise AnswerRefused(f'"{entry}" is not at hand at this step. {hint}'.rstrip())
    return _answered(position, Answer(step, entry, "any-time"), at_most)


def back(position: Position) -> tuple[Position, list[Event]]:
    """Take the last answer back and wait at its step. Raises AnswerRefused at the first step.

    Where the last answer corrected what was known, what was known holds again.
    """
    if not position.answers:
        raise AnswerRefused("This is the first step: there is nothing to go back to.")
    last = position.answers[-1]
    state = position.origin._replace(answers=tuple(position.answers[:-1]))
    if last.how == "corrected":
        return replay(position.guide, state), [WentBack(last.step)]
    earlier = _replay(position.guide, state, _NOBODY)
    _meet(earlier, last)
    _keep_waiting(earlier)
    return earlier, [WentBack(last.step)]


def change(position: Position, at: int, raw: object) -> tuple[Position, list[Event]]:
    """Give another answer at number `at` of the road and replay what follows.

    Answers that still apply are kept; those that no longer do are set aside and named in the
    event. Raises AnswerRefused.
    """
    earlier = before(position, at)
    road = position.road
    passing = road[at]
    step = earlier.step
    wire = reading.read(step, raw, earlier.facts, position.guide, earlier.offered)
    how = "corrected" if passing.answer is None or passing.answer.how == "corrected" else ""
    rest = [each.answer for each in road[at + 1 :] if each.answer] + position.pool
    first = [Answer(step.id, wire, how)]  # type: ignore[arg-type]
    if how and isinstance(step, Question) and _is_known_anyway(earlier, step, wire):
        first = []
    state = earlier.origin._replace(answers=(*earlier.answers, *first), aside=(), differs="")
    moved = _reapply(position.guide, state, rest)
    dropped = tuple(each.step for each in moved.pool)
    return moved, [Changed(step.id, dropped), *_arrival(moved)]


def before(position: Position, at: int) -> Position:
    """The position at number `at` of the road, before it was answered; for changing it.

    Raises AnswerRefused where nothing can be changed there.
    """
    road = position.road
    if not 0 <= at < len(road):
        raise AnswerRefused("There is no such answer to change.")
    passing = road[at]
    if not changeable(passing):
        raise AnswerRefused(f'"{passing.step.title}" cannot be changed.')
    kept = tuple(each.answer for each in road[:at] if each.answer)
    state = position.origin._replace(answers=kept, aside=(), differs="")
    corrected = frozenset({passing.step.id})
    return _replay(position.guide, state, corrected)


def changeable(passing: Passing) -> bool:
    """Whether a passed step can be given another answer."""
    if not isinstance(passing.step, Question | Offer):
        return False
    return passing.mood in ("asked", "skipped", "corrected", "offered")


def adapt(guide: Guide, state: State) -> tuple[Position, list[Event]]:
    """Carry a walk over to another version of its guide.

    Steps and answers that were renamed keep their place; what no longer applies is set aside,
    and `state.differs` names the step from which the road differs.
    """
    renamed = [_renamed(guide, each) for each in (*state.answers, *state.aside)]
    given = _still_given(guide, state)
    fresh = state._replace(version=guide.version, given=given, answers=(), aside=(), differs="")
    moved = _reapply(guide, fresh, renamed)
    dropped = tuple(each.step for each in moved.pool)
    if not dropped:
        return moved, []
    moved.origin = moved.origin._replace(differs=moved.step.id)
    return moved, [RoadChanged(moved.step.id, dropped)]


def replay(guide: Guide, state: State) -> Position:
    """Where a state leads. The state must be of this version of the guide."""
    position = _replay(guide, state, _NOBODY)
    if position.pool:
        _draw_from_pool(position)
    return position


# How it is done


def _given(guide: Guide, given: Mapping[str, object], on: date) -> dict[str, Wire]:
    known: dict[str, Wire] = {}
    for name, raw in _flat(given):
        fact = _fact_given(guide, name)
        if fact is None:
            continue
        try:
            known[fact.key] = reading.read_fact(fact, raw, guide, on)
        except AnswerRefused as refusal:
            raise GivenRefused(f'The fact "{name}": {refusal.message}') from refusal
    return known


def _fact_given(guide: Guide, name: str) -> Fact | None:
    """The fact that a caller means; None for a path that the guide does not use."""
    fact = guide.facts.get(guide.names.get(name, name))
    if fact is not None and fact.computed:
        raise GivenRefused(f'The fact "{name}" is computed: it cannot be given.')
    if fact is not None and (name in guide.names or name == fact.source):
        return fact
    if "." in name and "/" not in name:
        return None
    raise GivenRefused(
        f'The guide "{guide.id}" has no fact "{name}". {_meant(guide, name)}'.rstrip()
    )


def _meant(guide: Guide, name: str) -> str:
    inner = [fact for fact in guide.facts.values() if name in (fact.name, fact.key)]
    paths = {fact.source: None for fact in inner if fact.source}
    if paths:
        quoted = " or ".join(f'"{path}"' for path in paths)
        return f"Did you mean {quoted}?"
    if inner:
        return "It belongs to a subguide, which asks for it or is handed it."
    sources = [fact.source for fact in guide.facts.values() if fact.source]
    return did_you_mean(name, [*guide.names, *sources])


def _still_given(guide: Guide, state: State) -> dict[str, Wire]:
    """The facts that the caller gave, so far as this guide takes them as they are."""
    known: dict[str, Wire] = {}
    for key, wire in state.given.items():
        fact = guide.facts.get(key)
        if fact is not None and not fact.computed and _reads_the_same(guide, fact, wire, state.on):
            known[key] = wire
    return known


def _reads_the_same(guide: Guide, fact: Fact, wire: Wire, on: date) -> bool:
    try:
        return _same(reading.read_fact(fact, wire, guide, on), wire)
    except AnswerRefused:
        return False


def _same(read: Wire, kept: Wire) -> bool:
    """Whether both are one and the same answer: 1 is not true."""
    return type(read) is type(kept) and read == kept


def _flat(given: Mapping[str, object], path: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, value in given.items():
        if isinstance(value, Mapping):
            if path.count(".") > DEEPEST:
                raise GivenRefused("What is given is nested too deeply to be a fact.")
            found += _flat(value, f"{path}{name}.")
        elif value is not None:
            found.append((f"{path}{name}", value))
    return found


def _not_current(guide: Guide, step: str, now: Step) -> str:
    answered = guide.steps.get(step)
    title = f'"{answered.title}"' if answered else "That step"
    return f'{title} is no longer the current step; nothing was changed. Now: "{now.title}".'


def _answered(position: Position, given: Answer, at_most: int) -> tuple[Position, list[Event]]:
    if isinstance(position.step, End):
        raise AnswerRefused("The walk has ended. Go back to change something, or start anew.")
    if len(position.trail) >= at_most:
        raise AnswerRefused("This walk has become too long. Please hand over to a person.")
    moved = _copy(position)
    events = _events_of(moved, given)
    moved.answers.append(given)
    if moved.origin.differs:
        moved.origin = moved.origin._replace(differs="")
    _arrive(moved, _take(moved, given, "asked"), _NOBODY)
    if moved.pool:
        _draw_from_pool(moved)
    return moved, events + _arrival(moved)


def _copy(position: Position) -> Position:
    copy = Position()
    copy.guide = position.guide
    copy.origin = position.origin
    copy.step = position.step
    copy.facts = position.facts.copy()
    copy.sources = position.sources.copy()
    copy.trail = position.trail.copy()
    copy.answers = position.answers.copy()
    copy.pool = position.pool.copy()
    copy.visits = position.visits.copy()
    copy.skipped = position.skipped.copy()
    copy.declined = position.declined
    copy.accepted = position.accepted
    copy.offers = position.offers
    copy.offered = position.offered
    return copy


def _events_of(position: Position, given: Answer) -> list[Event]:
    step = position.step
    if given.how == "any-time":
        return [Answered(step.id, given.value, given.how)]
    if isinstance(step, Offer) and isinstance(given.value, list):
        said, product = given.value
        kind = OfferAccepted if said == "accepted" else OfferDeclined
        return [Answered(step.id, said), kind(step.id, step.need.id, product)]
    hidden = isinstance(step, Question) and step.fact.sensitive
    return [Answered(step.id, None if hidden else given.value, given.how)]


def _arrival(position: Position) -> list[Event]:
    step = position.step
    if isinstance(step, Offer) and position.offered is not None:
        return [OfferShown(step.id, step.need.id, position.offered.id)]
    if isinstance(step, End):
        return [Ended(step.id, step.outcome)]
    return []


def _begin(guide: Guide, state: State, corrected: frozenset[str]) -> Position:
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
    position.visits = {}
    position.skipped = set()
    position.declined = _NOBODY
    position.accepted = ()
    position.offers = 0
    position.offered = None
    _arrive(position, guide.start, corrected)
    return position


def _replay(guide: Guide, state: State, stops: frozenset[str]) -> Position:
    """Replay the answers; `stops` are steps to wait at after the last one though known."""
    answers = state.answers
    position = _begin(guide, state, _correction(answers[0]) if answers else stops)
    if not answers:
        return position
    for given, following in pairwise(answers):
        _meet(position, given)
        position.answers.append(given)
        _arrive(position, _take(position, given, "asked"), _correction(following))
    last = answers[-1]
    _meet(position, last)
    position.answers.append(last)
    _arrive(position, _take(position, last, "asked"), stops)
    return position


def _correction(answer: Answer) -> frozenset[str]:
    return frozenset((answer.step,)) if answer.how == "corrected" else _NOBODY


def _meet(position: Position, given: Answer) -> None:
    """Go on with answers from the pool until the step is reached that `given` answers."""
    while position.step.id != given.step:
        if not _draw_one(position):
            raise AnswerRefused(_not_current(position.guide, given.step, position.step))


def _draw_from_pool(position: Position) -> None:
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
    _arrive(position, _take(position, kept, "asked"), _NOBODY)
    return True


def _keep_waiting(position: Position) -> None:
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


def _reapply(guide: Guide, state: State, candidates: Sequence[Answer]) -> Position:
    """Replay `state`, then go on with those candidates that still apply, in their order."""
    remaining = list(candidates)
    position = _replay(guide, state, _corrections(remaining))
    while True:
        index = _candidate(position, remaining)
        if index is None:
            break
        kept = remaining.pop(index)
        position.answers.append(kept)
        _arrive(position, _take(position, kept, "asked"), _corrections(remaining))
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
    return _same(read, raw)


def _present_id(guide: Guide, former: str) -> str:
    """What a step is called now that it, or a subguide's step around it, was renamed."""
    if former in guide.steps:
        return former
    now = ""
    for part in former.split("/"):
        now = guide.renamed.get(f"{now}{part}", f"{now}{part}") + "/"
    return now.removesuffix("/")


def _renamed(guide: Guide, old: Answer) -> Answer:
    step = _present_id(guide, old.step)
    names = guide.renamed_answers.get(step)
    value = old.value
    if names and old.how != "any-time":
        if isinstance(value, str):
            value = names.get(value, value)
        elif isinstance(value, list):
            value = [names.get(each, each) for each in value]
    return Answer(step, value, old.how)


def _is_known_anyway(position: Position, step: Question, wire: Wire) -> bool:
    known = position.facts.get(step.fact.key)
    return wire is not None and known == reading.value_of(step.fact, wire)


def _take(position: Position, given: Answer, mood: str) -> str:
    """Apply an answer to the present step; the id of the step that the road goes to."""
    step = position.step
    facts = position.facts
    if given.how:
        mood = given.how
        if mood == "any-time":
            position.trail.append((step, given, mood))
            entry = next(e for e in position.guide.at_any_time if e.id == given.value)
            return _follow(entry.after, facts)
    if type(step) is Question:
        position.trail.append((step, given, mood))
        fact = step.fact
        wire = given.value
        if wire is None:
            facts.pop(fact.key, None)
            position.sources.pop(fact.key, None)
            return _follow(step.after, facts)
        key = fact.key
        facts[key] = step.decode(wire) if step.decode else wire  # type: ignore[assignment]
        position.sources[key] = step.id
        routes = step.routes.get(wire) if type(wire) is str else None
        return _follow(step.after if routes is None else routes, facts)
    if type(step) is Instruction:
        position.trail.append((step, given, "done"))
        return _follow(step.after, facts)
    return _decide(position, given)


def _decide(position: Position, given: Answer) -> str:
    step = position.step
    if not isinstance(step, Offer) or not isinstance(given.value, list):
        raise AnswerRefused("The walk has ended. Go back to change something, or start anew.")
    said, product = given.value
    position.trail.append((step, given, "offered"))
    position.offers += 1
    if said == "accepted":
        position.accepted = (*position.accepted, product)
        return _follow(step.accepted, position.facts)
    position.declined |= {step.need.id}
    return _follow(step.declined, position.facts)


def _follow(routes: Routes, facts: Mapping[str, Value]) -> str:
    """The target of the first route whose condition holds; the hand-off where none does."""
    try:
        for route in routes:
            condition = route[1]
            if condition is None or condition(facts):
                return route[0]
    except (KeyError, CannotCompute):
        return NO_WAY_ON
    return NO_WAY_ON


def _arrive(position: Position, target: str, corrected: frozenset[str]) -> None:
    """Go on from `target` to the next step that waits, skipping what is known."""
    steps = position.guide.steps
    position.offered = None
    step = steps[target]
    if type(step) is Question and not step.at_most and step.fact.key not in position.facts:
        position.step = step
        return
    _travel(position, target, corrected)


def _travel(position: Position, target: str, corrected: frozenset[str]) -> None:
    steps = position.guide.steps
    moves = len(steps) + 1
    while moves:
        moves -= 1
        step = steps[target]
        if step.at_most:
            entered = position.visits.get(target, 0) + 1
            if entered > step.at_most:
                target = step.then
                continue
            position.visits[target] = entered
        kind = type(step)
        if kind is Question:
            beyond = _skip(position, step, corrected)  # type: ignore[arg-type]
            if beyond is None:
                break
            target = beyond
        elif kind is Instruction or kind is End:
            break
        elif kind is Offer:
            if _offers(position, step):  # type: ignore[arg-type]
                break
            target = _follow(step.none, position.facts)  # type: ignore[attr-defined]
        elif kind is Passage:
            target = _pass(position, step)  # type: ignore[arg-type]
        else:
            target = _look_up(position, step)  # type: ignore[arg-type]
    else:
        step = steps[NO_WAY_ON]
    position.step = step


def _skip(position: Position, step: Question, corrected: frozenset[str]) -> str | None:
    """Where the road goes on behind a question whose fact is known; None to ask it."""
    key = step.fact.key
    facts = position.facts
    if key not in facts or step.ask_again or step.id in corrected:
        return None
    if step.id in position.skipped or position.sources.get(key) == step.id:
        return None
    known = facts[key]
    routes = step.routes.get(known) if isinstance(known, str) else None
    if routes is None:
        routes = step.after
    if not routes or (step.choices and not _is_choice(step, known)):
        return None
    if step.checks and not all(check.condition(facts) for check in step.checks):
        return None
    position.skipped.add(step.id)
    position.trail.append((step, None, "skipped"))
    return _follow(routes, facts)


def _is_choice(step: Question, known: Value) -> bool:
    if step.fact.kind is Kind.YES_NO:
        return True
    picked = known if isinstance(known, frozenset) else {known}
    if not picked and not step.optional:
        return False
    return picked <= {choice.id for choice in step.choices}


def _offers(position: Position, step: Offer) -> bool:
    """Whether there is an offer to make; the product that fits best is kept for the page."""
    guide = position.guide
    if position.offers >= guide.offers_at_most or step.need.id in position.declined:
        return False
    position.offered = catalogue.pick(step, guide, position.facts)
    return position.offered is not None


def _pass(position: Position, step: Passage) -> str:
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
    return _follow(step.after, facts)


def _look_up(position: Position, step: Lookup) -> str:
    facts, sources = position.facts, position.sources
    try:
        row = step.rows.get(str(step.by(facts)))
    except (KeyError, CannotCompute):
        row = None
    for key, _ in step.sets:
        if sources.get(key) == step.id:
            del facts[key], sources[key]
    for key, column in step.sets:
        value = row[column] if row else None
        if value is not None:
            facts[key] = value
            sources[key] = step.id
    position.trail.append((step, None, "looked-up"))
    return _follow(step.missing if row is None else step.found, facts)
