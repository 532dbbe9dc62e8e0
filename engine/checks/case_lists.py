"""The ordered cases of computed facts as decisions, for the rules that prove what they do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.checks.rule import Subject
from engine.expression_nodes import Derived
from engine.expressions import Expression
from engine.facts import Fact
from engine.guide import Place
from engine.regions import Decision, Space


@dataclass(frozen=True, eq=False)
class CaseList:
    """The cases of a computed fact, each a condition, None for `else`, and a value.

    `facts` are those of the guide by key.
    """

    name: str
    place: Place
    cases: Sequence[tuple[Expression | None, Expression]]
    facts: Mapping[str, Fact]

    @property
    def conditions(self) -> list[Expression | None]:
        """The conditions in order, None for `else`."""
        return [condition for condition, _ in self.cases]

    @cached_property
    def decision(self) -> Decision:
        """What the conditions decide, whichever facts are set."""
        return self._decision(all_set=False)

    @cached_property
    def decision_where_set(self) -> Decision:
        """What the conditions decide where every fact that they read is set."""
        return self._decision(all_set=True)

    def _decision(self, *, all_set: bool) -> Decision:
        trees = [None if each is None else each.tree for each in self.conditions]
        conditions = [tree for tree in trees if tree is not None]
        return Decision(Space(self.facts, conditions, lambda _: all_set), trees)

    def place_of(self, number: int) -> Place:
        """Where a case stands."""
        return Place(self.place.file, (*self.place.path, number))


def case_lists(subject: Subject) -> Sequence[CaseList]:
    """The lists of cases that the guide's own file holds, those that could be read."""
    found: Sequence[CaseList] | None = subject.memo.get(CaseList)
    if found is None:
        found = subject.memo[CaseList] = list(_listed(subject))
    return found


def _listed(subject: Subject) -> Iterator[CaseList]:
    for name, shape in subject.shape.facts.items():
        computed = subject.guide.computed_by.get(subject.guide.names.get(name, ""))
        if computed is None or not isinstance(shape.compute, tuple):
            continue
        if isinstance(computed.tree, Derived):
            place = Place(subject.file, ("facts", name, "compute"))
            yield CaseList(name, place, computed.tree.computed.cases, subject.guide.facts)
