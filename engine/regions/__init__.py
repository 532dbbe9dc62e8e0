"""Regions of facts: where conditions hold, decided exactly.

The values of each fact fall into classes that no condition can tell apart: the options of a
choice, the stretches between the numbers that it is compared with. So all combinations of facts
are boxes on a few axes, and what conditions take, leave over and share are regions of such boxes.
Conditions that compare facts with each other or compute with them get axes of their own, on which
nothing is decided.
"""

from engine.regions.axes import ANYTHING, Mask, Name
from engine.regions.boxes import (
    NOWHERE,
    Box,
    Region,
    TooComplex,
    common,
    covers,
    difference,
    holds,
    hull,
    intersection,
    meet,
    narrowed,
    packed,
    union,
)
from engine.regions.decisions import Decision, Gap
from engine.regions.space import Space
from engine.regions.tables import Table, measure
from engine.regions.words import words, written

__all__ = [
    "ANYTHING",
    "NOWHERE",
    "Box",
    "Decision",
    "Gap",
    "Mask",
    "Name",
    "Region",
    "Space",
    "Table",
    "TooComplex",
    "common",
    "covers",
    "difference",
    "holds",
    "hull",
    "intersection",
    "measure",
    "meet",
    "narrowed",
    "packed",
    "union",
    "words",
    "written",
]
