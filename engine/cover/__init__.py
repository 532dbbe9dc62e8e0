"""Finds few walks that take every route of a guide.

The fewest roads through the graph come out of a least flow (`flow`, `plan`). Those that real
answers can take are kept as they are; what is left is searched for by walking towards it
(`search`), and reasoned about where no search comes to it (`drafts`).
"""

from engine.cover.drafts import Cover, Uncovered, cover
from engine.cover.plan import roads

__all__ = ["Cover", "Uncovered", "cover", "roads"]
