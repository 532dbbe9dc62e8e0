"""Plays a scripted walk to where its answers end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine import catalogue, walk
from engine.errors import AnswerRefused, CallguideError
from engine.guide import End, Guide, Instruction, Offer
from engine.model import RefusedShape, ScriptShape
from engine.rehearsal import comparing
from engine.rehearsal.comparing import Came, Row
from engine.rehearsal.scripted import Answers, raw, shown
from engine.walk import Position

DAY = date(2026, 11, 2)
"""The day of a scripted walk that names none."""

_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a scripted walk went: where it waited, where it stands, and what differs.

    `position` is the last one, None where the walk could not begin. `offered` are the products
    that were suggested, each with the facts that were the reasons. `rows` hold the expected road
    beside the actual one. `error` is the message of what was refused and ended the walk.
    """

    name: str
    steps: tuple[str, ...]
    position: Position | None
    differences: tuple[str, ...]
    offered: dict[str, set[str]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    error: str = ""


def rehearse(guide: Guide, script: ScriptShape) -> Rehearsal:
    """Play a scripted walk to where its answers end. Instructions are passed by themselves."""
    played = _Played(script, Answers(script.answers))
    try:
        played.begin(guide)
        played.go_on()
    except CallguideError as error:
        played.came.error = error.message
    return played.rehearsal()


@dataclass(slots=True)
class _Played:
    """A scripted walk while it is played."""

    script: ScriptShape
    answers: Answers
    came: Came = field(default_factory=Came)

    def begin(self, guide: Guide) -> None:
        script = self.script
        self.came.position, _ = walk.start(
            guide,
            walk="rehearsal",
            channel=script.channel,
            on=script.on or DAY,
            given={name: raw(value) for name, value in script.facts.items()},
        )

    def go_on(self) -> None:
        came = self.came
        while (position := came.position) and len(came.road) < _LONGEST:
            came.offered |= _offer(position)
            if isinstance(position.step, End):
                return
            came.road.append((position.step.id, None))
            self._try_refused(position)
            if not self._may_go_on(position):
                return
            came.position = self._advance(position)

    def _may_go_on(self, position: Position) -> bool:
        return self.answers.has(position.step.id) or isinstance(position.step, Instruction)

    def _advance(self, position: Position) -> Position:
        step = position.step
        if not self.answers.has(step.id):
            return walk.answer(position, step.id, None)[0]
        said = self.answers.take(step.id)
        self.came.road[-1] = (step.id, shown(said))
        if isinstance(said, Mapping):
            return walk.go_any_time(position, step.id, str(said.get("any-time")))[0]
        return walk.answer(position, step.id, raw(said))[0]

    def _try_refused(self, position: Position) -> None:
        """Say what is expected to be refused, where the walk waits there for the first time."""
        for index, refused in enumerate(self.script.expect.refused):
            if refused.step == position.step.id and index not in self.came.refusals:
                self.came.refusals[index] = _refusal(position, refused)

    def rehearsal(self) -> Rehearsal:
        came = self.came
        differences, rows = comparing.compare(self.script, came, tuple(self.answers.unused()))
        steps = tuple(step for step, _ in came.road)
        return Rehearsal(
            self.script.name,
            steps,
            came.position,
            differences,
            came.offered,
            rows,
            came.error,
        )


def _refusal(position: Position, refused: RefusedShape) -> str | None:
    """The message with which an answer is refused; None where it is taken."""
    try:
        walk.answer(position, position.step.id, raw(refused.answer))
    except AnswerRefused as refusal:
        return refusal.message
    return None


def _offer(position: Position) -> dict[str, set[str]]:
    step, product = position.step, position.offered
    if not isinstance(step, Offer) or product is None:
        return {}
    guide, facts = position.guide, position.facts
    keys = catalogue.reasons(step, product, guide, facts)
    return {product.id: {guide.facts[key].name for key in keys if key in guide.facts}}
