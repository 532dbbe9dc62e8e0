"""What a rule is: a documented code, and a function that finds where it is broken."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from engine.checks.knowledge import Knowledge
from engine.checks.roads import Roads
from engine.compile import Catalogue
from engine.content import Content
from engine.guide import NO_WAY_ON, Guide, Offer, Place, Step
from engine.model import GuideShape, LookupShape, StepShape, SubguideShape
from engine.problems import Problem, Severity
from engine.source import Source
from engine.witness import Finder

_LONGEST_ROAD = 9
_CUTS = frozenset(
    {"missing-target", "incomplete-route", "no-way-on", "question-without-answers"}
    | {"missing-subguide", "subguide-circle", "end-not-continued", "missing-end"}
    | {"route-of-several", "else-not-last", "incomplete-bound", "duplicate-key"}
)
"""What is found in compiling that takes a way on out of the graph."""


@dataclass(frozen=True)
class Subject:
    """One guide under the checks, with what it was compiled from.

    `problems` are those that were found before in the files that the guide is made of. `on` is
    the day for which validity is checked; None leaves it unchecked. `memo` is for what several
    rules work out.
    """

    guide: Guide
    content: Content
    catalogue: Catalogue
    sources: Mapping[str, Source]
    problems: Sequence[Problem] = ()
    on: date | None = None
    memo: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def whole(self) -> bool:
        """Whether the guide compiled without errors."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    @cached_property
    def cut(self) -> bool:
        """Whether a way on is missing: a finding that this may have caused is no second message."""
        return self._stands_on_unreadable or self.lacks(_CUTS)

    def lacks(self, codes: Collection[str]) -> bool:
        """Whether a problem with one of these codes was found before."""
        return any(problem.code in codes for problem in self.problems)

    @property
    def _stands_on_unreadable(self) -> bool:
        """Whether a subguide or a table that a step names could not be read."""
        unreadable = self.content.unreadable
        if not unreadable:
            return False
        guides = (self.content.guides.get(file.partition("/")[0]) for file in self.guide.files)
        return any(
            (isinstance(step, LookupShape) and step.lookup in unreadable)
            or (isinstance(step, SubguideShape) and step.subguide in unreadable)
            for guide in guides
            if guide is not None
            for step in guide.shape.steps.values()
        )

    @cached_property
    def roads(self) -> Roads:
        """The ways between the steps."""
        return Roads(self.guide)

    @cached_property
    def knowledge(self) -> Knowledge:
        """What is known for certain at each step."""
        return Knowledge(self.guide)

    @cached_property
    def finder(self) -> Finder:
        """Looks for walks that run into something."""
        return Finder(self.guide)

    @cached_property
    def anything_given(self) -> Finder:
        """Looks for walks before which a caller may know whatever can be given."""
        return Finder(self.guide, anything_given=True)

    @cached_property
    def offers(self) -> Sequence[Offer]:
        """The offers of the guide, those of its subguides too."""
        return [step for step in self.guide.steps.values() if isinstance(step, Offer)]

    @property
    def shape(self) -> GuideShape:
        """The guide as it was written."""
        return self.content.guides[self.guide.id].shape

    @property
    def file(self) -> str:
        """The file of the guide itself."""
        return self.content.guides[self.guide.id].source.file

    def own(self) -> Iterator[Step]:
        """The steps that the guide's own file holds; those of subguides are checked there."""
        for step in self.guide.steps.values():
            if "/" not in step.id and step.id != NO_WAY_ON:
                yield step

    def written(self, step: Step) -> StepShape | None:
        """A step as it was written, whichever file it stands in."""
        if step.id == NO_WAY_ON:
            return None
        return self.content.guides[step.place.file.partition("/")[0]].shape.steps[local(step)]


class Other(NamedTuple):
    """Another place that a finding speaks of, and what is there."""

    place: Place
    what: str
    key: bool = False


class Finding(NamedTuple):
    """Where a rule is broken: at the value at `place`, at its key, or at `span` within it.

    `reached_by` are the answers of a walk that runs into it.
    """

    place: Place
    message: str
    fix: str
    key: bool = False
    also: tuple[Other, ...] = ()
    span: tuple[int, int] | None = None
    severity: Severity | None = None
    reached_by: str = ""


Find = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the checker. `text` explains it; the examples are small guides, as of `on`.

    A rule without a text finds in another place what another rule's text explains.
    """

    code: str
    find: Find
    text: str = ""
    failing: str = ""
    passing: str = ""
    severity: Severity = Severity.ERROR
    on: date | None = None


def local(step: Step) -> str:
    """The id of a step as its own file has it."""
    return str(step.place.path[1])


def below(place: Place, *path: str | int) -> Place:
    """The place of something within what stands at a place."""
    return Place(place.file, (*place.path, *path))


def this(step: Step, what: str = "") -> Other:
    """A step as another end of a problem."""
    return Other(step.place, what or f'the step "{local(step)}"', key=True)


def shown(road: Sequence[str]) -> str:
    """A road as text; of a long one, the beginning and the end."""
    steps = list(road)
    if len(steps) > _LONGEST_ROAD:
        half = _LONGEST_ROAD // 2
        steps = [*steps[:half], "…", *steps[-half:]]
    return " → ".join(steps)


def listed(names: Iterable[str]) -> str:
    """Names in quotes, as a sentence has them; of many, the first five."""
    quoted = [f'"{name}"' for name in names]
    if len(quoted) > 6:
        quoted = [*quoted[:5], f"{len(quoted) - 5} others"]
    return " and ".join(filter(None, [", ".join(quoted[:-1]), quoted[-1]]))
