"""What a page offers to each channel, at each kind of step."""

from datetime import date

import pytest

from engine import walk
from engine.guide import Guide
from engine.page import Page
from engine.walk import Position
from tests.engine.guides import END, Shape, small, walked

STEPS: Shape = {
    "which": {
        "title": "Devices",
        "ask": "Which devices?",
        "say": "May I ask which?",
        "note": "Be patient.",
        "hint": "Look behind you.",
        "answers": {
            "every": {"label": "Every", "to": "size", "note": "Rare.", "hint": "All of them."},
            "one": {"label": "One", "to": "size"},
        },
    },
    "size": {"ask": "How many, {name}?", "input": "size", "next": "wait", "optional": True},
    "wait": {"do": "Wait.", "done": "I waited", "next": "look"},
    "look": {"lookup": "t", "by": "'k'", "sets": {"rate": "rate"}, "found": "end", "none": "end"},
    "end": {"end": "handoff", "team": "Support", "tell": "Bye, {name}.", "note": "Smile."},
}
FACTS: Shape = {
    "size": {"type": "integer", "min": 1, "max": 9, "unit": "months", "label": "Size"},
    "name": {"type": "text", "label": "Name", "default": "you", "sensitive": True},
    "rate": {"type": "money", "label": "Rate"},
    "twice": {"type": "number", "label": "Twice", "compute": "2 * size"},
}
TABLE: Shape = {
    "table": "t",
    "key": {"type": "text", "label": "K"},
    "columns": {"rate": {"type": "money", "label": "Rate"}},
    "rows": {"k": {"rate": 2}},
}


def guide(**more: object) -> Guide:
    return small(STEPS, facts=FACTS, others={"tables/t.yaml": TABLE}, **more)


def page(*said: object, channel: str = "agent", **given: object) -> Page:
    return Page(moved(*said, channel=channel, **given))


def moved(*said: object, channel: str = "agent", **given: object) -> Position:
    on = date(2026, 11, 2)
    position, _ = walk.start(guide(), walk="w", channel=channel, on=on, given=given)
    for each in said:
        position, _ = walk.answer(position, position.step.id, each)
    return position


# Words


def test_the_agent_has_words_to_say_and_a_note() -> None:
    shown = page()
    assert (shown.words.plain, shown.say.plain) == ("Which devices?", "May I ask which?")
    assert shown.note is not None
    assert shown.note.plain == "Be patient."


def test_a_customer_reads_the_customers_words_and_never_a_note() -> None:
    shown = page(channel="self-service")
    assert (shown.say.plain, shown.note) == ("Which devices?", None)
    assert [row.note for row in shown.rows] == [None, None]
    assert page("one", 2, None, channel="self-service").note is None


def test_a_hint_is_for_both() -> None:
    for channel in ("agent", "self-service"):
        hint = page(channel=channel).hint
        assert hint is not None
        assert hint.plain == "Look behind you."


def test_holes_hold_what_is_known_or_the_default() -> None:
    assert page("one").words.plain == "How many, you?"
    assert page("one", name="Ada").words.plain == "How many, Ada?"


# Answers


def test_rows_have_keys_and_what_belongs_to_them() -> None:
    every, one = page().rows
    assert (every.id, every.label, every.key, every.chosen) == ("every", "Every", "1", False)
    assert every.note is not None
    assert (one.key, one.note, one.hint) == ("2", None, None)


def test_a_field_tells_its_bounds_and_its_unit() -> None:
    field = page("one").field
    assert field is not None
    assert (field.kind, field.label, field.unit) == ("integer", "Size", "months")
    assert (field.minimum, field.maximum) == ("1", "9")
    assert field.bounds == "From 1 month to 9 months"
    assert (field.optional, page("one").rows) == (True, ())


def test_what_was_typed_is_kept_beside_the_error() -> None:
    shown = Page(moved("one"), error="No.", typed="many")
    assert shown.error == "No."
    assert shown.field is not None
    assert shown.field.typed == "many"


def test_what_was_chosen_is_marked_when_it_is_changed() -> None:
    shown = Page(walk.before(moved("one"), 0), typed="one", changing=0)
    assert [row.chosen for row in shown.rows] == [False, True]


def test_an_instruction_has_one_way_on() -> None:
    shown = page("one", 2)
    assert (shown.kind, shown.done, shown.rows, shown.field) == (
        "instruction",
        "I waited",
        (),
        None,
    )


