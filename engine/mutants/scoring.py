"""Plays the walks of a guide on its mutants: one that no walk notices has survived."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from engine.expressions import CannotCompute
from engine.guide import Guide, Place
from engine.library import Library
from engine.model import ScriptShape
from engine.mutants.changes import Change, changes, edited
from engine.mutants.compiling import compiled
from engine.mutants.killing import Verdict, judged
from engine.rehearsal import rehearse, trace

Walks = Sequence[ScriptShape]
_JUDGED = 25
"""About so many survivors of a guide are reasoned about, which takes longer than all the rest."""


class Survivor(NamedTuple):
    """A change that no walk noticed, and where it was made.

    `passed` is how many walks could have noticed it, `killer` a walk that would, where known.
    """

    change: Change
    place: Place
    passed: int
    killer: str = ""


class Mutants(NamedTuple):
    """What became of the mutants of a guide."""

    killed: int
    survivors: tuple[Survivor, ...]

    @property
    def total(self) -> int:
        """How many there were."""
        return self.killed + len(self.survivors)

    @property
    def score(self) -> float:
        """The share of the mutants that some walk noticed, from 0 to 1."""
        return self.killed / self.total if self.total else 1.0


def scored(
    library: Library,
    id_: str,
    *,
    most: int | None = None,
    told: Callable[[int, int], None] = lambda _, __: None,
) -> Mutants:
    """What becomes of the mutants of a guide, or of `most` of them, spread over its file.

    Changes that no walk can notice are left out. `told` is called with how many are done, and of
    how many.
    """
    guide, walks = library.guides[id_], library.scripts.get(id_, ())
    file = library.content.guides[id_]
    found = spread(list(changes(file.source.data)), most)
    passing = _passing(guide, walks)
    killed, survivors = 0, list[Survivor]()
    for done, change in enumerate(found):
        told(done, len(found))
        mutant = compiled(library, file, edited(file.source.data, change))
        if mutant is None:
            continue
        could = passing.get(change.step, ()) if change.step else walks
        if any(_notices(mutant, script) for script in could):
            killed += 1
            continue
        verdict = judged(library, file, change) if len(survivors) < _JUDGED else Verdict()
        if not verdict.same:
            place = Place(file.source.file, change.path)
            survivors.append(Survivor(change, place, len(could), verdict.walk))
    return Mutants(killed, tuple(survivors))


def _notices(mutant: Guide, script: ScriptShape) -> bool:
    """Whether a walk comes out otherwise than expected, or cannot go on for want of a fact."""
    try:
        return bool(rehearse(mutant, script).differences)
    except (KeyError, CannotCompute):
        return True


def spread(found: Sequence[Change], most: int | None) -> Sequence[Change]:
    """At most so many of them, as evenly as can be from the first to the last."""
    if most is None or len(found) <= most:
        return found
    return [found[place * len(found) // most] for place in range(most)]


def _passing(guide: Guide, walks: Walks) -> Mapping[str, Walks]:
    """The walks that pass each step."""
    found: dict[str, list[ScriptShape]] = {}
    for script in walks:
        position = rehearse(guide, script).position
        if position is not None:
            steps = {guide.start, *(edge.target for edge in trace(position))}
            for step in steps:
                found.setdefault(step, []).append(script)
    return found
