"""Tells how walks fare that are in flight when a new version takes over from the old one.

Every walk that is known is brought to each of its positions in the old version and carried over
to the new one, as a server carries walks over whose own version it does not keep.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from engine.adapt import adapt
from engine.diff.because import because
from engine.diff.differences import Fate, Flight, Lost
from engine.diff.names import Names
from engine.guide import End
from engine.page_parts import answer_text
from engine.position import Position

WORST: tuple[Fate, ...] = ("carries on", "other suggestion", "goes on elsewhere", "loses answers")
"""The fates, the best first."""


def flights(names: Names, waiting: Iterable[Position]) -> tuple[Flight, ...]:
    """How walks at these positions of the old version fare, told once for each step and fate."""
    found: dict[Flight, Flight] = {}
    for position in _distinct(waiting):
        flight = _flight(names, position)
        key = replace(flight, example="", lost=_steps_alone(flight.lost))
        earlier = found.get(key)
        found[key] = replace(earlier, walks=earlier.walks + 1) if earlier else flight
    order = {id_: at for at, id_ in enumerate(names.old.steps)}
    return tuple(sorted(found.values(), key=lambda each: order[each.step]))


def _steps_alone(lost: tuple[Lost, ...]) -> tuple[Lost, ...]:
    return tuple(each._replace(answer="") for each in lost)


def _distinct(waiting: Iterable[Position]) -> Iterator[Position]:
    seen = set()
    for position in waiting:
        state = position.state
        body = (repr(sorted(state.given.items())), repr(state.answers), state.on, state.channel)
        if body not in seen and not isinstance(position.step, End):
            seen.add(body)
            yield position


def _flight(names: Names, position: Position) -> Flight:
    moved, _ = adapt(names.new, position.state)
    lost = tuple(_lost(names, position, each.step, each.value) for each in moved.pool)
    fate = _fate(names, position, moved)
    told = because(names, position, moved) if fate != "carries on" else ""
    step, to = position.step, moved.step
    return Flight(step.id, step.title, fate, to.id, to.title, told, lost, 1, example(position))


def _fate(names: Names, position: Position, moved: Position) -> Fate:
    if moved.pool:
        return "loses answers"
    if names.step(position.step.id) != moved.step.id:
        return "goes on elsewhere"
    offered = (each.offered.id if each.offered else "" for each in (position, moved))
    return "carries on" if len(set(offered)) == 1 else "other suggestion"


def _lost(names: Names, position: Position, step: str, value: object) -> Lost:
    """An answer that the new version sets aside, as the old version tells it."""
    for passed, answer, _ in reversed(position.trail):
        if answer and names.step(passed.id) == step:
            said = answer_text(position, passed, answer)
            return Lost(passed.id, passed.title, said)
    return Lost(step, step, str(value))


def example(position: Position) -> str:
    """The answers that lead to a position: `which-devices=every, speed=48`."""
    known = [f"{key}={_said(value)}" for key, value in position.state.given.items()]
    answers = [f"{each.step}={_said(each.value)}" for each in position.answers if _asked(each)]
    return ", ".join(known + answers)


def _asked(answer: object) -> bool:
    return getattr(answer, "value", None) is not None


def _said(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list) else str(value)
