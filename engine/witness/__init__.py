"""Witnesses: the shortest walk that runs into something, found by reasoning and proved by walking.

A road through the graph is taken as conditions on what is answered and given (`demands`), which
regions of facts solve (`solving`, `choosing`). Where the shortest road contradicts itself, the
search goes on over steps and the facts that were to blame (`reach`). Whatever is found is walked
with the engine before anybody is told.
"""

from engine.witness.demands import Wanted
from engine.witness.finder import DAY, Facts, Finder
from engine.witness.goals import Goal, no_route, suggesting, this_route
from engine.witness.replaying import replayed
from engine.witness.seeking import Search
from engine.witness.ways import Ways
from engine.witness.witness import Said, Witness, in_order, said_for, shown

__all__ = [
    "DAY",
    "Facts",
    "Finder",
    "Goal",
    "Said",
    "Search",
    "Wanted",
    "Ways",
    "Witness",
    "in_order",
    "no_route",
    "replayed",
    "said_for",
    "shown",
    "suggesting",
    "this_route",
]
