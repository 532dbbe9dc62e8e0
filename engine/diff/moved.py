"""Tells which customers go elsewhere out of a step that is in both versions, with a walk of one."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.diff.cases import Case, Cases
from engine.diff.differences import Moved
from engine.diff.moves import Move, moves
from engine.diff.names import Names
from engine.expressions import Expression
from engine.guide import (
    NO_WAY_ON,
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Routes,
    Step,
)
from engine.witness import Finder, Goal
from engine.witness.demands import Wanted

Demand = tuple[Expression, Wanted]


class _Group(NamedTuple):
    """Ways that are tried one after another, in both versions; `choice` is the answer they serve.

    A walk can be looked for where they are tried at the step itself.
    """

    old: Cases
    new: Cases
    name: str = ""
    choice: str | None = None
    can_be_walked: bool = True


def moved(names: Names, pairs: list[tuple[Step, Step]], finder: Finder) -> Iterator[Moved]:
    """The regions of facts that lead elsewhere; what no walk can come to is left out."""
    facts = {**names.old.facts, **names.new.facts}
    for old, new in pairs:
        for group in _groups(names, old, new):
            for move in moves(facts, group.old, group.new) if group.old and group.new else ():
                found = _moved(new, group, move, finder)
                if found is not None:
                    yield found


def _groups(names: Names, old: Step, new: Step) -> Iterator[_Group]:
    match old, new:
        case (Question(), Question()):
            yield from _of_question(names, old, new)
        case (Instruction(), Instruction()):
            yield _Group(_before(names, old.after), _now(new.after))
        case (Passage(), Passage()):
            yield _Group(_before(names, old.after), _now(new.after))
        case (Lookup(), Lookup()):
            yield _lone("found", _before(names, old.found), _now(new.found))
            yield _lone("not found", _before(names, old.missing), _now(new.missing))
        case (Offer(), Offer()):
            yield _lone("accepted", _before(names, old.accepted), _now(new.accepted))
            yield _lone("declined", _before(names, old.declined), _now(new.declined))
            yield _lone("nothing fits", _before(names, old.none), _now(new.none))


def _lone(name: str, old: Cases, new: Cases) -> _Group:
    return _Group(old, new, name, can_be_walked=False)


def _of_question(names: Names, old: Question, new: Question) -> Iterator[_Group]:
    shared = not old.choices and not new.choices
    for former, (_, choice) in names.choices(old, new).items():
        if former in old.routes or choice.id in new.routes:
            before = _before(names, old.routes.get(former, old.after))
            now = _now(new.routes.get(choice.id, new.after))
            yield _Group(before, now, choice.label, choice.id)
        else:
            shared = True
    if shared:
        yield _Group(_before(names, old.after), _now(new.after))


def _before(names: Names, routes: Routes) -> Cases:
    """The ways as they were, in present names."""
    cases = _now(routes)
    return tuple(case._replace(outcome=names.step(case.outcome)) for case in cases)


def _now(routes: Routes) -> Cases:
    """The ways as cases; nothing where one of them is not understood."""
    if any(route.test and route.expression is None for route in routes):
        return ()
    found = [Case(route.expression, route.target) for route in routes]
    if not routes or routes[-1].expression is not None:
        found.append(Case(None, NO_WAY_ON))
    return tuple(found)


def _moved(step: Step, group: _Group, move: Move, finder: Finder) -> Moved | None:
    if not move.where:
        return Moved(step.id, step.title, group.name, "", "", (), "")
    wanted = (*_wanted(group.old, move.old), *_wanted(group.new, move.new))
    walk = ""
    if group.can_be_walked and _can_be_asked(finder.guide, wanted):
        search = finder.search(Goal(step.id, wanted, group.choice))
        if search.ruled_out:
            return None
        walk = search.witness.text if search.witness else ""
    old, new = group.old[move.old].outcome, group.new[move.new].outcome
    return Moved(step.id, step.title, group.name, old, new, move.where, walk)


def _wanted(cases: Cases, number: int) -> tuple[Demand, ...]:
    """The conditions that must come out so for a case to be the first that holds."""
    found = [(case.condition, Wanted.FALSE) for case in cases[:number]]
    found.append((cases[number].condition, Wanted.TRUE))
    return tuple((condition, wanted) for condition, wanted in found if condition is not None)


def _can_be_asked(guide: Guide, wanted: tuple[Demand, ...]) -> bool:
    """Whether a version has every fact that the conditions read."""
    read = frozenset().union(*(condition.reads for condition, _ in wanted))
    return read <= {*guide.facts, "today"}
