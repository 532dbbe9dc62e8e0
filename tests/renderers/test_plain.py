"""Authors' Markdown as plain words."""

import pytest

from engine import texts
from engine.texts import Filled, Text
from renderers import plain
from tests.renderers.content import compiled


def text(source: str) -> Text:
    return texts.parse(source, {"speed": "speed", "promised": "promised"})


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("No signs at all, 2 * 3 and a_b_c.", "No signs at all, 2 * 3 and a_b_c."),
        ("**Bold** and *leaning* and _leaning_", "Bold and leaning and leaning"),
        ("Press `OK`.", "Press OK."),
        ("# A heading\nand a line", "A heading\nand a line"),
        ("> A quote", "A quote"),
        ("See [the page](https://example.com/a).", "See the page (https://example.com/a)."),
        ("A \\* star", "A * star"),
        ("- one\n- two", "- one\n- two"),
    ],
)
def test_signs_are_taken_off(source: str, words: str) -> None:
    assert plain.unmarked(source) == words


def test_signs_around_a_hole_are_taken_off_too() -> None:
    filled = Filled(text("It is **{speed}** now."), {"speed": "48 Mbit/s"})
    assert plain.filled(filled) == "It is 48 Mbit/s now."


def test_what_a_customer_typed_is_shown_as_typed() -> None:
    filled = Filled(text("Speed: {speed}"), {"speed": "**[x](y)** `z`"})
    assert plain.filled(filled) == "Speed: **[x](y)** `z`"


def test_braces_of_the_author_are_braces() -> None:
    assert plain.filled(Filled(text("{{speed}} is {speed}"), {"speed": "1"})) == "{speed} is 1"


def test_a_hole_that_no_walk_fills_shows_the_label_of_its_fact() -> None:
    assert plain.unfilled(compiled(), text("**{promised}**")) == "‹Promised speed›"


def test_signs_of_private_use_cannot_pose_as_holes() -> None:
    assert plain.unfilled(compiled(), text("\ue0000\ue001 {promised}")) == "0 ‹Promised speed›"
