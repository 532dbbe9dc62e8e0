"""Generates whole guides that pass the checks, as the text of files, and walks through them."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine import library, walk
from engine.errors import AnswerRefused
from engine.guide import End, Guide, Instruction, Offer, Question
from engine.kinds import Kind
from engine.page import Page
from engine.problems import Severity
from engine.walk import Position
from renderers import page_json
from renderers.page_json import PageData

TODAY = date(2026, 11, 2)
Shape = dict[str, Any]

CATALOGUE: Shape = {
    "facts": {
        "size": {"type": "integer", "label": "Size"},
        "level": {"type": "number", "label": "Level"},
        "member": {"type": "yes-no", "label": "Member"},
        "plan": {
            "type": "choice",
            "of": {"basic": "Basic", "plus": "Plus", "extra": "Extra"},
            "label": "Plan",
        },
    },
    "needs": {
        "room": {"label": "More room", "shown": "size >= 2"},
        "speed": {"label": "More speed", "shown": "level > 4 or member"},
    },
}


def _product(name: str, fits: str, price: str, monthly: str, **more: object) -> Shape:
    return {
        "name": name,
        "summary": f"{name} for you.",
        "serves": ["room", "speed"],
        "fits": fits,
        "price": {"amount": price, "currency": "EUR"},
        "recurring": {"amount": monthly, "every": "month"},
        "first-charge": "At once.",
        "term": {"months": 12, "renewal": "Month by month.", "cancel": "A month's notice."},
        **more,
    }


CATALOGUE["products"] = {
    "basic": _product("Basic", "size <= 4", "0.00", "9.90"),
    "plus": _product("Plus", "size >= 2 or member", "20.00", "9.90", prefer=["member"]),
    "extra": _product(
        "Extra",
        "level > 4 and size >= 3",
        "49.90",
        "19.90",
        credit=[{"for": "basic", "amount": "15.00"}],
    ),
}
TABLE: Shape = {
    "table": "grades",
    "key": {"type": "choice", "of": ["a", "b", "c"], "label": "Grade"},
    "columns": {
        "months": {"type": "integer", "label": "Months"},
        "rate": {"type": "number", "label": "Rate"},
    },
    "rows": {"a": {"months": 12, "rate": 1.5}, "b": {"months": None, "rate": 2}},
}
FACTS: Shape = {
    "plan": {
        "type": "choice",
        "of": {"basic": "Basic", "plus": "Plus", "extra": "Extra"},
        "label": "Plan",
        "from": "customer.plan",
    },
    "size": {"type": "integer", "min": 0, "max": 9, "label": "Size", "from": "customer.size"},
    "weight": {"type": "number", "unit": "kg", "label": "Weight"},
    "pay": {"type": "money", "label": "Pay", "sensitive": True},
    "since": {"type": "date", "max": "today", "label": "Since"},
    "member": {"type": "yes-no", "label": "Member", "from": "customer.member"},
    "tools": {"type": "choices", "of": {"saw": "Saw", "drill": "Drill"}, "label": "Tools"},
    "land": {"type": "country", "label": "Country"},
    "code": {"type": "postcode", "country": "DE", "label": "Postcode"},
    "memo": {"type": "text", "max-length": 20, "label": "Memo"},
    "story": {"type": "long-text", "label": "Story"},
    "rank": {"type": "integer", "label": "Rank", "default": 3},
    "grade": {"type": "choice", "of": ["a", "b", "c"], "label": "Grade", "default": "a"},
    "months": {"type": "integer", "label": "Months"},
    "rate": {"type": "number", "label": "Rate"},
    "level": {
        "type": "number",
        "label": "Level",
        "compute": [{"when": "known(size) and size > 4", "value": 10}, {"else": "rank"}],
    },
}
ASKED = ("plan", "size", "weight", "pay", "since", "member", "tools", "land", "code", "memo")
CONDITIONS = (
    "known(size) and size > 4",
    "not known(size)",
    "known(plan) and plan == 'plus'",
    "known(tools) and 'saw' in tools",
    "known(member) and member",
    "known(since) and days_between(since, today) > 30",
    "known(weight) and known(pay) and weight * 2 > pay",
    "known(months) and months >= 12",
    "level > 4",
    "rank < 3 or grade == 'b'",
    "known(memo)",
)
PICKED = ("shade", "mood")


def _routes(draw: DrawFn, onward: str, anywhere: Sequence[str]) -> object:
    """A plain target or guarded routes; the last one always leads onward."""
    tests = draw(st.lists(st.sampled_from(CONDITIONS), max_size=2, unique=True))
    if not tests:
        return onward
    guarded = [{"when": test, "to": draw(st.sampled_from(anywhere))} for test in tests]
    return [*guarded, {"else": onward}]


def _choice(draw: DrawFn, onward: str, later: Sequence[str], earlier: Sequence[str]) -> Shape:
    answers: Shape = {"go": {"label": "Go on", "to": onward}}
    if draw(st.integers(0, 3)):
        back = draw(st.booleans())
        answers["turn"] = {"label": "Turn", "to": draw(st.sampled_from(earlier if back else later))}
    if draw(st.booleans()):
        answers["ask"] = {"label": "Ask", "next": _routes(draw, onward, later), "note": "Wait."}
    answers["rest"] = {"label": "Rest", "record": "They rest."}
    step: Shape = {"ask": "Which way?", "answers": answers, "next": _routes(draw, onward, later)}
    if draw(st.booleans()):
        step["fact"] = draw(st.sampled_from(PICKED))
        step["answers"] = {"go": answers["go"], "rest": answers["rest"]}
        if "turn" in answers:
            step["answers"]["rest"] = {"label": "Rest", "to": answers["turn"]["to"]}
            del step["next"]
    return step


def _several(draw: DrawFn, onward: str, later: Sequence[str], _: Sequence[str]) -> Shape:
    answers = {
        "one": {"label": "One"},
        "two": {"label": "Two"},
        "none": {"label": "None of these", "exclusive": True},
    }
    next_ = _routes(draw, onward, later)
    return {"ask": "Which ones?", "several": True, "answers": answers, "next": next_}


def _input(draw: DrawFn, onward: str, later: Sequence[str], earlier: Sequence[str]) -> Shape:
    fact = draw(st.sampled_from(ASKED))
    anywhere = [*later, *earlier] if fact in ("plan", "size", "member") else later
    step: Shape = {"ask": f"What is your {fact}?", "input": fact}
    step["next"] = _routes(draw, onward, anywhere)
    if draw(st.booleans()):
        step["optional"] = True
    if draw(st.booleans()):
        step["ask-again"] = True
    if fact == "size" and draw(st.booleans()):
        step["check"] = {"when": "size != 7", "message": "Not that one, please."}
    return step


def _instruction(draw: DrawFn, onward: str, later: Sequence[str], _: Sequence[str]) -> Shape:
    return {"do": "Wait for level {level}.", "next": _routes(draw, onward, later), "note": "Hm."}


def _lookup(draw: DrawFn, onward: str, later: Sequence[str], _: Sequence[str]) -> Shape:
    return {
        "lookup": "grades",
        "by": "grade",
        "sets": {"months": "months", "rate": "rate"},
        "found": onward,
        "none": draw(st.sampled_from(later)),
    }


def _offer(draw: DrawFn, onward: str, _: Sequence[str], __: Sequence[str]) -> Shape:
    need = draw(st.sampled_from(["room", "speed"]))
    terms = draw(st.sampled_from([{}, {"now": "plan"}, {"returned": "plan"}]))
    return {
        "offer": {"need": need, **terms},
        "tell": "This would fit.",
        "accepted": "bought",
        "declined": "done",
        "none": onward,
    }


def _subguide(helper: Shape) -> "Maker":
    ends = [id_ for id_, step in helper.items() if "end" in step]

    def make(draw: DrawFn, onward: str, later: Sequence[str], _: Sequence[str]) -> Shape:
        step: Shape = {"subguide": "helper", "next": onward}
        if draw(st.booleans()):
            step["ends"] = {ends[0]: draw(st.sampled_from(later))}
            if len(ends) == 1:
                step["ends"] = {ends[0]: onward}
                del step["next"]
        if draw(st.booleans()):
            step["with"] = {"rank": "rank + 1"}
        if draw(st.booleans()):
            step["returns"] = {"weight": "weight", "memo": "memo"}
        return step

    return make


LIMITS: tuple[Shape, ...] = (
    {"valid-from": "2026-11-03"},
    {"valid-until": "2026-11-02"},
    {"valid-until": "2026-11-01"},
    {"channels": ["agent"]},
    {"channels": ["self-service"]},
)
"""For which walks a step is; one goes on at `instead` in those of others."""
Maker = Callable[[DrawFn, str, Sequence[str], Sequence[str]], Shape]
_INNER: tuple[Maker, ...] = (_choice, _several, _input, _input, _instruction, _lookup)
_OUTER: tuple[Maker, ...] = (*_INNER, _choice, _offer)


def _steps(draw: DrawFn, makers: Sequence[Maker], most: int, ends: Shape) -> Shape:
    ids = [f"s{at}" for at in range(draw(st.integers(most // 2, most)))]
    open_ends = [end for end in ends if end != "bought"]
    steps: Shape = {}
    for at, id_ in enumerate(ids):
        later = [*ids[at + 1 :], *open_ends]
        make = draw(st.sampled_from(makers))
        step = steps[id_] = make(draw, later[0], later, ids[: at + 1])
        if "ask" in step and draw(st.integers(0, 3)) == 3:
            step |= {"at-most": draw(st.integers(1, 2)), "then": later[0]}
        if "offer" not in step and draw(st.integers(0, 3)) == 3:
            step |= {**draw(st.sampled_from(LIMITS)), "instead": later[0]}
    used = json.dumps(steps)
    return steps | {id_: end for id_, end in ends.items() if f'"{id_}"' in used}


ENDS: Shape = {
    "done": {"end": "resolved", "tell": "Done at level {level}."},
    "bought": {"end": "accepted", "tell": "It is on its way.", "record": "Bought."},
    "gone": {"end": "stopped", "tell": "As you wish."},
}
HELPER_ENDS: Shape = {
    "good": {"end": "resolved", "tell": "Good."},
    "bad": {"end": "stopped", "tell": "Bad."},
}


@st.composite
def guides(draw: DrawFn) -> dict[str, Shape]:
    """The files of a guide `main`, which may run the subguide `helper`, by their paths."""
    inner = _steps(draw, _INNER, 3, HELPER_ENDS)
    steps = _steps(draw, (*_OUTER, _subguide(inner)), 6, ENDS)
    main: Shape = {
        "guide": "main",
        "title": "Main",
        "summary": "A guide.",
        "purpose": "sales",
        "start": "s0",
        "offers-at-most": draw(st.integers(0, 2)),
        "facts": FACTS,
        "steps": steps,
    }
    helper = main | {"guide": "helper", "title": "Helper", "channels": [], "steps": inner}
    if draw(st.booleans()) and any("ask" in step for step in steps.values()):
        main["at-any-time"] = {"person": {"label": "A person", "to": "person"}}
        steps["person"] = {"end": "handoff", "team": "Support", "tell": "Somebody calls."}
    if draw(st.booleans()):
        main["case-note"] = "Level {level}, grade {grade}."
    files = {"main/guide.yaml": main, "catalogue/all.yaml": CATALOGUE, "tables/grades.yaml": TABLE}
    if any("subguide" in step for step in steps.values()):
        files["helper/guide.yaml"] = helper
    return files


def text(files: Mapping[str, Shape]) -> dict[str, bytes]:
    """The files as bytes; JSON is YAML."""
    return {path: json.dumps(shape).encode() for path, shape in files.items()}


def compiled(files: Mapping[str, Shape], id_: str = "main") -> Guide:
    """The guide of these files, which must be free of errors."""
    built = library.build(text(files))
    errors = [each for each in built.problems if each.severity is Severity.ERROR]
    assert not errors, errors[0]
    return built.guides[id_]


GIVEN: SearchStrategy[Shape] = st.fixed_dictionaries(
    {},
    optional={
        "plan": st.sampled_from(["basic", "plus"]),
        "customer.member": st.booleans(),
        "size": st.integers(0, 9),
        "tools": st.lists(st.sampled_from(["saw", "drill"]), unique=True),
        "grade": st.sampled_from("abc"),
        "memo": st.just("a memo"),
        "shade": st.sampled_from(["go", "rest"]),
    },
)
"""What a caller may know; a name that a guide lacks is left out by `begun`."""

CODES = st.lists(st.integers(0, 4095), min_size=3, max_size=14)
"""Walks: each number picks one of the moves that there are."""


def begun(guide: Guide, given: Mapping[str, object], channel: str = "agent") -> Position:
    """A walk's first position."""
    known = {name: each for name, each in given.items() if name in guide.names or "." in name}
    return walk.start(guide, walk="w1", channel=channel, on=TODAY, given=known)[0]


