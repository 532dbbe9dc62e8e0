"""How a walk goes: what is asked and skipped, back and change, loops, subguides and lookups."""

from datetime import date

import pytest

from engine import walk
from engine.errors import AnswerRefused, GivenRefused, NotCurrent
from engine.events import Answered, Changed, Ended, RoadChanged, Started, WentBack
from engine.guide import Guide
from engine.state import Answer
from engine.walk import Position
from tests.engine.guides import END, Shape, small, walked

PLAN: Shape = {"type": "choice", "of": ["basic", "plus"], "label": "Plan", "from": "customer.plan"}
SIZE: Shape = {"type": "integer", "min": 1, "max": 9, "label": "Size"}


def ask(fact: object, to: object, **more: object) -> Shape:
    shape = {key.replace("_", "-"): value for key, value in more.items()}
    return {"ask": "What?", "input": fact, "next": to} | shape


def pick(**ways: str) -> Shape:
    return {
        "ask": "Which?",
        "answers": {id_: {"label": id_.title(), "to": to} for id_, to in ways.items()},
    }


def road(position: Position) -> list[tuple[str, str]]:
    return [(each.step.id, each.mood) for each in position.road]


TWO = {"plan": ask("plan", "size"), "size": ask("size", "end"), "end": END}


def two() -> Guide:
    return small(TWO, facts={"plan": PLAN, "size": SIZE})


# What is given


def test_a_walk_begins_at_the_start_and_says_so() -> None:
    position, events = walk.start(two(), walk="w", channel="agent", on=date(2026, 11, 2))
    assert position.step.id == "plan"
    assert events == [Started("plan")]


@pytest.mark.parametrize(
    "given",
    [{"plan": "plus"}, {"customer.plan": "plus"}, {"customer": {"plan": "plus", "age": 7}}],
    ids=["name", "path", "nested"],
)
def test_a_fact_is_given_by_its_name_or_its_path(given: Shape) -> None:
    position, _ = walk.start(two(), walk="w", channel="agent", on=date(2026, 11, 2), given=given)
    assert (position.step.id, road(position)) == ("size", [("plan", "skipped")])


def test_any_fact_may_be_given_even_one_without_a_path() -> None:
    assert walked(two(), size=3, plan="plus").step.id == "end"


def test_a_path_that_the_guide_does_not_use_is_left_out() -> None:
    assert walked(two(), **{"customer.name": "x"}).step.id == "plan"


def test_what_is_unset_is_not_given() -> None:
    assert walked(two(), plan=None).step.id == "plan"


def refused(guide: Guide, **given: object) -> str:
    with pytest.raises(GivenRefused) as refusal:
        walked(guide, **given)
    return refusal.value.message


def test_a_misspelt_fact_is_guessed() -> None:
    message = refused(two(), plann="plus")
    assert message == 'The guide "small" has no fact "plann". Did you mean "plan"?'


def test_a_value_that_cannot_be_is_refused_with_its_reason() -> None:
    assert refused(two(), size=12) == 'The fact "size": Enter a value from 1 to 9.'
    message = refused(two(), plan="plush")
    assert message == 'The fact "plan": "plush" is none of the choices. Did you mean "plus"?'


def test_a_date_that_is_given_keeps_the_bounds_of_the_day() -> None:
    born = {"type": "date", "max": "today", "label": "Born"}
    guide = small({"q": ask("born", "end"), "end": END}, facts={"born": born})
    assert walked(guide, born="2026-11-02").step.id == "end"
    assert "on or before 2 November 2026" in refused(guide, born="2026-11-03")


def test_a_computed_fact_cannot_be_given() -> None:
    computed = {"type": "integer", "label": "Twice", "compute": "2"}
    guide = small({"end": END}, facts={"twice": computed})
    assert refused(guide, twice=4) == 'The fact "twice" is computed: it cannot be given.'


# What is asked and what is skipped


def test_a_step_that_is_not_the_present_one_is_not_answered() -> None:
    position = walked(two())
    with pytest.raises(NotCurrent) as refusal:
        walk.answer(position, "size", "3")
    assert refusal.value.message == (
        '"What?" is no longer the current step; nothing was changed. Now: "What?".'
    )
    assert refusal.value.typed == "3"


