"""Walks in flight when a new version takes over: how they fare, and why."""

from engine.diff import Flight, Lost
from tests.engine.diff.versions import Replaced, guide

ONE_GONE = ("      one: {label: Only one device, to: restart}\n", "")


def flights(*replaced: Replaced) -> dict[str, Flight]:
    return {each.step: each for each in guide(*replaced).flights}


def test_where_words_alone_changed_every_walk_carries_on() -> None:
    found = flights(("Is it better now?", "Is it well now?"))
    assert {each.fate for each in found.values()} == {"carries on"}
    assert set(found) == {"which-devices", "restart", "better", "measure", "uses", "who", "faster"}


def test_a_walk_behind_a_threshold_that_moved_goes_on_elsewhere() -> None:
    flight = flights(("speed >= 40'", "speed >= 60'"))["faster"]
    assert (flight.fate, flight.to) == ("goes on elsewhere", "restart")
    assert flight.because == "“Uses” leads to “Restart”"


def test_a_walk_whose_answer_is_gone_loses_it() -> None:
    flight = flights(ONE_GONE)["restart"]
    assert (flight.fate, flight.to) == ("loses answers", "which-devices")
    assert flight.lost[0] == Lost("which-devices", "Devices", "Only one device")
    assert flight.because == "the answer to “Devices” is gone"


def test_a_walk_at_an_offer_may_get_another_suggestion() -> None:
    flight = flights(("fits: household < 2", "fits: household > 2"))["faster"]
    assert flight.fate == "other suggestion"


def test_a_walk_that_meets_a_new_question_goes_on_there() -> None:
    asked = "  first: {ask: Is it on?, answers: {on: {label: On, to: which-devices}}}\n  restart:\n"
    flight = flights(("start: which-devices", "start: first"), ("  restart:\n", asked))["measure"]
    assert (flight.to, flight.because) == ("first", "“Is it on?” comes first, which is new")


def test_a_walk_at_a_step_that_was_renamed_carries_on() -> None:
    found = flights(("restart", "reboot"), ("  reboot:\n", "  reboot:\n    was: [restart]\n"))
    assert found["restart"].fate == "carries on"


def test_a_walk_at_a_step_that_is_gone_goes_on_where_the_road_leads_now() -> None:
    flight = flights(("restart", "reboot"))["restart"]
    assert flight.because == "the step “Restart” is gone"


def test_walks_that_fare_alike_at_a_step_are_told_once_and_counted() -> None:
    flight = flights(("speed >= 40'", "speed >= 60'"))["restart"]
    assert (flight.fate, flight.walks) == ("carries on", 2)


def test_one_of_the_walks_is_shown() -> None:
    flight = flights(("speed >= 40'", "speed >= 60'"))["faster"]
    assert flight.example.endswith("which-devices=every, measure=45, uses=films")