def replies(position: Position) -> list[object]:
    """Answers that the present step takes, or may take."""
    step = position.step
    match step:
        case Instruction():
            return [None]
        case Offer():
            return ["accepted", "declined"]
        case Question() if step.several:
            ids = [choice.id for choice in step.choices]
            return [[ids[0]], [ids[-1]], ids[:2]]
        case Question():
            typed = _TYPED.get(step.fact.kind, [])
            return [*(choice.id for choice in step.choices), *typed, *([None] * step.optional)]
    return []


_TYPED: dict[Kind, list[object]] = {
    Kind.INTEGER: [0, "5", 7, 9],
    Kind.NUMBER: ["0.5", "1,5", "20 kg"],
    Kind.MONEY: ["3", "49.90", "€ 1,000.50"],
    Kind.DATE: ["today", "2026-01-31", "31/12/2020"],
    Kind.COUNTRY: ["DE", "France"],
    Kind.POSTCODE: ["10115", " 04109"],
    Kind.TEXT: ["a memo", "b"],
    Kind.LONG_TEXT: ["line\nand line"],
}


def answered(position: Position, code: int) -> Position:
    """The position after an answer, or after leaving for a step at hand at any time."""
    entries = position.guide.at_any_time
    if entries and code % 16 == 15 and not isinstance(position.step, End):
        return walk.go_any_time(position, position.step.id, entries[0].id)[0]
    said = replies(position)
    if not said:
        return position
    try:
        return walk.answer(position, position.step.id, said[code // 16 % len(said)])[0]
    except AnswerRefused:
        return position


def changed(position: Position, code: int) -> Position:
    """The position after another answer to a passed step, if any can be changed."""
    spots = [at for at, each in enumerate(position.road) if walk.changeable(each)]
    if not spots:
        return position
    at = spots[code % len(spots)]
    said = replies(walk.before(position, at))
    try:
        return walk.change(position, at, said[code // 16 % len(said)])[0]
    except AnswerRefused:
        return position


def wandered(position: Position, code: int) -> Position:
    """The position after any move: an answer most of the time, else back or a change."""
    match code % 16:
        case 12:
            return walk.back(position)[0] if position.answers else position
        case 13 | 14:
            return changed(position, code // 16)
        case _:
            return answered(position, code)


@st.composite
def answered_walks(draw: DrawFn) -> Position:
    """Where a walk of a generated guide stands after answers alone."""
    position = begun(compiled(draw(guides())), draw(GIVEN))
    for code in draw(CODES):
        position = answered(position, code)
    return position


@st.composite
def wandering_walks(draw: DrawFn) -> Position:
    """Where a walk of a generated guide stands after answers, steps back and changes."""
    position = begun(compiled(draw(guides())), draw(GIVEN))
    for code in draw(CODES):
        position = wandered(position, code)
    return position


def page(position: Position) -> PageData:
    """Everything that the page of a position offers."""
    return page_json.data(Page(position))


END: Shape = {"end": "resolved", "tell": "Done."}


def small(
    steps: Shape, *, facts: Shape | None = None, others: Shape | None = None, **more: object
) -> Guide:
    """A guide `small` of these steps, which begins at the first, and of `others`, whole files."""
    shape: Shape = {
        "guide": "small",
        "title": "Small",
        "summary": "A small guide.",
        "purpose": "process",
        "start": next(iter(steps)),
        "facts": facts or {},
        "steps": steps,
    }
    shape |= {key.replace("_", "-"): value for key, value in more.items()}
    files = {"small/guide.yaml": shape} | (others or {})
    return library.build(text(files)).drafts["small"]


def walked(guide: Guide, *said: object, **given: object) -> Position:
    """Where a walk stands after these answers, each to the step that is then the present one."""
    position = walk.start(guide, walk="w1", channel="agent", on=TODAY, given=given)[0]
    for each in said:
        position = walk.answer(position, position.step.id, each)[0]
    return position