def test_an_answer_is_reported() -> None:
    _, events = walk.answer(walked(two()), "plan", "plus")
    assert events == [Answered("plan", "plus")]


def test_a_sensitive_answer_stays_out_of_events() -> None:
    guide = small({"q": ask("size", "end"), "end": END}, facts={"size": SIZE | {"sensitive": True}})
    _, events = walk.answer(walked(guide), "q", 3)
    assert events == [Answered("q", None), Ended("end", "resolved")]


def test_a_fact_answered_at_one_step_is_not_asked_at_another() -> None:
    steps = {"a": ask("size", "b"), "b": ask("size", "end"), "end": END}
    assert road(walked(small(steps, facts={"size": SIZE}), 3)) == [("a", "asked"), ("b", "skipped")]


def test_a_question_may_insist_on_being_asked() -> None:
    steps = {"a": ask("size", "b"), "b": ask("size", "end", ask_again=True), "end": END}
    assert walked(small(steps, facts={"size": SIZE}), 3).step.id == "b"


def test_a_default_does_not_count_as_known() -> None:
    guide = small({"q": ask("size", "end"), "end": END}, facts={"size": SIZE | {"default": 3}})
    assert walked(guide).step.id == "q"


def test_what_is_known_but_is_no_answer_is_asked() -> None:
    steps = {"q": pick(basic="end") | {"fact": "plan"}, "end": END}
    guide = small(steps, facts={"plan": PLAN})
    assert walked(guide, plan="plus").step.id == "q"


def test_what_is_known_but_fails_a_check_is_asked() -> None:
    check = {"when": "size != 7", "message": "Not seven."}
    guide = small({"q": ask("size", "end", check=check), "end": END}, facts={"size": SIZE})
    assert walked(guide, size=7).step.id == "q"
    assert walked(guide, size=8).step.id == "end"


LOOP = {"again": pick(more="size", done="end"), "size": ask("size", "again"), "end": END}


def test_a_step_reached_again_over_a_loop_is_asked_again() -> None:
    guide = small(LOOP, facts={"size": SIZE})
    position = walked(guide, "more", 3, "more")
    assert (position.step.id, position.facts["size"]) == ("size", 3)
    assert walked(guide, "more", 3, "more", 4, "done").facts["size"] == 4


def test_a_bounded_loop_is_left_after_so_many_times() -> None:
    steps = LOOP | {"size": ask("size", "again", at_most=2, then="enough"), "enough": END}
    guide = small(steps, facts={"size": SIZE})
    assert walked(guide, "more", 3, "more", 4, "more").step.id == "enough"


def test_a_loop_of_skipped_steps_ends_in_a_handoff() -> None:
    steps = {
        "a": ask("size", "b"),
        "b": {"lookup": "t", "by": "size", "sets": {}, "found": "b", "none": "b"},
        "end": END,
    }
    table = {"table": "t", "key": {"type": "integer", "label": "K"}, "columns": {}, "rows": {}}
    guide = small(steps, facts={"size": SIZE}, others={"tables/t.yaml": table})
    assert walked(guide, 3).step.id == "no-way-on!"


def test_a_road_that_no_condition_continues_ends_in_a_handoff() -> None:
    steps = {"q": ask("size", [{"when": "size > 5", "to": "end"}]), "end": END}
    assert walked(small(steps, facts={"size": SIZE}), 3).step.id == "no-way-on!"


def test_a_walk_cannot_grow_beyond_the_operators_cap() -> None:
    position = walked(small(LOOP, facts={"size": SIZE}), "more", 3)
    with pytest.raises(AnswerRefused, match="too long"):
        walk.answer(position, "again", "more", at_most=2)


def test_an_ended_walk_takes_no_answer() -> None:
    with pytest.raises(AnswerRefused, match="The walk has ended"):
        walk.answer(walked(two(), "plus", 3), "end", "yes")


def test_an_instruction_is_passed_by_any_answer() -> None:
    guide = small({"do": {"do": "Wait.", "next": "end"}, "end": END})
    assert road(walked(guide, "whatever")) == [("do", "done")]


