"""What a change of an answer would set aside, to be told before it is made."""

from collections.abc import Iterator

from engine import walk
from engine.errors import AnswerRefused
from engine.guide import Question
from engine.page_parts import aside
from engine.position import Position
from engine.views import Aside


def set_aside(position: Position, moved: Position) -> tuple[Aside, ...]:
    """The answers that count at `position` and no longer do at `moved`, where a change led."""
    before = list(position.pool)
    found: list[Aside] = []
    for answer, shown in zip(moved.pool, aside(moved), strict=True):
        if answer in before:
            before.remove(answer)
        else:
            found.append(shown)
    return tuple(found)


def effects(position: Position, at: int) -> dict[str, tuple[Aside, ...]]:
    """What each other answer at number `at` of the road would set aside, by the answer's id.

    An answer that cannot be given there has no entry. Raises AnswerRefused where nothing can be
    changed there.
    """
    earlier = walk.before(position, at)
    return dict(_effects(position, at, earlier.step)) if isinstance(earlier.step, Question) else {}


def _effects(
    position: Position, at: int, step: Question
) -> Iterator[tuple[str, tuple[Aside, ...]]]:
    for choice in step.choices:
        try:
            moved, _ = walk.change(position, at, choice.id)
        except AnswerRefused:
            continue
        yield choice.id, set_aside(position, moved)
