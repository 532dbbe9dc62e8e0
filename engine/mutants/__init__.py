"""Changes a guide in small ways, and tells whether its scripted walks notice."""

from engine.mutants.changes import Change, changes
from engine.mutants.scoring import Mutants, Survivor, scored, spread

__all__ = ["Change", "Mutants", "Survivor", "changes", "scored", "spread"]