# Back and change


def test_back_waits_at_the_step_whose_answer_it_takes_back() -> None:
    position, events = walk.back(walked(two(), "plus", 3))
    assert (position.step.id, events) == ("size", [WentBack("size")])


def test_there_is_nothing_before_the_first_step() -> None:
    with pytest.raises(AnswerRefused, match="nothing to go back to"):
        walk.back(walked(two()))


FORK = {
    "way": pick(left="size", right="plan"),
    "size": ask("size", "last"),
    "plan": ask("plan", "last"),
    "last": pick(yes="end", no="end"),
    "end": END,
}


def fork() -> Guide:
    return small(FORK, facts={"size": SIZE, "plan": PLAN})


def test_a_change_keeps_what_applies_and_names_what_does_not() -> None:
    moved, events = walk.change(walked(fork(), "left", 3, "yes"), 0, "right")
    assert moved.step.id == "plan"
    assert events[0] == Changed("way", ("size", "last"))
    moved, _ = walk.answer(moved, "plan", "plus")
    assert (moved.step.id, [each.step for each in moved.pool]) == ("end", ["size"])


def test_a_change_changed_back_brings_everything_back() -> None:
    position = walked(fork(), "left", 3, "yes")
    there, _ = walk.change(position, 0, "right")
    back, _ = walk.change(there, 0, "left")
    assert (back.state, road(back)) == (position.state, road(position))


def test_what_was_skipped_can_be_corrected_and_corrected_back() -> None:
    position = walked(two(), plan="basic")
    moved, _ = walk.change(position, 0, "plus")
    assert (moved.facts["customer.plan"], road(moved)) == ("plus", [("plan", "corrected")])
    assert moved.step.id == "size"
    restored, _ = walk.change(moved, 0, "basic")
    assert restored.state == position.state


def test_taking_a_correction_back_leaves_what_was_known() -> None:
    moved, _ = walk.change(walked(two(), plan="basic"), 0, "plus")
    restored, _ = walk.back(moved)
    assert (restored.facts["customer.plan"], restored.step.id) == ("basic", "size")


def test_an_answer_that_fell_away_never_answers_another_visit() -> None:
    steps = {
        "size": ask("size", "more"),
        "more": pick(again="size", done="end", other="plan"),
        "plan": ask("plan", "end"),
        "end": END,
    }
    position = walked(small(steps, facts={"size": SIZE, "plan": PLAN}), 3, "again", 4, "done")
    moved, _ = walk.change(position, 1, "other")
    assert [each.value for each in moved.pool] == [4, "done"]
    earlier, _ = walk.back(walk.back(moved)[0])
    assert (earlier.step.id, earlier.answers) == ("size", [])


@pytest.mark.parametrize("at", [-1, 5, 10**9])
def test_what_is_not_on_the_road_cannot_be_changed(at: int) -> None:
    with pytest.raises(AnswerRefused, match="no such answer"):
        walk.change(walked(two(), "plus"), at, "basic")


def test_an_instruction_cannot_be_changed() -> None:
    guide = small({"do": {"do": "Wait.", "next": "q"}, "q": pick(a="end"), "end": END})
    with pytest.raises(AnswerRefused, match="cannot be changed"):
        walk.change(walked(guide, None), 0, "x")


def test_a_refused_change_changes_nothing() -> None:
    position = walked(two(), "plus", 3)
    with pytest.raises(AnswerRefused):
        walk.change(position, 1, 99)
    assert position.step.id == "end"


def test_emptying_an_optional_answer_that_was_known_unsets_it() -> None:
    guide = small({"q": ask("size", "end", optional=True), "end": END}, facts={"size": SIZE})
    moved, _ = walk.change(walked(guide, size=3), 0, "")
    assert "size" not in moved.facts


# At any time


def at_any_time() -> Guide:
    stop = {"stop": {"label": "Stop", "to": "stopped"}}
    stopped = {"end": "stopped", "tell": "Good bye."}
    return small(TWO | {"stopped": stopped}, facts={"plan": PLAN, "size": SIZE}, at_any_time=stop)


