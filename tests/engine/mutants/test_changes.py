"""The small changes that can be made to a guide."""

import json
from typing import Any

from hypothesis import given

from engine.mutants import Change, changes
from engine.mutants.changes import at, edited
from tests.engine.guides import END, Shape, guides

STEPS: Shape = {
    "which": {
        "ask": "Which?",
        "answers": {
            "a": {"label": "A", "to": "size"},
            "b": {"label": "B", "next": [{"when": "rank > 2", "to": "size"}, {"else": "end"}]},
            "c": {"label": "C", "to": "end"},
        },
        "at-most": 2,
        "then": "end",
    },
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "integer", "label": "Size", "min": 0},
        "check": {"when": "size != 7", "message": "Not seven."},
        "optional": True,
        "next": [
            {"when": "known(size) and size > 4", "to": "end"},
            {"when": "rank > 2", "to": "which"},
            {"else": "end"},
        ],
    },
    "suggest": {"offer": {"need": "room"}, "accepted": "end", "declined": "which", "none": "end"},
    "end": END,
}
DATA: Shape = {
    "offers-at-most": 1,
    "facts": {"rank": {"type": "integer", "compute": [{"when": "a", "value": 3}, {"else": 5}]}},
    "at-any-time": {"stop": {"label": "Stop", "to": "end"}},
    "steps": STEPS,
}


def made(what: str) -> list[Change]:
    return [each for each in changes(DATA) if what in each.what]


def result(what: str, *path: str | int) -> Any:
    [change] = made(what)
    return at(edited(DATA, change), path)


def test_a_route_leads_to_another_step() -> None:
    [change] = [each for each in made("the route to size led to") if "a" in each.path]
    assert change.step == "which"
    assert at(edited(DATA, change), change.path) == "suggest"


def test_two_answers_lead_to_each_others_steps() -> None:
    steps = {**STEPS, "which": {**STEPS["which"]}}
    answers = dict(steps["which"]["answers"])
    del answers["b"]
    steps["which"]["answers"] = answers
    [change] = [c for c in changes({**DATA, "steps": steps}) if "size and end were" in c.what]
    changed = edited({**DATA, "steps": steps}, change)["steps"]["which"]["answers"]
    assert (changed["a"]["to"], changed["c"]["to"]) == ("end", "size")


def test_two_cases_of_a_list_are_swapped() -> None:
    routes = result("and size > 4` and `rank > 2` were swapped", "steps", "size", "next")
    assert [each.get("to") for each in routes] == ["which", "end", None]


def test_a_case_is_dropped() -> None:
    routes = result("`known(size) and size > 4` was dropped", "steps", "size", "next")
    assert routes == [{"when": "rank > 2", "to": "which"}, {"else": "end"}]


def test_a_check_is_dropped() -> None:
    assert "check" not in result("the check `size != 7` was dropped", "steps", "size")


def test_a_bound_is_dropped() -> None:
    assert "min" not in result("min 0 was dropped", "steps", "size", "input")


def test_an_outcome_becomes_another() -> None:
    assert result("outcome resolved became", "steps", "end", "end") == "stopped"


def test_accepted_and_declined_are_swapped() -> None:
    [change] = [each for each in made("end and which were swapped") if "accepted" in each.path]
    suggest = edited(DATA, change)["steps"]["suggest"]
    assert (suggest["accepted"], suggest["declined"]) == ("which", "end")


def test_a_number_of_a_computed_fact_is_shifted() -> None:
    assert result("`3` became `4`", "facts", "rank", "compute", 0, "value") == "4"


def test_a_bound_on_entering_a_step_is_raised() -> None:
    assert result("at-most 2 became 3", "steps", "which", "at-most") == 3


@given(guides())
def test_a_change_leaves_the_original_as_it_is(files: dict[str, Shape]) -> None:
    data = files["main/guide.yaml"]
    before = json.dumps(data)
    for change in changes(data):
        assert edited(data, change) != data
    assert json.dumps(data) == before
