"""How large guides become when the subguides that they run are inlined."""

from collections.abc import Mapping
from typing import NamedTuple

from engine.content import GuideFile
from engine.model import SubguideShape

DEEPEST = 40
"""How many guides may run inside each other."""


MOST = 10**12


class Size(NamedTuple):
    """The steps of a guide with its subguides inlined, and how deep these run in each other.

    Steps are counted up to `MOST`.
    """

    steps: int
    depth: int


def sizes(files: Mapping[str, GuideFile]) -> dict[str, Size]:
    """The size of each guide; a circle, which is reported elsewhere, counts once.

    Counted without inlining anything: guides that run each other twice grow beyond all measure.
    """
    run = {id_: _run_by(file, files) for id_, file in files.items()}
    found: dict[str, Size] = {}
    opened: set[str] = set()
    for start in files:
        stack = [start]
        while stack:
            id_ = stack[-1]
            if id_ in opened:
                stack.pop()
                if id_ not in found:
                    inner = [found[each] for each in run[id_] if each in found]
                    steps = len(files[id_].shape.steps) + sum(size.steps for size in inner)
                    found[id_] = Size(
                        min(steps, MOST), 1 + max((size.depth for size in inner), default=0)
                    )
            else:
                opened.add(id_)
                stack += [each for each in run[id_] if each not in opened]
    return found


def _run_by(file: GuideFile, files: Mapping[str, GuideFile]) -> list[str]:
    steps = file.shape.steps.values()
    run = [step.subguide for step in steps if isinstance(step, SubguideShape)]
    return [id_ for id_ in run if id_ in files]
