"""Facts: new, gone, or declared otherwise."""

from engine.diff import Change, Part
from tests.engine.diff.versions import Replaced, between, files, guide, told

HOUSEHOLD = "household: {type: integer, min: 1, max: 20, label: People at home}\nsteps:"
FAST = "  fast: {type: yes-no, label: Fast, compute: speed >= 40}\nsteps:"


def facts(*replaced: Replaced) -> list[Change]:
    return [each for each in guide(*replaced).changes if each.what == "fact"]


def test_a_bound_that_moved_is_told() -> None:
    (change,) = facts(("min: 0, max: 1000", "min: 0, max: 2000"))
    assert change.parts == (Part("at most", "1,000 Mbit/s", "2,000 Mbit/s"),)


def test_a_new_fact_is_told() -> None:
    (change,) = facts((HOUSEHOLD, HOUSEHOLD.replace("steps:", FAST)))
    assert told(change) == ("fact", "added", "fast")


def test_a_fact_with_another_option_is_told() -> None:
    (change,) = facts(("plus: Plus 250}", "plus: Plus 250, max: Max 1000}"))
    assert change.parts == (Part("option max", "", "Max 1000"),)


def test_options_that_are_a_questions_answers_are_told_with_these_alone() -> None:
    assert facts(("      games: {label: Games}\n", "")) == []


def test_how_a_fact_is_computed_is_told_in_words() -> None:
    old = files((HOUSEHOLD, HOUSEHOLD.replace("steps:", FAST)))
    (found,) = between(("compute: speed >= 40", "compute: speed >= 60"), old=old).guides
    (change,) = found.changes
    assert change.parts == (Part("computed as", "Speed ≥\u00a040", "Speed ≥\u00a060"),)