def test_a_step_at_hand_is_reached_from_every_step() -> None:
    position, events = walk.go_any_time(walked(at_any_time(), "plus"), "size", "stop")
    assert position.step.id == "stopped"
    assert events == [Answered("size", "stop", "any-time"), Ended("stopped", "stopped")]
    assert walk.back(position)[0].step.id == "size"


def test_a_misspelt_entry_is_guessed() -> None:
    with pytest.raises(AnswerRefused, match='Did you mean "stop"'):
        walk.go_any_time(walked(at_any_time()), "plan", "stpo")


def test_nothing_is_at_hand_at_an_end() -> None:
    with pytest.raises(AnswerRefused, match="not at hand"):
        walk.go_any_time(walked(at_any_time(), "plus", 3), "end", "stop")


# Subguides

INNER: Shape = {
    "guide": "inner",
    "title": "Inner",
    "summary": "Asks.",
    "purpose": "process",
    "channels": [],
    "start": "size",
    "facts": {"size": SIZE, "plan": PLAN},
    "steps": {
        "size": ask("size", "plan"),
        "plan": ask("plan", [{"when": "plan == 'plus'", "to": "good"}, {"else": "bad"}]),
        "good": {"end": "resolved", "tell": "Good."},
        "bad": {"end": "stopped", "tell": "Bad."},
    },
}


def outer(**sub: object) -> Guide:
    run = {"subguide": "inner", "ends": {"good": "end"}, "next": "other"}
    steps = {"run": run | sub, "other": pick(again="run", done="end"), "end": END}
    steps["run"] = {("with" if key == "given" else key): each for key, each in steps["run"].items()}
    facts = {"size": SIZE, "plan": PLAN}
    return small(steps, facts=facts, others={"inner/guide.yaml": INNER})


def test_a_subguide_keeps_its_facts_to_itself() -> None:
    position = walked(outer(), 3)
    assert position.step.id == "run/plan"
    assert position.facts["run/size"] == 3
    assert "size" not in position.facts


def test_facts_from_the_same_path_are_shared_with_a_subguide() -> None:
    assert walked(outer(), 3, plan="plus").step.id == "end"


def test_a_subguide_hands_facts_over_and_back() -> None:
    guide = outer(given={"size": "size"}, returns={"size": "size"})
    assert road(walked(guide, size=5)) == [("run/size", "skipped")]
    assert walked(outer(returns={"size": "size"}), 4, "plus").facts["size"] == 4


def test_the_end_of_a_subguide_tells_how_it_goes_on() -> None:
    assert walked(outer(), 3, "plus").step.id == "end"
    assert walked(outer(), 3, "basic").step.id == "other"


def test_back_crosses_the_boundary() -> None:
    assert walk.back(walked(outer(), 3, "basic"))[0].step.id == "run/plan"


def test_a_subguide_entered_again_asks_its_own_facts_anew() -> None:
    position = walked(outer(), 3, "basic", "again")
    assert position.step.id == "run/size"
    assert "run/size" not in position.facts


def test_a_fact_of_a_subguide_is_given_by_its_path_alone() -> None:
    inner = INNER | {
        "facts": INNER["facts"] | {"name": {"type": "text", "label": "N", "from": "customer.name"}}
    }
    run = {"subguide": "inner", "next": "end"}
    guide = small({"run": run, "end": END}, others={"inner/guide.yaml": inner})
    message = refused(guide, name="x")
    assert message == 'The guide "small" has no fact "name". Did you mean "customer.name"?'
    assert walked(guide, **{"customer.name": "x"}).facts["customer.name"] == "x"
    own = "It belongs to a subguide, which asks for it or is handed it."
    assert refused(guide, size=3) == f'The guide "small" has no fact "size". {own}'
    assert refused(guide, **{"run/size": 3}).endswith(own)


# Lookups

TABLE: Shape = {
    "table": "sizes",
    "key": {"type": "integer", "label": "Size"},
    "columns": {"weight": {"type": "integer", "label": "Weight"}},
    "rows": {"1": {"weight": 10}, "2": {"weight": None}},
}


