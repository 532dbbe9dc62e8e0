"""What two versions of content differ in, as values that a renderer can tell."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from engine.guide import Edge, Guide
from engine.texts import Text

Sign = Literal["added", "removed", "renamed", "changed"]
What = Literal["step", "answer", "fact", "product", "need", "at-any-time", "guide"]
Place = Literal["title", "label", "words", "customer", "agent", "note", "hint", "record", "message"]
"""Where words are met: `words` are read by the customer and said by the agent alike."""

Fate = Literal["carries on", "other suggestion", "goes on elsewhere", "loses answers"]
"""How a walk in flight fares, from the best to the worst."""


class Part(NamedTuple):
    """One trait of something, as it was and as it is, in words; empty where there is none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing.

    `id` is its present id, or the last one where it is gone, and `was` the former where it was
    renamed. `of` is the step that an answer belongs to.
    """

    what: What
    sign: Sign
    id: str
    name: str
    was: str = ""
    of: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that read otherwise; None where there are none. `owner` is a step, or empty."""

    owner: str
    name: str
    place: Place
    old: Text | None
    new: Text | None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Rerouted:
    """A step whose ways on differ: those that do, as they were and as they are.

    They are only `rewritten` where they lead to the same steps, in another order or under
    conditions that are written otherwise.
    """

    step: str
    name: str
    old: tuple[Edge, ...]
    new: tuple[Edge, ...]
    rewritten: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """Customers who go elsewhere out of a step: those in the regions `where`, told in words.

    `answer` names the answer, or other way out, that they take, empty for any. `old` and `new` are
    the steps that it leads to, by present ids. `walk` is one that does so, in the new version;
    empty where none was found. Without `where` it is too complex to be told who they are.
    """

    step: str
    title: str
    answer: str
    old: str
    new: str
    where: tuple[str, ...]
    walk: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A computed fact, or a product's fit, that comes out otherwise in the regions `where`.

    `sample` are facts for which it does, empty where none were found.
    """

    what: What
    id: str
    name: str
    old: str
    new: str
    where: tuple[str, ...]
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a walk came to.

    `outcome` is that of an end, empty where the walk waits. `offered` are the products that were
    suggested on the way, by id. `refused` tells why it could not go on.
    """

    step: str
    title: str
    outcome: str
    offered: tuple[str, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class WalkChange:
    """A scripted walk that goes otherwise.

    `kind` is the weightiest difference: it comes to another `end`, gets another `suggestion`, or
    takes another `road` to the same end. The roads part behind the step `parts_at` (empty: at the
    start), and went on to `old_next`, now to `new_next`; empty where the walk went no further.
    """

    name: str
    kind: Literal["end", "suggestion", "road"]
    old: Stand
    new: Stand
    parts_at: str
    old_next: str
    new_next: str


class Lost(NamedTuple):
    """An answer that no longer counts: its step, by id and title, and what was said."""

    step: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class Flight:
    """How walks fare that wait at a step of the old version when the new one takes over.

    `step` is the former id. `walks` were tried, and `example` is one of them. `because` is a
    sentence, empty where they carry on.
    """

    step: str
    title: str
    fate: Fate
    to: str
    to_title: str
    because: str
    lost: tuple[Lost, ...] = ()
    walks: int = 1
    example: str = ""


class Retold(NamedTuple):
    """A text in another language that is otherwise, or that no longer fits what it translates.

    It is named as in its file: `section`, `id` (empty for the guide's own) and `key`. It is
    `stale` where its text was changed and it was not, `missing` where its text is new. `old` and
    `new` are what was and is read in the language, empty where there is nothing.
    """

    kind: Literal["added", "removed", "changed", "stale", "missing"]
    section: str
    id: str
    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Translated:
    """What differs in the translation of a guide, or of the `catalogue` or the `tables`.

    `sign` tells of the language as a whole: whether the guide came into it or is no longer in it.
    """

    id: str
    name: str
    language: str
    sign: Sign
    texts: tuple[Retold, ...]

    def of(self, kind: str) -> tuple[Retold, ...]:
        """The texts of a kind."""
        return tuple(each for each in self.texts if each.kind == kind)


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be compared, or not wholly: in which version, what, and why."""

    version: Literal["old", "new"]
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class GuideDifferences:
    """What differs in one guide that is in both versions.

    `through` names the subguides and products by which it differs too. `walked` counts the
    scripted walks that were played, `waited` the steps at which walks in flight were tried, and
    `untried` are the titles of those to which no walk was found.
    """

    old: Guide
    new: Guide
    changes: tuple[Change, ...]
    routes: tuple[Rerouted, ...]
    wordings: tuple[Wording, ...]
    moved: tuple[Moved, ...]
    decided: tuple[Decided, ...]
    walks: tuple[WalkChange, ...]
    flights: tuple[Flight, ...]
    through: tuple[str, ...] = ()
    walked: int = 0
    waited: int = 0
    untried: tuple[str, ...] = ()

    def moves_nobody(self, rerouted: Rerouted) -> bool:
        """Whether the same customers go the same ways out of a step."""
        return rerouted.rewritten and all(each.step != rerouted.step for each in self.moved)


@dataclass(frozen=True, slots=True)
class Differences:
    """What two versions of content differ in.

    `products` are changes of the catalogue, and `decided` tells for whom its conditions come out
    otherwise. `translations` are by guide and language.
    """

    guides: tuple[GuideDifferences, ...] = ()
    added: tuple[Guide, ...] = ()
    removed: tuple[Guide, ...] = ()
    products: tuple[Change, ...] = ()
    decided: tuple[Decided, ...] = ()
    unread: tuple[Unread, ...] = ()
    translations: tuple[Translated, ...] = ()