def test_an_end_tells_its_outcome_and_who_takes_over() -> None:
    shown = page("one", 2, None)
    assert shown.end is not None
    assert (shown.kind, shown.end.outcome, shown.end.team) == ("end", "handoff", "Support")


# The road and what is known


def test_the_road_tells_each_step_with_its_answer() -> None:
    road = page("one", 2, None).road
    assert [(each.title, each.answer, each.mood) for each in road] == [
        ("Devices", "One", "asked"),
        ("How many, Name?", "2 months", "asked"),
        ("Wait.", "", "done"),
        ("Look", "", "looked-up"),
    ]


def test_a_customer_does_not_see_what_was_looked_up() -> None:
    road = page("one", 2, None, channel="self-service").road
    assert [each.at for each in road] == [0, 1, 2]


def test_what_may_be_changed_brings_its_rows_and_its_value() -> None:
    first, second, third, fourth = page("one", 2, None).road
    assert (first.changeable, [row.id for row in first.rows]) == (True, ["every", "one"])
    assert (second.changeable, second.value) == (True, 2)
    assert not third.changeable
    assert not fourth.changeable


def test_an_empty_answer_is_told_as_such() -> None:
    assert page("one", "").road[1].answer == "Not answered"


def test_a_skipped_step_tells_why() -> None:
    passed = page("one", size=3).road[1]
    assert (passed.mood, passed.answer, passed.value) == ("skipped", "3 months", "3")
    assert passed.reason == "Known before the walk began"


def test_a_step_skipped_over_an_earlier_answer_names_it() -> None:
    steps = {
        "a": {"title": "First", "ask": "How many?", "input": "size", "next": "b"},
        "b": {"ask": "How many again?", "input": "size", "next": "end"},
        "end": END,
    }
    shown = Page(walked(small(steps, facts={"size": FACTS["size"]}), 3))
    assert shown.road[1].reason == "Known from: First"


def test_what_is_known_tells_where_it_is_from() -> None:
    known = {
        each.label: (each.text, each.source) for each in page("one", 2, None, name="Ada").known
    }
    assert known == {
        "Name": ("Ada", "given"),
        "Devices": ("One", "answered"),
        "Size": ("2 months", "answered"),
        "Rate": ("€2.00", "looked up"),
        "Twice": ("4", "computed"),
    }


def test_what_is_sensitive_is_marked() -> None:
    assert [each.sensitive for each in page(name="Ada").known] == [True]


def test_an_answer_set_aside_is_named_with_what_was_said() -> None:
    steps: Shape = {
        "way": {
            "ask": "Way?",
            "answers": {"l": {"label": "L", "to": "size"}, "r": {"label": "R", "to": "end"}},
        },
        "size": {"title": "Size", "ask": "How many?", "input": "size", "next": "end"},
        "end": END,
    }
    position = walked(small(steps, facts={"size": FACTS["size"]}), "l", 3)
    (aside,) = Page(walk.change(position, 0, "r")[0]).aside
    assert (aside.step, aside.title, aside.answer) == ("size", "Size", "3 months")


# Where the walk stands


def test_there_is_a_way_back_once_something_was_answered() -> None:
    assert not page().can_go_back
    assert page("one").can_go_back


def test_the_step_from_which_an_edition_differs_is_named_until_the_next_answer() -> None:
    steps = {key: each for key, each in STEPS.items() if key != "which"}
    new = small(steps, facts=FACTS, others={"tables/t.yaml": TABLE})
    position, _ = walk.adapt(new, moved("one", 2).state)
    assert Page(position).differs == "Wait."
    assert Page(walk.answer(position, "wait", None)[0]).differs == ""


def test_steps_at_hand_are_shown_until_the_end() -> None:
    any_time = {"stop": {"label": "Stop", "to": "end"}}
    position = walked(guide(at_any_time=any_time))
    assert [(each.id, each.label) for each in Page(position).at_hand] == [("stop", "Stop")]
    assert Page(walk.go_any_time(position, "which", "stop")[0]).at_hand == ()


@pytest.mark.parametrize("kind", ["country", "date"])
def test_a_field_of_its_own_kind_brings_what_it_needs(kind: str) -> None:
    fact = {"type": kind, "label": "It"} | ({"max": "today"} if kind == "date" else {})
    position = walked(
        small({"q": {"ask": "It?", "input": "it", "next": "end"}, "end": END}, facts={"it": fact})
    )
    field = Page(position).field
    assert field is not None
    assert bool(field.rows) == (kind == "country")
    assert (field.maximum, field.bounds) == (
        ("2026-11-02", "At most 2 November 2026") if kind == "date" else ("", "")
    )
