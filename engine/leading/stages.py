"""What has to be said on the way to a step, as it is shown."""

from dataclasses import dataclass, replace

from engine.guide import Question
from engine.leading.following import Reply
from engine.page_parts import field_of, rows
from engine.position import Position
from engine.texts import Filled
from engine.views import Field, Row


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way to another, with the answer that is to be given there.

    `rows` are the answers to pick from, `field` the box of a typed one; neither for what is only
    done. `entry` is the label of a step at hand that the road goes to from here. `known` tells
    that the answer is what the caller said before. `empty` tells that it has yet to be asked.
    """

    step: str
    title: str
    words: Filled
    rows: tuple[Row, ...] = ()
    field: Field | None = None
    several: bool = False
    entry: Reply | None = None
    label: str = ""
    known: bool = False
    empty: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact that the way takes as known, for nobody asks for it: `options` are (id, label)."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    said: str


def with_said(stage: Stage, position: Position, step: Question, said: object) -> Stage:
    """A stage with an answer in its box."""
    if step.choices:
        return replace(stage, rows=rows(position, step, said), several=step.several)
    return replace(stage, field=field_of(position, step, said))
