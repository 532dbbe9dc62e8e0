"""Steps whose ways on are others: by target, by condition, by their order."""

import pytest

from tests.engine.diff.versions import Replaced, guide


def ways(*replaced: Replaced) -> list[tuple[str, list[str], list[str]]]:
    return [
        (each.step, [edge.target for edge in each.old], [edge.target for edge in each.new])
        for each in guide(*replaced).routes
    ]


def test_a_way_that_leads_elsewhere_is_told_without_the_others() -> None:
    assert ways(("to: measure}", "to: restart}")) == [("which-devices", ["measure"], ["restart"])]


def test_a_threshold_that_moved_is_told_with_all_ways_that_are_tried_with_it() -> None:
    assert ways(("speed >= 40'", "speed >= 60'")) == [
        ("uses", ["who", "restart"], ["who", "restart"])
    ]


def test_a_condition_laid_out_otherwise_is_the_same() -> None:
    assert ways(("speed >= 40'", "speed  >=  40'")) == []


@pytest.mark.parametrize("was", [True, False])
def test_a_step_that_was_renamed_is_the_same_target(was: bool) -> None:
    renamed = [("restart", "reboot")]
    renamed += [("  reboot:\n", "  reboot:\n    was: [restart]\n")] if was else []
    assert bool(ways(*renamed)) is not was


def test_the_way_of_an_answer_that_is_gone_is_told_with_the_answer() -> None:
    assert ways(("      one: {label: Only one device, to: restart}\n", "")) == []


def test_where_a_bounded_step_leads_in_the_end_is_a_way() -> None:
    assert ways(("then: person", "then: fixed")) == [("restart", ["person"], ["fixed"])]


def test_what_is_at_hand_at_any_time_is_told_as_a_change_of_the_entry() -> None:
    found = guide(
        (
            "person: {label: Speak to a person, to: person}",
            "person: {label: Speak to a person, to: fixed}",
        )
    )
    assert [(each.what, each.sign, each.id) for each in found.changes] == [
        ("at-any-time", "changed", "person")
    ]
