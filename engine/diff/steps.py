"""Tells which steps and answers are new, gone, renamed or of another kind."""

from collections.abc import Iterator

from engine.diff.differences import Change, Part
from engine.diff.names import Names, is_own
from engine.diff.parts import Traits, listed, parts, yes
from engine.guide import (
    NO_WAY_ON,
    Choice,
    End,
    Guide,
    Instruction,
    Lookup,
    Offer,
    Passage,
    Question,
    Step,
)
from engine.wording import Conditions

_SHOWN = 5
_KINDS = {"passage": "subguide"}


def step_changes(names: Names) -> Iterator[Change]:
    """What became of the guide's own steps, and of their answers."""
    for step in _own(names.old):
        if step.id not in names.steps:
            yield Change(
                "step", "removed", step.id, step.title, parts=(Part("kind", _kind(step), ""),)
            )
    for step in _own(names.new):
        if step.id not in names.former:
            yield Change(
                "step", "added", step.id, step.title, parts=(Part("kind", "", _kind(step)),)
            )
    for old, new in names.pairs():
        yield from _step(names, old, new)
        if isinstance(old, Question) and isinstance(new, Question):
            yield from _answers(names, old, new)


def _own(guide: Guide) -> Iterator[Step]:
    for step in guide.steps.values():
        if step.id != NO_WAY_ON and is_own(guide, step):
            yield step


def _step(names: Names, old: Step, new: Step) -> Iterator[Change]:
    found = parts(_traits(names.old, old), _traits(names.new, new))
    if isinstance(old, Question) and isinstance(new, Question):
        found += _order(names, old, new)
    if isinstance(old, Lookup) and isinstance(new, Lookup):
        found += _rows(old, new)
    if old.id != new.id:
        yield Change("step", "renamed", new.id, new.title, was=old.id, parts=found)
    elif found:
        yield Change("step", "changed", new.id, new.title, parts=found)


def _traits(guide: Guide, step: Step) -> Traits:
    common = {
        "kind": _kind(step),
        "settles": step.settles,
        "care": step.care,
        "at most": f"{step.at_most} times" if step.at_most else "",
        "valid": step.valid.words,
        "channels": listed(step.channels or ()),
        "also asked": listed(step.also_asked),
        "seconds": f"{step.seconds} s" if step.seconds else "",
    }
    return common | dict(_own_traits(guide, step))


def _kind(step: Step) -> str:
    return f"end: {step.outcome}" if isinstance(step, End) else _KINDS.get(step.kind, step.kind)


def _own_traits(guide: Guide, step: Step) -> Iterator[tuple[str, str]]:
    match step:
        case Question():
            told = Conditions(guide)
            checks = (told.told(each.expression.text, step) for each in step.checks)
            yield "asks for", step.fact.name
            yield "several answers", yes(holds=step.several)
            yield "may be left empty", yes(holds=step.optional)
            yield "asked though known", yes(holds=step.ask_again)
            yield "takes only", "; ".join(checks)
        case Instruction():
            yield "shows the answers to be checked", yes(holds=step.check_answers)
        case Offer():
            yield "meets", step.need.label
            yield "compares with", step.now.label if step.now else ""
            yield "takes back", step.returned.label if step.returned else ""
        case End():
            yield "team", step.team
        case Lookup():
            yield "table", step.table
            yield "by", step.expression.text if step.expression else ""
            yield "sets", listed(guide.facts[key].label for key, _ in step.sets)
        case Passage():
            given = (f"{each.key} = {each.expression.text}" for each in step.sets)
            yield "hands in", listed(given)
            yield "hands back", listed(to for to, _ in step.copies)


def _order(names: Names, old: Question, new: Question) -> tuple[Part, ...]:
    kept = names.choices(old, new)
    before = [kept[choice.id][1].label for choice in old.choices if choice.id in kept]
    ids = {now.id for _, now in kept.values()}
    after = [choice.label for choice in new.choices if choice.id in ids]
    return parts({"order of answers": listed(before)}, {"order of answers": listed(after)})


def _rows(old: Lookup, new: Lookup) -> tuple[Part, ...]:
    """The rows of the table that are gone or otherwise, and those that are new or otherwise."""
    gone = [key for key in old.rows if old.rows[key] != new.rows.get(key)]
    come = [key for key in new.rows if new.rows[key] != old.rows.get(key)]
    label = f"rows of the table {new.table}"
    return parts({label: _some(gone)}, {label: _some(come)}) if gone != come else _same_keys(gone)


def _same_keys(keys: list[str]) -> tuple[Part, ...]:
    return (Part("rows with other values", _some(keys), _some(keys)),) if keys else ()


def _some(keys: list[str]) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return listed(keys[:_SHOWN]) + more


def _answers(names: Names, old: Question, new: Question) -> Iterator[Change]:
    kept = names.choices(old, new)
    come = {now.id for _, now in kept.values()}
    for choice in old.choices:
        if choice.id not in kept:
            part = Part("leads to", _leads_to(names.old, old, choice), "")
            yield Change("answer", "removed", choice.id, choice.label, of=new.id, parts=(part,))
    for choice in new.choices:
        if choice.id not in come:
            part = Part("leads to", "", _leads_to(names.new, new, choice))
            yield Change("answer", "added", choice.id, choice.label, of=new.id, parts=(part,))
    for before, now in kept.values():
        yield from _answer(new, before, now)


def _answer(step: Question, old: Choice, new: Choice) -> Iterator[Change]:
    found = parts(_choice_traits(old), _choice_traits(new))
    if old.id != new.id:
        yield Change("answer", "renamed", new.id, new.label, was=old.id, of=step.id, parts=found)
    elif found:
        yield Change("answer", "changed", new.id, new.label, of=step.id, parts=found)


def _choice_traits(choice: Choice) -> Traits:
    return {"settles": choice.settles, "excludes the others": yes(holds=choice.exclusive)}


def _leads_to(guide: Guide, step: Question, choice: Choice) -> str:
    """The titles of the steps that an answer may lead to."""
    routes = step.routes.get(choice.id, step.after)
    return listed(dict.fromkeys(guide.steps[route.target].title for route in routes))
