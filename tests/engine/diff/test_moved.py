"""Customers who go elsewhere out of a step: who they are, and a walk of one of them."""

from engine import walk
from engine.diff import Moved
from engine.guide import Guide
from engine.rehearsal import DAY
from tests.engine.diff.versions import Replaced, guide

SLOWER = ("speed >= 40'", "speed >= 60'")


def moved(*replaced: Replaced) -> list[Moved]:
    return list(guide(*replaced).moved)


def stands_at(guide_: Guide, said: str) -> str:
    """Where a walk stands, written as a witness writes it, with instructions passed."""
    pairs = [each.partition("=")[::2] for each in said.split(", ")]
    facts = {name: value for name, value in pairs if name not in guide_.steps}
    position, _ = walk.start(guide_, walk="w", channel="agent", on=DAY, given=facts)
    for step, value in pairs:
        if step in guide_.steps:
            position, _ = walk.answer(position, step, value.split(",") if step == "uses" else value)
    return position.step.id


def test_a_threshold_that_moved_leads_those_between_elsewhere() -> None:
    (each,) = moved(SLOWER)
    assert (each.step, each.old, each.new) == ("uses", "who", "restart")
    assert each.where == ('"films" is in uses and speed is at least 40 and below 60',)


def test_the_walk_shown_leads_elsewhere_in_both_versions() -> None:
    found = guide(SLOWER)
    (each,) = found.moved
    assert stands_at(found.old, each.walk) == "who"
    assert stands_at(found.new, each.walk) == "restart"


def test_an_answer_that_leads_elsewhere_does_so_for_everybody() -> None:
    (each,) = moved(("to: measure}", "to: restart}"))
    assert (each.answer, each.where) == ("Every device", ("anything is answered",))
    assert each.walk == "which-devices=every"


def test_conditions_written_otherwise_move_nobody() -> None:
    either = "'\"films\" in uses and speed >= 40'"
    assert moved((either, "'speed >= 40 and \"films\" in uses'")) == []
    assert moved((either, "'not (speed < 40) and not (\"films\" not in uses)'")) == []


def test_what_no_customer_can_say_moves_nobody() -> None:
    assert moved(("speed >= 40'", "speed >= 40 and speed <= 1000'")) == []


def test_a_renamed_step_moves_nobody() -> None:
    assert moved(("restart", "reboot"), ("  reboot:\n", "  reboot:\n    was: [restart]\n")) == []


def test_where_an_offer_leads_is_told_by_its_outcome() -> None:
    (each,) = moved(("declined: fixed", "declined: restart"))
    assert (each.answer, each.old, each.new) == ("declined", "fixed", "restart")


def test_routes_that_leave_somebody_over_hand_them_over() -> None:
    lone = "      - {when: '\"films\" in uses and speed >= 40', to: who, settles: product-limit}\n"
    (each,) = moved((f"{lone}      - {{else: restart}}\n", f"{lone}"))
    assert each.new == "no-way-on!"
