"""What steps set unasked has no bounds, and what subguides are handed is told apart alike."""

from engine.guide import Guide
from engine.witness.handing import handed, unbound
from tests.engine.guides import END, Shape, small

SIZE: Shape = {"type": "integer", "min": 1, "max": 9, "label": "Size"}
HELPER: Shape = {
    "guide": "helper",
    "title": "Helper",
    "summary": "A helper.",
    "purpose": "process",
    "channels": [],
    "start": "wait",
    "facts": {"size": SIZE, "twice": SIZE},
    "steps": {"wait": {"do": "Wait.", "next": "done"}, "done": END},
}
TABLE: Shape = {
    "table": "sizes",
    "key": {"type": "integer", "label": "Size"},
    "columns": {"height": {"type": "integer", "label": "Height"}},
    "rows": {"1": {"height": 100}},
}


def guide() -> Guide:
    steps: Shape = {
        "size": {"ask": "How large?", "input": "size", "next": "look"},
        "look": {
            "lookup": "sizes",
            "by": "size",
            "sets": {"height": "height"},
            "found": "helped",
            "none": "done",
        },
        "helped": {
            "subguide": "helper",
            "with": {"size": "size", "twice": "size * 2"},
            "returns": {"back": "twice"},
            "next": "done",
        },
        "done": END,
    }
    facts = dict.fromkeys(("size", "height", "back", "free"), SIZE)
    others = {"helper/guide.yaml": HELPER, "tables/sizes.yaml": TABLE}
    return small(steps, facts=facts, others=others)


ALL = frozenset(guide().facts)


def test_what_a_person_answers_keeps_its_bounds() -> None:
    facts = unbound(guide(), ALL)
    assert [(facts[key].minimum, facts[key].maximum) for key in ("size", "free")] == [(1, 9)] * 2


def test_what_is_looked_up_handed_or_returned_has_none() -> None:
    facts = unbound(guide(), ALL)
    keys = ("height", "helped/size", "helped/twice", "back")
    assert [(facts[key].minimum, facts[key].maximum) for key in keys] == [(None, None)] * 4


def test_what_is_not_told_apart_is_left_alone() -> None:
    assert unbound(guide(), frozenset(("size",))) == guide().facts


def test_facts_that_are_handed_as_they_are_make_pairs() -> None:
    assert set(handed(guide(), ALL)) == {("helped/size", "size"), ("back", "helped/twice")}


def test_no_pair_is_made_where_one_is_not_told_apart() -> None:
    assert list(handed(guide(), ALL - {"size", "back"})) == []
