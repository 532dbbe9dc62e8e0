"""Walks brought to the steps of a guide."""

from engine.diff.waiting import waiting
from tests.engine.diff.versions import OLD, built


def test_without_scripted_walks_one_is_brought_to_each_step_by_the_shortest_road() -> None:
    found, untried = waiting(built(OLD).drafts["slow"], ())
    assert {position.step.id for position in found} >= {"measure", "uses", "who", "better"}
    assert [step.id for step in untried] == ["faster"]  # the shortest road shows no need for it


def test_the_positions_of_scripted_walks_come_first() -> None:
    library = built(OLD)
    found, _ = waiting(library.drafts["slow"], library.scripts["slow"])
    assert [position.step.id for position in found][:3] == ["which-devices", "measure", "uses"]


def test_a_step_to_which_no_walk_is_found_is_told() -> None:
    lost = OLD["slow/guide.yaml"].replace("speed >= 40'", "speed >= 2000'")
    _, untried = waiting(built({**OLD, "slow/guide.yaml": lost}).drafts["slow"], ())
    assert [step.id for step in untried] == ["who", "faster"]
