"""Rehearses scripted walks: plays their answers, compares what came, and tells what they cover."""

from engine.rehearsal.comparing import Row
from engine.rehearsal.coverage import Coverage, Covered, covered
from engine.rehearsal.playing import DAY, Rehearsal, rehearse
from engine.rehearsal.trace import Way, trace, way

__all__ = [
    "DAY",
    "Coverage",
    "Covered",
    "Rehearsal",
    "Row",
    "Way",
    "covered",
    "rehearse",
    "trace",
    "way",
]
