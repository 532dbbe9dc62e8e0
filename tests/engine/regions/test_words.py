"""Boxes in words, as messages have them."""

import pytest

from engine.expressions import parse
from engine.regions import Space, words
from tests.engine.regions.random_conditions import FACTS, SCOPE


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("people > 2 and people < 5", "people is 3 to 4"),
        ("people == 3", "people is 3"),
        ("people >= 8", "people is 8 to 9"),
        ("floors > 3", "floors is at least 4"),
        ("floors <= 3", "floors is at most 3"),
        ("speed > 3", "speed is above 3"),
        ("speed >= 3 and speed < 4.5", "speed is at least 3 and below 4.5"),
        ("speed == 3", "speed is 3"),
        ("speed != 3 and speed <= 9", "speed is at least 0 and below 3 or above 3 and at most 9"),
        ("price < 10", "price is 0 to 9.99"),
        ('bought < date("2026-01-02")', "bought is at most 2026-01-01"),
        ('plan == "basic"', 'plan is "basic"'),
        ('plan != "basic"', 'plan is "plus" or "max"'),
        ("router", "router is true"),
        ("not router", "router is false"),
        ('"tv" in devices', '"tv" is in devices'),
        ('"tv" not in devices', '"tv" is not in devices'),
        ('speed > 3 and plan == "max"', 'speed is above 3 and plan is "max"'),
        ("people < floors", "floors > people"),
        ("people + floors > 3", "people + floors is above 3"),
        ("people > 0", "anything is answered"),
    ],
)
def test_a_box_is_told_as_an_author_would_write_it(condition: str, said: str) -> None:
    tree = parse(condition, SCOPE).tree
    space = Space(FACTS, [tree], lambda _: True)
    (box,) = space.region(tree)
    assert words(box, space) == said


def test_whether_a_fact_is_set_is_told_where_nothing_else_is() -> None:
    tree = parse("not known(speed) or known(router) and router", SCOPE).tree
    space = Space(FACTS, [tree])
    assert [words(box, space) for box in space.region(tree)] == [
        "speed is unset",
        "router is true",
    ]
