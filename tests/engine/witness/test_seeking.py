"""Walks are looked for on each channel, by correcting what is known, and by detours."""

from engine.trace import trace
from engine.witness import Finder, Goal, replayed
from tests.engine.guides import END, Shape, small

DO: Shape = {"do": "Wait."}
FOR_CUSTOMERS: Shape = {
    "wait": DO | {"next": "check"},
    "check": DO | {"channels": ["self-service"], "instead": "done", "next": "more"},
    "more": DO | {"next": "done"},
    "done": END,
}


def test_a_walk_is_on_the_other_channel_where_only_that_comes_to_the_step() -> None:
    finder = Finder(small(FOR_CUSTOMERS))
    witness = finder.to_step("more")
    assert witness is not None
    assert witness.channel == "self-service"
    assert witness.text == "in self-service"
    assert replayed(finder.guide, witness).origin.channel == "self-service"


def test_a_walk_is_on_the_usual_channel_where_that_will_do() -> None:
    witness = Finder(small(FOR_CUSTOMERS)).to_step("done")
    assert witness is not None
    assert witness.channel is None


def test_what_is_for_another_channel_is_ruled_out_where_one_is_asked_for() -> None:
    finder = Finder(small(FOR_CUSTOMERS), channel="agent")
    assert finder.search(Goal("more")).ruled_out


def test_no_walk_is_on_a_channel_that_the_guide_does_not_have() -> None:
    assert Finder(small(FOR_CUSTOMERS, channels=["agent"])).search(Goal("more")).ruled_out


SIZE: Shape = {"size": {"type": "integer", "min": 1, "max": 9, "label": "Size"}}
HANDED: Shape = {
    "helper/guide.yaml": {
        "guide": "helper",
        "title": "Helper",
        "summary": "A helper.",
        "purpose": "process",
        "channels": [],
        "start": "size",
        "facts": SIZE,
        "steps": {
            "size": {
                "ask": "How large?",
                "input": "size",
                "next": [{"when": "size > 5", "to": "large"}, {"else": "little"}],
            },
            "large": END,
            "little": END,
        },
    }
}


def test_what_a_subguide_was_handed_is_corrected_where_nothing_else_leads_on() -> None:
    steps: Shape = {
        "helped": {"subguide": "helper", "with": {"size": "3"}, "next": "done"},
        "done": END,
    }
    finder = Finder(small(steps, others=HANDED))
    straight, corrected = (finder.to_step(f"helped/{end}") for end in ("little", "large"))
    assert straight is not None
    assert not straight.corrected
    assert corrected is not None
    assert corrected.corrected == {"helped/size"}
    assert corrected.answers == (("helped/size", 6),)
    last = trace(replayed(finder.guide, corrected))
    assert "helped/large" in [edge.target for edge in last]


def test_another_road_is_taken_where_the_same_condition_was_decided_before() -> None:
    """The conditions are no regions, so that only their being the same tells anything."""
    asked = {name: {"ask": name, "input": name, "next": "which"} for name in ("width", "height")}
    facts = {name: {"type": "integer", "min": 1, "label": name} for name in asked}
    test = "width * width < height and height * height < 7 * width * width * width"
    steps: Shape = {
        "width": asked["width"] | {"next": "height"},
        "height": asked["height"] | {"next": "first"},
        "first": DO | {"next": [{"when": test, "to": "narrow"}, {"else": "again"}]},
        "narrow": DO | {"next": "again"},
        "again": DO | {"next": [{"when": test, "to": "found"}, {"else": "done"}]},
        "found": END,
        "done": END,
    }
    witness = Finder(small(steps, facts=facts)).to_step("found")
    assert witness is not None
    assert "narrow" in dict(witness.answers)
