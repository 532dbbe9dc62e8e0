"""The codes of what is found before the rules run: in reading a file, and in compiling it."""

from engine.checks.explanations.explained import Explained

EXPLAINED: tuple[Explained, ...] = ()
