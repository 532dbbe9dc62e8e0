"""Customers who tell everything in their own order come to the same end, and are asked once."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from random import Random

from engine import walk
from engine.guide import End, Guide, Instruction, Question
from engine.model import ScriptShape
from engine.rehearsal import rehearse
from engine.rehearsal.playing import DAY
from engine.rehearsal.scripted import Answers, raw
from engine.state import Wire
from engine.walk import Position
from tests.sample import content, each_guide

ALL_ORDERS = 4
"""Up to so many facts every order is tried."""

SOME_ORDERS = 12


@each_guide
def test_every_order_of_telling_comes_to_the_same_end(id_: str) -> None:
    guide = content().drafts[id_]
    for script in content().scripts[id_]:
        expected = rehearse(guide, script).position
        assert expected is not None
        facts = said_once(expected)
        for number, order in enumerate(orders(tuple(facts), script.name)):
            played = Told(guide, script, facts, order, Random(f"{script.name} {number}"))
            assert played.to_its_end().step.id == expected.step.id, (script.name, order)
            assert played.asked_again == [], (script.name, order)


def said_once(position: Position) -> dict[str, Wire]:
    """The facts that were answered on a road, but for those with several answers."""
    found: dict[str, Wire] = {}
    often: set[str] = set()
    for passing in position.road:
        step, answer = passing.step, passing.answer
        if isinstance(step, Question) and answer and not answer.how and answer.value is not None:
            if step.ask_again or found.get(step.fact.key, answer.value) != answer.value:
                often.add(step.fact.key)
            found[step.fact.key] = answer.value
    return {key: wire for key, wire in found.items() if key not in often}


def orders(facts: tuple[str, ...], seed: str) -> Iterator[tuple[str, ...]]:
    if len(facts) <= ALL_ORDERS:
        yield from permutations(facts)
        return
    chance = Random(seed)
    for _ in range(SOME_ORDERS):
        yield tuple(chance.sample(facts, len(facts)))


class Told:
    """A scripted walk whose facts are told in another order, at moments that chance picks."""

    def __init__(
        self,
        guide: Guide,
        script: ScriptShape,
        facts: Mapping[str, Wire],
        order: tuple[str, ...],
        chance: Random,
    ) -> None:
        self.position, _ = walk.start(
            guide,
            walk="told",
            channel=script.channel,
            on=script.on or DAY,
            given={name: raw(value) for name, value in script.facts.items()},
        )
        self.answers = Answers(script.answers)
        self.facts = facts
        self.waiting = list(order)
        self.chance = chance
        self.known: set[str] = set()
        self.asked_again: list[str] = []

    def to_its_end(self) -> Position:
        while self.waiting:
            if not self.is_asked(self.waiting[0]) and self.chance.random() < 0.5 and self.passes():
                continue
            self.enter(self.waiting.pop(0))
        while self.answers.has(self.position.step.id) or self.passes_by_itself():
            self.answer()
        return self.position

    def is_asked(self, key: str) -> bool:
        step = self.position.step
        return isinstance(step, Question) and step.fact.key == key

    def passes_by_itself(self) -> bool:
        return isinstance(self.position.step, Instruction)

    def passes(self) -> bool:
        """Whether the walk goes on by a step that asks for no fact."""
        if isinstance(self.position.step, Question | End):
            return False
        self.answer()
        return True

    def enter(self, key: str) -> None:
        if self.is_asked(key) and self.chance.random() < 0.5:
            self.answer()
        else:
            self.position, _ = walk.tell(self.position, {key: self.facts[key]})
        self.known.add(key)

    def answer(self) -> None:
        step = self.position.step
        if not self.answers.has(step.id):
            self.position, _ = walk.answer(self.position, step.id, None)
            return
        said = self.answers.take(step.id)
        if isinstance(said, Mapping):
            self.position, _ = walk.go_any_time(self.position, step.id, str(said["any-time"]))
            return
        if isinstance(step, Question) and step.fact.key in self.known and self.is_new(step):
            self.asked_again.append(step.id)
        self.position, _ = walk.answer(self.position, step.id, raw(said))

    def is_new(self, step: Question) -> bool:
        """Whether the walk is at a question for the first time, which need not be asked."""
        return all(each.step.id != step.id for each in self.position.road)


def test_the_walks_tell_of_many_facts() -> None:
    counts = [
        len(said_once(position))
        for id_, scripts in content().scripts.items()
        for script in scripts
        if (position := rehearse(content().drafts[id_], script).position)
    ]
    assert max(counts) > ALL_ORDERS
    assert sum(counts) > 100
