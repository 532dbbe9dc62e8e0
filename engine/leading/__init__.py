"""Leading a walk to one of its steps: what to ask on the way, and where the answers come."""

from engine.leading.carrying import known_of, named, raw
from engine.leading.following import Led, Reply, led
from engine.leading.scripted import scripted
from engine.leading.stages import Stage, Taken
from engine.leading.way import Lead, lead

__all__ = [
    "Lead",
    "Led",
    "Reply",
    "Stage",
    "Taken",
    "known_of",
    "lead",
    "led",
    "named",
    "raw",
    "scripted",
]
