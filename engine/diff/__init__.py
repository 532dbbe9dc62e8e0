"""What differs between two versions of a folder of content, in terms of the customers.

`compare` takes two libraries and gives `Differences`: what of the guides and of the catalogue is
new, gone, renamed or otherwise; which scripted walks come elsewhere; and how walks fare that are
in flight while the guide changes. A step or an answer is renamed where `was` says so, and never by
a guess.
"""

from engine.diff.compare import compare
from engine.diff.customers import meets_customers
from engine.diff.differences import (
    Change,
    Decided,
    Differences,
    Fate,
    Flight,
    GuideDifferences,
    Lost,
    Moved,
    Part,
    Rerouted,
    Retold,
    Stand,
    Translated,
    Unread,
    WalkChange,
    Wording,
)

__all__ = [
    "Change",
    "Decided",
    "Differences",
    "Fate",
    "Flight",
    "GuideDifferences",
    "Lost",
    "Moved",
    "Part",
    "Rerouted",
    "Retold",
    "Stand",
    "Translated",
    "Unread",
    "WalkChange",
    "Wording",
    "compare",
    "meets_customers",
]
