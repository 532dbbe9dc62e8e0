"""What both screens say alike."""

from types import SimpleNamespace
from typing import cast

import pytest

from engine.page import Page
from renderers.walk_view import is_day, size, to_go


@pytest.mark.parametrize(
    ("kind", "remaining", "said"),
    [
        ("question", 4, "About 3 more questions"),
        ("question", 2, "About 1 more question"),
        ("question", 1, "This may be the last question"),
        ("instruction", 0, ""),
        ("offer", 4, ""),
        ("end", 0, ""),
    ],
)
def test_how_far_it_still_is(kind: str, remaining: int, said: str) -> None:
    page = SimpleNamespace(kind=kind, remaining=remaining, changing=None, telling="", language="en")
    assert to_go(cast(Page, page)) == said


def test_nothing_is_said_of_the_way_while_an_answer_is_changed() -> None:
    page = SimpleNamespace(kind="question", remaining=4, changing=2, telling="", language="en")
    assert to_go(cast(Page, page)) == ""


def test_few_words_are_set_large() -> None:
    assert [size(length) for length in (0, 90, 91, 220, 221)] == [
        "short",
        "short",
        "middling",
        "middling",
        "long",
    ]


def test_only_a_day_can_stand_in_a_date_box() -> None:
    assert is_day("")
    assert is_day("2026-12-24")
    assert not is_day("tomorrow")
