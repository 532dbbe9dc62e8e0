"""The case note: what happened, ready to be pasted."""

from typing import Any

from engine import walk
from engine.page import Page
from tests.engine.guides import Shape, small, walked
from tests.engine.test_page import FACTS, STEPS, TABLE, guide, moved


def note(*said: object, **given: Any) -> str:
    return Page(moved(*said, **given)).case_note


def test_the_note_tells_what_was_known_the_road_and_the_outcome() -> None:
    assert note("one", 2, None, name="Ada") == (
        "Small, 2 November 2026\n\n"
        "Known before:\n- Name: Ada\n- Rate: €2.00\n\n"
        "Steps:\n- Devices: One\n- How many, Name?: 2 months\n- Wait: done\n\n"
        "Outcome: Handed over to Support: End\n"
    )


def test_the_note_can_be_had_at_any_moment() -> None:
    assert note() == "Small, 2 November 2026\n\nNow at: Devices\n"


def test_sensitive_facts_stand_in_the_agents_own_record() -> None:
    assert "Name: Ada" in note(name="Ada")
    steps: Shape = {"q": {"ask": "Name?", "input": "name", "next": "end"}, "end": STEPS["end"]}
    facts = {"name": FACTS["name"]}
    assert "Name?: Ada" in Page(walked(small(steps, facts=facts), "Ada")).case_note


def test_records_of_steps_answers_and_the_end_follow() -> None:
    steps: Shape = {
        "q": {
            "ask": "Which?",
            "record": "Asked which.",
            "answers": {
                "a": {"label": "A", "to": "end", "record": "They chose {q}."},
                "b": {"label": "B", "to": "end", "record": "Never."},
            },
        },
        "end": {"end": "resolved", "tell": "Done.", "record": "All is well."},
    }
    text = Page(walked(small(steps), "a")).case_note
    assert "For the record:\n- Asked which.\n- They chose A.\n- All is well.\n" in text


def test_a_guides_own_template_takes_its_place() -> None:
    template = "Rate {rate}, {{twice}} {twice}.\n"
    own = small(STEPS, facts=FACTS, others={"tables/t.yaml": TABLE}, case_note=template)
    assert Page(walked(own, "one", 2, None)).case_note == "Rate €2.00, {twice} 4.\n"
    assert Page(walked(own)).case_note == "Rate …, {twice} ….\n"


def test_leaving_at_any_time_stands_in_the_note() -> None:
    position = walked(guide(at_any_time={"stop": {"label": "Stop it", "to": "end"}}))
    left, _ = walk.go_any_time(position, "which", "stop")
    assert "- Devices: Stop it\n" in Page(left).case_note


def test_an_operator_may_say_how_it_is_laid_out() -> None:
    page = Page(moved("one", 2, None, name="Ada"))
    page.note_form = "{day} | {guide}\n{facts}\nTold: {told}\n{steps}\n{outcome}"
    assert page.case_note == (
        "2 November 2026 | Small\n- Name: Ada\n- Rate: €2.00\nTold: –\n"
        "- Devices: One\n- How many, Name?: 2 months\n- Wait: done\n"
        "Outcome: Handed over to Support: End\n"
    )
