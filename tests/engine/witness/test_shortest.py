"""Of small guides every walk is tried: what is found is the shortest, what is ruled out is not."""

from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count, product

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine import walk
from engine.errors import AnswerRefused
from engine.guide import Guide, Instruction, Question
from engine.position import Position
from engine.trace import trace, way
from engine.witness import Finder, Goal, replayed
from tests.engine.guides import TODAY, Shape, small

FACTS: Shape = {
    "plan": {"type": "choice", "of": ["basic", "plus"], "label": "Plan", "from": "customer.plan"},
    "size": {"type": "integer", "min": 0, "max": 2, "label": "Size"},
    "member": {"type": "yes-no", "label": "Member", "from": "customer.member"},
    "large": {
        "type": "yes-no",
        "label": "Large",
        "compute": [{"when": "known(size)", "value": "size > 1"}, {"else": "false"}],
    },
}
VALUES: dict[str, list[object]] = {
    "plan": ["basic", "plus"],
    "size": [0, 1, 2],
    "member": [True, False],
}
CONDITIONS = (
    "known(plan) and plan == 'plus'",
    "known(size) and size == 1",
    "not known(size)",
    "known(member) and member",
    "large",
    "known(plan) and known(size) and (size == 0 or plan == 'basic')",
    "known(member) and not member and not large",
)
CHANNELS = ("agent", "self-service")
FARTHEST = 9
"""Longer roads than this are not tried."""


@st.composite
def tiny(draw: DrawFn, *, loops: bool) -> Shape:
    """The steps of a guide that asks for little."""
    ids = [f"s{at}" for at in range(draw(st.integers(2, 5)))]
    steps: Shape = {}
    for at, id_ in enumerate(ids):
        later = [*ids[at + 1 :], "done"]
        to = st.sampled_from([*later, *(ids[: at + 1] if loops else ()), "gone"])
        fact = draw(st.sampled_from(["", *VALUES]))
        tests = draw(st.lists(st.sampled_from(CONDITIONS), max_size=2, unique=True))
        step: Shape = {"ask": "What is it?", "input": fact} if fact else {"do": "Wait."}
        step["next"] = [*({"when": each, "to": draw(to)} for each in tests), {"else": later[0]}]
        if fact and loops and draw(st.integers(0, 3)) == 0:
            step |= {"at-most": draw(st.integers(1, 2)), "then": "gone"}
        elif draw(st.integers(0, 3)) == 0:
            channel = draw(st.sampled_from(CHANNELS))
            step |= {"channels": [channel], "instead": later[-1]}
        steps[id_] = step
    ends: Shape = {"done": {"end": "resolved"}, "gone": {"end": "stopped"}}
    return steps | {id_: end | {"tell": "Well."} for id_, end in ends.items()}


def beginnings(guide: Guide) -> Iterator[Position]:
    """Walks on each channel with all that a caller may know before."""
    asked = {step.fact.key for step in guide.steps.values() if isinstance(step, Question)}
    given_ = {
        name: [None, *values]
        for name, values in VALUES.items()
        if FACTS[name].get("from") or name not in asked
    }
    for channel, values in product(CHANNELS, product(*given_.values())):
        known = {name: each for name, each in zip(given_, values, strict=True) if each is not None}
        named = {FACTS[name].get("from", name): each for name, each in known.items()}
        yield walk.start(guide, walk="w", channel=channel, on=TODAY, given=named)[0]


def moves(position: Position) -> Iterator[Position]:
    """Where every answer leads, and every correction of what was skipped and not met before."""
    step = position.step
    if isinstance(step, Instruction):
        yield walk.answer(position, step.id, None)[0]
    elif isinstance(step, Question):
        for said in VALUES[step.fact.name]:
            yield walk.answer(position, step.id, said)[0]
    often = Counter(passing.step.id for passing in position.road)
    for at, passing in enumerate(position.road):
        if passing.mood != "skipped" or often[passing.step.id] > 1:
            continue
        if isinstance(passing.step, Question):
            for said in VALUES[passing.step.fact.name]:
                try:
                    yield walk.change(position, at, said)[0]
                except AnswerRefused:
                    continue


def every_position(guide: Guide) -> Iterator[Position]:
    """Where walks may stand, those behind fewer edges first."""
    number = count()
    waiting = [(len(trace(each)), next(number), each) for each in beginnings(guide)]
    met: set[object] = set()
    while waiting:
        far, _, position = heappop(waiting)
        road = frozenset((each.step.id, each.mood) for each in position.road)
        facts = tuple(sorted((key, str(value)) for key, value in position.facts.items()))
        channel, visits = position.origin.channel, tuple(sorted(position.visits.items()))
        key = (position.step.id, channel, facts, visits, road)
        yield position
        if key in met or far == FARTHEST:
            continue
        met.add(key)
        for moved in moves(position):
            heappush(waiting, (len(trace(moved)), next(number), moved))


Lengths = dict[object, int]


def distances(guide: Guide) -> tuple[Lengths, Lengths]:
    """How many edges it takes at least to come to each step, and to have taken each edge.

    Walks in self-service count only for what those of agents do not come to.
    """
    found = {channel: (Lengths(), Lengths()) for channel in CHANNELS}
    for position in every_position(guide):
        to_step, to_edge = found[position.origin.channel]
        edges = trace(position)
        entered = [guide.start, *(edge.target for edge in edges)]
        around = [edge.kind == "instead" for edge in edges]
        for far, (step, is_around) in enumerate(zip(entered, [*around, False], strict=True)):
            if not is_around:
                to_step[step] = min(far, to_step.get(step, far))
        for far, edge in enumerate(edges, 1):
            to_edge[way(edge)] = min(far, to_edge.get(way(edge), far))
    (one, two), (other, another) = (found[each] for each in CHANNELS)
    return other | one, another | two


FEW = settings(max_examples=30)


@FEW
@given(tiny(loops=False))
def test_the_walk_to_a_step_is_the_shortest_of_all_where_no_loop_leads_back(steps: Shape) -> None:
    guide = small(steps, facts=FACTS)
    shortest, _ = distances(guide)
    for step in steps:
        witness = Finder(guide).to_step(step)
        assert (witness is not None) is (step in shortest), step
        if witness is not None:
            edges = trace(replayed(guide, witness))
            assert [guide.start, *(each.target for each in edges)].index(step) == shortest[step]


@FEW
@given(tiny(loops=False))
def test_a_walk_takes_an_edge_as_soon_as_any_can_where_no_loop_leads_back(steps: Shape) -> None:
    guide = small(steps, facts=FACTS)
    _, shortest = distances(guide)
    finder = Finder(guide)
    for edge in (each for step in steps for each in finder.ways.out(step)):
        witness = finder.taking(edge).witness
        assert (witness is not None) is (way(edge) in shortest), edge
        if witness is not None:
            ways = [way(each) for each in trace(replayed(guide, witness))]
            assert ways.index(way(edge)) + 1 == shortest[way(edge)], edge


@FEW
@given(tiny(loops=True))
def test_nothing_is_ruled_out_that_any_walk_comes_to_or_takes(steps: Shape) -> None:
    guide = small(steps, facts=FACTS)
    to_step, to_edge = distances(guide)
    finder = Finder(guide)
    assert [step for step in to_step if finder.search(Goal(str(step))).ruled_out] == []
    edges = (each for step in steps for each in finder.ways.out(step))
    assert [e for e in edges if way(e) in to_edge and finder.taking(e).ruled_out] == []
