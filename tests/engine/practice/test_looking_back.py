"""A call beside the best road: what was needless, left out, answered otherwise or offered amiss."""

import pytest

from engine.practice import Call, looked_back
from tests.engine.practice.calls import bests, played
from tests.sample import content

CALL = Call(seconds=90, asked_again=2, undisclosed=())
GUIDES = sorted(id_ for id_ in content().drafts if list(bests(id_)))


@pytest.mark.parametrize("guide", GUIDES)
def test_a_call_that_went_as_the_customer_said_has_nothing_to_be_better(guide: str) -> None:
    for _, best in bests(guide):
        look = looked_back(best, played(guide, best), CALL)
        assert {line.mark for line in look.lines} <= {"same"}, best.name
        assert (look.ended_well, look.others) == (True, 0)
        assert (look.needless, look.misfits, look.undisclosed) == ((), (), ())


def test_a_call_that_went_as_for_somebody_else_is_told_step_by_step() -> None:
    (_, best), (_, other), *_ = bests("slow-internet")
    look = looked_back(best, played("slow-internet", other), CALL)
    assert (look.lines[0].title, look.lines[0].mark) == ("What is slow", "other")
    assert look.lines[0].best == "Only one website or app"
    assert (look.others, look.ended_well) == (1, False)
    assert look.best_end == best.position.step.title
    assert "Running now" in look.needless


def test_a_step_of_the_best_road_that_the_call_never_came_to_is_left_out() -> None:
    (_, best), (_, other), *_ = bests("slow-internet")
    look = looked_back(other, played("slow-internet", best), CALL)
    assert "left out" in {line.mark for line in look.lines}


def test_an_offer_that_was_decided_on_too_early_is_named() -> None:
    offered = next(
        best
        for _, best in bests("slow-internet")
        if any(passing.mood == "offered" for passing in best.position.road)
    )
    position = played("slow-internet", offered)
    at = next(n for n, passing in enumerate(position.road) if passing.mood == "offered")
    look = looked_back(offered, position, CALL._replace(undisclosed=(at,)))
    assert look.undisclosed == (position.road[at].step.title,)


def test_numbers_that_are_no_offers_on_the_road_are_passed_over() -> None:
    _, best = next(bests("slow-internet"))
    look = looked_back(best, played("slow-internet", best), CALL._replace(undisclosed=(0, 999)))
    assert look.undisclosed == ()


def test_an_offer_that_is_not_on_the_best_road_did_not_fit() -> None:
    pairs = [
        (best, played("slow-internet", other))
        for _, best in bests("slow-internet")
        for _, other in bests("slow-internet")
        if not any(passing.mood == "offered" for passing in best.position.road)
        and any(passing.mood == "offered" for passing in other.position.road)
    ]
    best, position = pairs[0]
    assert looked_back(best, position, CALL).misfits
