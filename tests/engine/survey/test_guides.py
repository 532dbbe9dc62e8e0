"""The survey of a guide: its roads and its words."""

import pytest

from engine.guide import Guide
from engine.survey import StepSurvey, survey
from tests.engine.guides import END, Shape, small

STEPS: Shape = {
    "light": {
        "ask": "Is the light on?",
        "say": "Please look at the front of the box. Is the light on there?",
        "note": "The front is the side that has the lights.",
        "answers": {
            "on": {"label": "It is on", "to": "record"},
            "off": {"label": "It is off", "to": "plug", "say": "I see."},
        },
    },
    "plug": {"do": "Plug it in.", "next": "record"},
    "record": {
        "do": "Compare the record.",
        "channels": ["agent"],
        "instead": "tired",
        "next": "done",
    },
    "tired": {
        "do": "Wait a moment.",
        "channels": ["self-service"],
        "instead": "done",
        "next": "done",
    },
    "done": END,
}


def steps(guide: Guide) -> dict[str, StepSurvey]:
    return {step.id: step for step in survey(guide).steps}


def test_the_roads_of_the_guide_are_those_of_its_first_step() -> None:
    found = survey(small(STEPS))
    assert (found.fewest, found.expected, found.longest) == (2, 2.5, 4)
    assert found.passed == ("light", "record", "done")


def test_a_step_tells_what_all_roads_to_it_and_from_it_pass() -> None:
    plug = steps(small(STEPS))["plug"]
    assert (plug.after, plug.before) == ("light", "record")


def test_the_words_are_those_that_the_agent_says() -> None:
    light = steps(small(STEPS))["light"]
    assert light.words == 13
    assert light.seconds == pytest.approx(13 * 60 / 183)
    assert survey(small(STEPS), words_a_minute=60).steps[0].seconds == 13


def test_the_longest_sentence_is_that_of_any_text_of_the_step() -> None:
    assert steps(small(STEPS))["light"].longest_sentence == 9


def test_the_time_aloud_is_that_of_a_road_on_which_every_way_is_as_likely() -> None:
    found = survey(small(STEPS), words_a_minute=60)
    assert found.seconds == 13 + (3 / 2) + 3 + 1


@pytest.mark.parametrize(
    ("step", "channels"),
    [
        ("light", ("agent", "self-service")),
        ("record", ("agent",)),
        ("tired", ("self-service",)),
        ("done", ("agent", "self-service")),
    ],
)
def test_a_step_is_for_the_channels_on_which_a_walk_comes_to_it(
    step: str, channels: tuple[str, ...]
) -> None:
    assert steps(small(STEPS))[step].channels == channels


def test_what_lies_behind_a_step_for_agents_alone_is_for_agents_alone() -> None:
    behind = {**STEPS["record"], "next": "file"}
    guide = small({**STEPS, "record": behind, "file": {"do": "File it.", "next": "done"}})
    assert steps(guide)["file"].channels == ("agent",)


def test_the_formula_is_that_of_the_language() -> None:
    assert survey(small(STEPS, language="de-AT")).formula == "Amstad"
    french = survey(small(STEPS, language="fr"))
    assert (french.formula, french.ease, french.steps[0].ease) == (None, None, None)
    assert french.steps[0].longest_sentence == 9
