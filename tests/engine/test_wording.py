"""Conditions as a person reads them."""

import pytest

from engine.wording import Conditions
from tests.renderers.content import compiled

GUIDE = compiled()
DEVICES, SPEED = GUIDE.steps["devices"], GUIDE.steps["measure"]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("household >= 3", "People at home ≥ 3"),
        ("speed < 0.8 * promised", "Speed < 0.8 × Promised speed"),
        ('plan == "basic"', "Current plan = “Basic 50”"),
        ('plan != "plus"', "Current plan ≠ “Plus 250”"),
        ("known(household)", "People at home is known"),
        ("not known(household)", "People at home is not known"),
        ("known(household) and household <= 2", "People at home ≤ 2"),
        ("known(household) and known(plan)", "People at home is known and Current plan is known"),
        ('plan in ["basic", "plus"]', "Current plan in [“Basic 50”, “Plus 250”]"),
        ("fault", "Fault nearby"),
        ("not fault", "not Fault nearby"),
        ("fault == true", "Fault nearby = yes"),
        ("days_between(today, start) > 3", "days between(today, start) > 3"),
        ('household > 2 and plan == "a \\" b"', 'People at home > 2 and Current plan = “a \\" b”'),
    ],
)
def test_names_become_labels_and_signs_those_of_print(test: str, words: str) -> None:
    assert Conditions(GUIDE).told(test, SPEED).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ('devices == "every"', "“Every device”"),
        ('devices == "every" or devices == "one"', "“Every device” or “Only one”"),
        ('"every" in devices', "“Every device”"),
        ('"every" not in devices', "not “Every device”"),
    ],
)
def test_a_steps_own_answers_go_by_their_labels_alone(test: str, words: str) -> None:
    assert Conditions(GUIDE).told(test, DEVICES) == words


def test_several_choices_asked_elsewhere_are_told_with_their_question() -> None:
    conditions = Conditions(GUIDE)
    assert conditions.told('"one" in devices', SPEED) == "Which devices includes “Only one”"
    words = conditions.told('"one" not in devices', SPEED)
    assert words == "Which devices does not include “Only one”"


def test_the_facts_of_a_subguide_go_by_their_labels() -> None:
    step = GUIDE.steps["who/name"]
    assert Conditions(GUIDE).told("known(customer)", step) == "Name is known"
