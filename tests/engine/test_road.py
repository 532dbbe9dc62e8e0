"""Where a walk goes that a step is not for, by its day or its channel."""

from datetime import date

import pytest

from engine import walk
from engine.guide import NO_WAY_ON, Guide
from engine.state import Channel
from engine.walk import Position
from tests.engine.guides import END, Shape, small
from tests.engine.offers import CATALOGUE_FACTS, product

OTHER: Shape = {"end": "stopped", "tell": "Not today."}
DO: Shape = {"do": "Look at the tree.", "next": "end"}
SIZE: Shape = {"type": "integer", "label": "Size"}


def begun(
    guide: Guide, day: str = "2026-12-24", channel: Channel = "agent", **given: object
) -> Position:
    on = date.fromisoformat(day)
    return walk.start(guide, walk="w", channel=channel, on=on, given=given)[0]


def one(step: Shape) -> Guide:
    return small({"here": step, "end": END, "other": OTHER}, facts={"size": SIZE})


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2026-11-30", "other"),
        ("2026-12-01", "here"),
        ("2026-12-31", "here"),
        ("2027-01-01", "other"),
    ],
)
def test_a_step_is_met_from_its_first_day_to_its_last(day: str, step: str) -> None:
    days = {"valid-from": "2026-12-01", "valid-until": "2026-12-31", "instead": "other"}
    assert begun(one(DO | days), day).step.id == step


@pytest.mark.parametrize(("channel", "step"), [("agent", "here"), ("self-service", "other")])
def test_a_step_is_met_on_its_channels(channel: Channel, step: str) -> None:
    guide = one(DO | {"channels": ["agent"], "instead": "other"})
    assert begun(guide, channel=channel).step.id == step


def test_a_question_whose_fact_is_known_is_not_skipped_but_passed_over() -> None:
    ask = {"ask": "What?", "input": "size", "next": "end", "valid-until": "2026-12-01"}
    position = begun(one(ask | {"instead": "other"}), size=3)
    assert (position.step.id, position.road) == ("other", [])


def test_a_step_that_is_passed_over_does_not_count_as_entered() -> None:
    bound = {"at-most": 1, "then": "end", "valid-until": "2026-12-01", "instead": "other"}
    assert begun(one(DO | bound)).visits == {}


def test_an_end_can_be_stood_in_for() -> None:
    assert begun(one(END | {"valid-until": "2026-12-01", "instead": "other"})).step.id == "other"


def test_without_anything_that_stands_in_the_walk_is_handed_over() -> None:
    assert begun(one(DO | {"valid-until": "2026-12-01"})).step.id == NO_WAY_ON


def test_steps_that_stand_in_for_each_other_end_in_a_handoff() -> None:
    lapsed = {"valid-until": "2026-12-01"}
    steps = {
        "here": DO | lapsed | {"instead": "there"},
        "there": DO | lapsed | {"instead": "here"},
        "end": END,
    }
    assert begun(small(steps)).step.id == NO_WAY_ON


def test_an_offer_that_is_not_valid_is_not_made() -> None:
    offer = {"offer": {"need": "line"}, "accepted": "end", "declined": "end", "none": "other"}
    line = {"label": "A line", "shown": "speed < 50"}
    catalogue = {"facts": CATALOGUE_FACTS, "needs": {"line": line}, "products": {"a": product()}}
    guide = small(
        {"here": offer | {"valid-until": "2026-12-01"}, "end": END, "other": OTHER},
        facts=CATALOGUE_FACTS,
        others={"catalogue/all.yaml": catalogue},
    )
    days = ["2026-12-01", "2026-12-02"]
    assert [begun(guide, day, speed=9, people=3).step.id for day in days] == ["here", "other"]


def test_a_subguide_for_agents_is_passed_over_in_self_service() -> None:
    steps = {"here": {"subguide": "inner", "next": "end", "instead": "other"}}
    inner = {
        "guide": "inner",
        "title": "Inner",
        "summary": "For agents.",
        "purpose": "process",
        "channels": ["agent"],
        "start": "look",
        "steps": {"look": DO, "end": END},
    }
    guide = small(steps | {"end": END, "other": OTHER}, others={"inner/guide.yaml": inner})
    assert begun(guide).step.id == "here/look"
    assert begun(guide, channel="self-service").step.id == "other"