def lookup() -> Guide:
    steps = {
        "size": ask("size", "look", ask_again=True),
        "look": {
            "lookup": "sizes",
            "by": "size",
            "sets": {"weight": "weight"},
            "found": "found",
            "none": "missing",
        },
        "found": pick(again="size"),
        "missing": pick(again="size"),
    }
    facts = {"size": SIZE, "weight": {"type": "integer", "label": "Weight"}}
    return small(steps, facts=facts, others={"tables/sizes.yaml": TABLE})


def test_a_lookup_sets_facts_out_of_the_row() -> None:
    position = walked(lookup(), 1)
    assert (position.step.id, position.facts["weight"]) == ("found", 10)
    assert road(position) == [("size", "asked"), ("look", "looked-up")]


def test_an_empty_cell_sets_nothing() -> None:
    position = walked(lookup(), 2)
    assert position.step.id == "found"
    assert "weight" not in position.facts


def test_without_a_row_the_road_goes_to_none() -> None:
    position = walked(lookup(), 3)
    assert position.step.id == "missing"
    assert "weight" not in position.facts


@pytest.mark.parametrize("size", [2, 3])
def test_what_was_read_of_one_row_is_not_kept_for_another(size: int) -> None:
    assert "weight" not in walked(lookup(), 1, "again", size).facts


def test_what_the_caller_gave_stands_where_the_table_is_silent() -> None:
    assert walked(lookup(), 2, weight=7).facts["weight"] == 7
    assert walked(lookup(), 1, weight=7).facts["weight"] == 10


# Published anew


def adapted(guide: Guide, position: Position) -> Position:
    return walk.adapt(guide, position.state)[0]


def test_a_renamed_step_keeps_its_answer() -> None:
    steps = {"tariff": ask("plan", "size", was=["plan"]), "size": TWO["size"], "end": END}
    moved = adapted(small(steps, facts={"plan": PLAN, "size": SIZE}), walked(two(), "plus"))
    assert (moved.step.id, moved.answers) == ("size", [Answer("tariff", "plus")])
    assert moved.state.differs == ""


def test_a_renamed_answer_stays_the_same_answer() -> None:
    old = small({"q": pick(left="last"), "last": pick(a="end"), "end": END})
    new = {
        "q": {"ask": "Which?", "answers": {"west": {"label": "W", "to": "last", "was": ["left"]}}}
    }
    moved = adapted(small(new | {"last": pick(a="end"), "end": END}), walked(old, "left"))
    assert moved.answers == [Answer("q", "west")]


def test_a_renamed_subguide_step_keeps_the_answers_inside() -> None:
    run = {"subguide": "inner", "next": "end", "was": ["run"]}
    facts = {"size": SIZE, "plan": PLAN}
    guide = small({"check": run, "end": END}, facts=facts, others={"inner/guide.yaml": INNER})
    moved = adapted(guide, walked(outer(), 3))
    assert moved.answers == [Answer("check/size", 3)]


def test_an_answer_to_a_step_that_is_gone_is_named() -> None:
    guide = small({"size": TWO["size"], "end": END}, facts={"size": SIZE})
    moved, events = walk.adapt(guide, walked(two(), "plus", 3).state)
    assert moved.step.id == "end"
    assert events == [RoadChanged("end", ("plan",))]
    assert (moved.state.differs, moved.state.aside) == ("end", (Answer("plan", "plus"),))


@pytest.mark.parametrize("kind", ["date", "yes-no", "number", "integer"])
def test_a_given_fact_of_another_kind_now_is_left_out(kind: str) -> None:
    guide = small(
        {"q": ask("memo", "end"), "end": END}, facts={"memo": {"type": "text", "label": "M"}}
    )
    new = small({"q": ask("memo", "end"), "end": END}, facts={"memo": {"type": kind, "label": "M"}})
    moved = adapted(new, walked(guide, memo="a memo"))
    assert (moved.step.id, moved.state.given) == ("q", {})


def test_a_given_fact_that_is_computed_now_is_left_out() -> None:
    computed = {"type": "integer", "label": "Size", "compute": "2"}
    new = small({"plan": ask("plan", "end"), "end": END}, facts={"plan": PLAN, "size": computed})
    assert adapted(new, walked(two(), size=3)).state.given == {}
