"""The simulated customer says what their scripted walk answers, the same each time."""

import pytest

from engine import walk
from engine.guide import Offer, Question
from engine.practice import Customer
from engine.walk import Position
from tests.engine.practice.calls import begun, bests, played, waits
from tests.sample import content

GUIDES = sorted(id_ for id_, guide in content().drafts.items() if "agent" in guide.channels)


def stops(guide: str, number: int) -> list[Position]:
    """Where a call waits for an answer that goes as the customer says."""
    return waits(guide, dict(bests(guide))[number])[:-1]


@pytest.mark.parametrize("guide", GUIDES)
def test_an_agent_who_does_as_the_customer_says_comes_to_the_best_end(guide: str) -> None:
    practised = list(bests(guide))
    assert practised
    for _, best in practised:
        assert played(guide, best).step.id == best.position.step.id, best.name


@pytest.mark.parametrize("guide", ["lost-bank-card", "slow-internet"])
def test_a_customer_says_something_at_each_step_and_the_same_each_time(guide: str) -> None:
    for number, best in bests(guide):
        for position in stops(guide, number):
            said = Customer(best, number).says(position, 0)
            assert said.words
            assert said == Customer(best, number).says(position, 0)


def test_asked_again_a_customer_is_clear() -> None:
    vague = 0
    for number, best in bests("lost-bank-card"):
        for position in stops("lost-bank-card", number):
            vague += not Customer(best, number).says(position, 0).clear
            assert Customer(best, number).says(position, 1).clear
    assert vague


def test_at_times_and_not_always_a_question_is_answered_vaguely() -> None:
    clear = [
        Customer(best, number).says(position, 0).clear
        for number, best in bests("lost-bank-card")
        for position in stops("lost-bank-card", number)
        if isinstance(position.step, Question)
    ]
    assert 0 < clear.count(False) < len(clear) / 2


def test_a_customer_has_doubts_about_each_offer_before_they_decide() -> None:
    seen = []
    for number, best in bests("slow-internet"):
        for position in stops("slow-internet", number):
            if isinstance(position.step, Offer):
                seen.append(Customer(best, number).says(position, 1).words)
                assert not Customer(best, number).says(position, 0).clear
    assert set(seen) == {"Then yes, I would like that.", "No, thank you, I do not want that."}


def test_a_question_off_the_road_is_answered_by_what_is_known_or_not_at_all() -> None:
    (number, best), *_ = bests("slow-internet")
    position = begun("slow-internet", best)
    wrong = next(
        choice.id
        for choice in position.step.choices  # type: ignore[attr-defined]
        if choice.id != "one-site"
    )
    position, _ = walk.answer(position, position.step.id, wrong)
    assert Customer(best, number).says(position, 1).words.startswith("That has nothing to do")
