"""Rehearses scripted walks: plays their answers, compares what came, and tells what they cover."""

from engine.rehearsal.comparing import Row
from engine.rehearsal.coverage import Coverage, Covered, covered
from engine.rehearsal.drafting import drafted
from engine.rehearsal.naming import name_of
from engine.rehearsal.playing import DAY, Rehearsal, rehearse
from engine.rehearsal.written import entry_text, walks_text
from engine.trace import Way, taken, trace, way

__all__ = [
    "DAY",
    "Coverage",
    "Covered",
    "Rehearsal",
    "Row",
    "Way",
    "covered",
    "drafted",
    "entry_text",
    "name_of",
    "rehearse",
    "taken",
    "trace",
    "walks_text",
    "way",
]
