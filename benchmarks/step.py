"""What one step of a walk costs: `python -m benchmarks.step`.

A stateless step reads the state, replays the walk, takes an answer, makes the next page's data
and writes the state. The floor does the same by hand with dictionaries and a state of bare JSON
that holds the facts and the present step, so that it need not even replay.
"""

import json
import os
from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from benchmarks.generated import DEPTH, files
from benchmarks.measuring import microseconds, verdict
from engine import library, tokens, walk
from engine.guide import Guide, Question
from engine.page import Page
from engine.state import State
from engine.tokens import Keyring
from engine.walk import Position

DAY = date(2026, 11, 2)
FAR = 2**40
ANSWER = "a1"


def guide_of(steps: int) -> Guide:
    """A generated guide, checked and compiled."""
    return library.build(files(steps)).guides["generated"]


def position_in(guide: Guide) -> Position:
    """A walk that stands before its last question."""
    given = {"household": 3, "plan": "basic"}
    position, _ = walk.start(guide, walk="0123456789abcdef", channel="agent", on=DAY, given=given)
    for number in range(DEPTH - 1):
        position, _ = walk.answer(position, position.step.id, f"a{number % 4}")
    return position


def stateless_step(guide: Guide, position: Position) -> Callable[[], bytes]:
    """A step whose state is read and written as msgpack, unsealed."""
    decode = msgspec.msgpack.Decoder(State).decode
    encode = msgspec.msgpack.Encoder().encode
    state = encode(position.state)
    return lambda: encode(_step(guide, decode(state), position.step.id).state)


def sealed_step(guide: Guide, position: Position) -> Callable[[], str]:
    """The same with the state opened out of a token and sealed into one."""
    keyring = Keyring([bytes(32)])
    token = tokens.seal(position.state, keyring, expires=FAR, nonce=bytes(12))

    def step() -> str:
        state = tokens.unseal(token, keyring, guide=guide.id, channel="agent", now=0)
        moved = _step(guide, state, position.step.id)
        return tokens.seal(moved.state, keyring, expires=FAR, nonce=os.urandom(12))

    return step


def _step(guide: Guide, state: State, step: str) -> Position:
    moved, _ = walk.answer(walk.replay(guide, state), step, ANSWER)
    page = Page(moved)
    _ = (page.words, page.say, page.note, page.hint, page.rows, page.field)
    return moved


def floor_step(guide: Guide, position: Position) -> Callable[[], str]:
    """The hand-written dictionaries."""
    steps = {step.id: _as_dictionary(step) for step in guide.steps.values()}
    answers = [[each.step, each.value] for each in position.answers]
    facts = {"household": 3, "plan": "basic"}
    state = json.dumps({"step": position.step.id, "facts": facts, "answers": answers})

    def step() -> str:
        told = json.loads(state)
        routes = steps[told["step"]]["routes"][ANSWER]
        target = next(to for condition, to in routes if not condition or condition(told["facts"]))
        told["answers"].append([told["step"], ANSWER])
        told["step"] = target
        there = steps[target]
        _ = {
            "ask": there["ask"],
            "note": there["note"],
            "answers": [{"id": id_, "label": label} for id_, label in there["answers"]],
        }
        return json.dumps(told)

    return step


def _as_dictionary(step: object) -> dict[str, Any]:
    if not isinstance(step, Question):
        return {"ask": "", "note": None, "answers": [], "routes": {}}
    return {
        "ask": step.words.source,
        "note": step.note.source if step.note else None,
        "answers": [(choice.id, choice.label) for choice in step.choices],
        "routes": {
            id_: [(route.condition, route.target) for route in routes]
            for id_, routes in step.routes.items()
        },
    }


def main() -> None:
    """Measure at 1,000 and at 50,000 steps, and print the ratios."""
    functions: dict[str, Callable[[], object]] = {}
    for steps in (1_000, 50_000):
        guide = guide_of(steps)
        position = position_in(guide)
        functions[f"floor {steps}"] = floor_step(guide, position)
        functions[f"step {steps}"] = stateless_step(guide, position)
        functions[f"sealed {steps}"] = sealed_step(guide, position)
    taken = microseconds(functions, calls=1_000)
    for name, each in taken.items():
        print(f"{name}: {each:.1f} µs")
    floor = taken["floor 1000"]
    print(verdict("stateless step / floor", taken["step 1000"] / floor, 4))
    print(
        verdict(
            "sealed step / floor (30 µs where the floor is 4)", taken["sealed 1000"] / floor, 7.5
        )
    )
    print(verdict("step at 50,000 / at 1,000", taken["step 50000"] / taken["step 1000"], 1.3))
    print(verdict("sealed at 50,000 / at 1,000", taken["sealed 50000"] / taken["sealed 1000"], 1.3))


if __name__ == "__main__":
    main()
