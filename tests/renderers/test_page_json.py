"""The page as JSON."""

import json
from typing import Any

import jsonschema
import pytest

from engine.page import Page
from renderers import page_json
from tests.renderers.content import compiled, page, renamed, walked

WALKS: list[tuple[str, ...]] = [
    (),
    ("Sam",),
    ("Sam", "every"),
    ("Sam", "one"),
    ("Sam", "every", "45"),
    ("Sam", "every", "45", "accepted"),
]


def written(*answers: str, channel: str = "agent") -> dict[str, Any]:
    body = json.loads(page_json.render(page(*answers, channel=channel), "sealed"))
    assert list(body) == ["token", "page"]
    found: dict[str, Any] = body["page"]
    return found


@pytest.mark.parametrize("channel", ["agent", "self-service"])
@pytest.mark.parametrize("answers", WALKS)
def test_every_page_is_as_its_schema_says(answers: tuple[str, ...], channel: str) -> None:
    schemas = page_json.schema()
    whole = {"$ref": "#/components/schemas/WalkData", "components": {"schemas": schemas}}
    body = json.loads(page_json.render(page(*answers, channel=channel), "sealed"))
    jsonschema.Draft202012Validator(whole).validate(body)


def test_every_field_of_a_page_is_in_the_schema() -> None:
    assert set(page_json.schema()["PageData"]["required"]) == set(written())


def test_a_question_has_its_answers() -> None:
    shown = written("Sam")
    assert (shown["step"], shown["kind"], shown["name"]) == ("devices", "question", "Which devices")
    assert [(row["id"], row["label"], row["key"]) for row in shown["rows"]] == [
        ("every", "Every device", "1"),
        ("one", "Only one", "2"),
        ("some", "Some of them", "3"),
    ]
    assert shown["note"] == "If they are not sure, ask them to try a phone."
    assert shown["rows"][1]["note"] == "Ask which one."


def test_texts_are_plain_words_with_their_values() -> None:
    words = written("Sam", "every")["words"]
    assert words == "What does the speed test show? The plan promises 50 Mbit/s."


def test_a_typed_answer_has_its_bounds() -> None:
    field = written("Sam", "every")["field"]
    assert (field["kind"], field["unit"]) == ("number", "Mbit/s")
    assert (field["minimum"], field["maximum"]) == ("0", "1000")


def test_the_road_tells_what_was_said_and_what_can_be_changed() -> None:
    road = written("Sam", "every")["road"]
    passed = road[-1]
    assert (passed["step"], passed["answer"], passed["value"]) == (
        "devices",
        "Every device",
        "every",
    )
    assert passed["changeable"]


def test_an_offer_has_its_price_terms_and_reasons() -> None:
    offer = written("Sam", "every", "45")["offer"]
    assert offer["product"]["price"] == "€39.90 a month"
    assert {"label": "Minimum term", "text": "12 months"} in offer["product"]["terms"]
    assert {"label": "People at home", "text": "3"} in offer["why"]


def test_an_end_tells_its_outcome() -> None:
    end = written("Sam", "every", "45", "accepted")["end"]
    assert end == {"outcome": "accepted", "team": "", "product": "Plus 250"}


@pytest.mark.parametrize("answers", WALKS)
def test_a_customers_page_holds_nothing_that_is_for_the_agent(answers: tuple[str, ...]) -> None:
    shown = written(*answers, channel="self-service")
    assert shown["note"] is None
    assert shown["case_note"] is None
    assert shown["known"] == []
    assert all(row["note"] is None for row in shown["rows"])


def test_words_of_any_kind_can_be_written() -> None:
    guide = renamed(compiled(), '"\x00\n</script>\u2028')
    body = json.loads(page_json.render(Page(walked("Sam", guide=guide)), "sealed"))
    assert body["page"]["name"] == '"\x00\n</script>\u2028'


def test_the_case_note_is_made_only_where_it_is_wanted() -> None:
    assert written("Sam")["case_note"]
    body = json.loads(page_json.render(page("Sam"), "token", case_note=False))
    assert body["page"]["case_note"] is None
