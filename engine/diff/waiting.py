"""Brings walks to the steps of a guide: scripted ones, then one to each step left out."""

from collections.abc import Iterable, Iterator

from engine.diff.playing import passed, play
from engine.errors import CallguideError
from engine.guide import End, Guide, Step
from engine.model import ScriptShape
from engine.position import Position
from engine.witness import Finder, Ways, replayed
from engine.witness.ways import Tree, road


def waiting(guide: Guide, scripts: Iterable[ScriptShape]) -> tuple[list[Position], list[Step]]:
    """Positions at which walks wait, and the steps to which no walk was found.

    To a step that no scripted walk comes to, the shortest road is tried, and no other: reviewing a
    change should take seconds.
    """
    found = [position for script in scripts for position in play(guide, script).positions]
    met = {position.step.id for position in found}
    finder, tree = Finder(guide), Ways(guide).reached
    untried: list[Step] = []
    for step in _that_wait(guide):
        if step.id not in met and step.id in tree:
            positions = list(_on_the_way(finder, tree, step))
            met.update(position.step.id for position in positions)
            found += positions
            untried += [] if step.id in met else [step]
    return found, untried


def _that_wait(guide: Guide) -> Iterator[Step]:
    return (each for each in guide.steps.values() if each.waits and not isinstance(each, End))


def _on_the_way(finder: Finder, tree: Tree, step: Step) -> Iterator[Position]:
    """The positions of a walk on the shortest road to a step, if there is one."""
    witness = finder.along(road(tree, step.id))
    if witness is None:
        return
    try:
        yield from passed(replayed(finder.guide, witness))
    except CallguideError:
        return
