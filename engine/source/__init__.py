"""YAML text to plain data with positions: strict YAML 1.2, and every problem in plain words."""

from engine.source.positions import Path, Spot
from engine.source.reading import LIMITS, Source, SourceLimits, read, without_gc
from engine.source.scalars import Data, Scalar, resolve

__all__ = [
    "LIMITS",
    "Data",
    "Path",
    "Scalar",
    "Source",
    "SourceLimits",
    "Spot",
    "read",
    "resolve",
    "without_gc",
]
