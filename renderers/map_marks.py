"""What a map shows of the differences from another version: signs, notes, ways, what is gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.diff import Change, GuideDifferences, Rerouted, Wording
from engine.guide import NO_WAY_ON, Edge, Guide, Passage, Step
from renderers.diff_structure import PLACES
from renderers.ways import Ways

WORDS = {"added": "New", "changed": "Changed", "gone": "Gone"}
"""The word for each sign."""

SIGNS = {"added": "+", "changed": "±", "gone": "−"}
"""The sign beside the word."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The signs of steps by id, notes for their boxes, ways that are new, and steps that are gone.

    `ways` are pairs of ids as the map draws them: a subguide's ways lead out of the step that runs
    it. `old` is the guide that the steps in `gone` are of.
    """

    old: Guide
    signs: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, list[str]] = field(default_factory=dict)
    ways: frozenset[tuple[str, str]] = frozenset()
    gone: tuple[Step, ...] = ()


def marks(found: GuideDifferences) -> Marks:
    """The marks for the map of the new version."""
    notes: dict[str, list[str]] = {}
    for step, note in _notes(found):
        notes.setdefault(_drawn_at(found.new, step), []).append(note)
    signs = dict.fromkeys(notes, "changed")
    signs |= {change.id: "added" for change in found.changes if _is(change, "added")}
    gone = [change.id for change in found.changes if _is(change, "removed")]
    return Marks(
        found.old,
        signs,
        notes,
        frozenset(_new_ways(found)),
        tuple(found.old.steps[id_] for id_ in gone),
    )


def all_new(guide: Guide) -> Marks:
    """The marks for a guide that was not there before."""
    return Marks(guide, {step: "added" for step in guide.steps if step != NO_WAY_ON})


def _is(change: Change, sign: str) -> bool:
    return change.what == "step" and change.sign == sign


def _drawn_at(guide: Guide, step: str) -> str:
    """The step in whose place the map draws the ways out of another."""
    caller = step.rpartition("/")[0]
    is_exit = caller and isinstance(guide.steps.get(step), Passage)
    return caller if is_exit else step


def _notes(found: GuideDifferences) -> Iterator[tuple[str, str]]:
    for change in found.changes:
        yield from _of_change(change)
    for rerouted in found.routes:
        yield from _of_routes(found, rerouted)
    for wording in found.wordings:
        if wording.owner:
            yield wording.owner, _of_wording(wording)


def _of_change(change: Change) -> Iterator[tuple[str, str]]:
    if change.what == "answer":
        sign = {"added": "+", "removed": "−"}.get(change.sign, "±")
        yield change.of, f"{sign} answer: {change.name}"
    elif change.what == "step" and change.sign in ("renamed", "changed"):
        if change.was:
            yield change.id, f"± before: {change.was}"
        for part in change.parts:
            yield change.id, f"± {part.label}: {part.old or 'none'} → {part.new or 'none'}"


def _of_routes(found: GuideDifferences, rerouted: Rerouted) -> Iterator[tuple[str, str]]:
    """The ways that are gone; those that are new are drawn as such."""
    ways = Ways(found.old)
    kept = {_written(edge) for edge in rerouted.new}
    gone = [edge for edge in rerouted.old if _written(edge) not in kept]
    for way in ways.out_of(found.old.steps[rerouted.old[0].source]) if gone else ():
        if way.edge in gone:
            to = found.old.steps[way.edge.target].title
            yield rerouted.step, f"− {way.label or 'always'}: to {to}"
    if not gone:
        yield rerouted.step, "± ways on"


def _of_wording(wording: Wording) -> str:
    of = f"“{wording.name}”: " if wording.answer else ""
    return f"± {of}{PLACES[wording.place]}"


def _written(edge: Edge) -> tuple[str, str, str, str]:
    return edge.kind, edge.answer, edge.route.test if edge.route else edge.label, edge.target


def _new_ways(found: GuideDifferences) -> Iterator[tuple[str, str]]:
    for rerouted in found.routes:
        before = {_written(edge) for edge in rerouted.old}
        for edge in rerouted.new:
            if _written(edge) not in before:
                yield _drawn_at(found.new, edge.source), edge.target
    for change in found.changes:
        if change.what == "answer" and change.sign == "added":
            yield from _ways_of_answer(found.new, change)


def _ways_of_answer(guide: Guide, change: Change) -> Iterator[tuple[str, str]]:
    for way in Ways(guide).out_of(guide.steps[change.of]):
        if way.edge.answer == change.id:
            yield change.of, way.edge.target
