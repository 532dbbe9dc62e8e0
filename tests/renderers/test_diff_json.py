"""Differences for programs."""

import json

from renderers import diff_json
from renderers.diff_headline import headline
from tests.renderers.changes import between, nothing, reviewed

KEYS = ["headline", "guides", "added", "removed", "products", "decided", "translations", "unread"]


def test_every_part_is_there_under_its_name() -> None:
    found = json.loads(diff_json.render(reviewed()))
    assert list(found) == KEYS
    assert found["headline"] == headline(reviewed())
    (guide,) = found["guides"]
    assert guide["id"] == "slow-internet"
    assert guide["old_version"] != guide["new_version"]


def test_a_price_is_told_as_it_was_and_as_it_is() -> None:
    products = {each["id"]: each for each in diff_json.as_data(reviewed())["products"]}
    assert products["family-250"]["parts"] == [
        {"label": "Price", "old": "€39.90 a month", "new": "€42.90 a month"}
    ]


def test_ways_are_told_with_conditions_as_they_are_written() -> None:
    (guide,) = diff_json.as_data(between(("speed >= 40'", "speed >= 60'")))["guides"]
    assert guide["routes"][0]["new"][0] == {
        "kind": "next",
        "answer": "",
        "when": '"films" in uses and speed >= 60',
        "to": "who",
    }


def test_words_are_told_as_they_are_written() -> None:
    (guide,) = diff_json.as_data(between(("Canary, let", "Now let")))["guides"]
    assert guide["wordings"] == [
        {
            "step": "which-devices",
            "answer": "",
            "name": "Devices",
            "place": "note",
            "old": "Canary, let them try a phone.",
            "new": "Now let them try a phone.",
        }
    ]


def test_nothing_that_changed_is_all_empty() -> None:
    found = diff_json.as_data(nothing())
    assert found.pop("headline") == "No differences."
    assert set(map(len, found.values())) == {0}
