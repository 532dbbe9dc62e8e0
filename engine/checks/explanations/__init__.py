"""The codes of what is found before the rules run: in reading a file, and in compiling it."""

from engine.checks.explanations.explained import Explained
from engine.checks.explanations.facts import FACTS
from engine.checks.explanations.files import FILES
from engine.checks.explanations.routes import ROUTES
from engine.checks.explanations.shape import SHAPE

EXPLAINED: tuple[Explained, ...] = FILES + SHAPE + ROUTES + FACTS
"""Each of them, in the order in which they are found."""

__all__ = ["EXPLAINED", "Explained"]
