"""Scripted walks that come elsewhere, get another suggestion, or take another road."""

from engine.diff import Stand, WalkChange
from tests.engine.diff.versions import OLD, Replaced, files, guide, versions

SLOWER = ("speed >= 40'", "speed >= 60'")


def walks(*replaced: Replaced) -> list[WalkChange]:
    return list(guide(*replaced).walks)


def test_a_walk_that_ends_elsewhere_is_told_with_where_the_roads_part() -> None:
    assert walks(SLOWER) == [
        WalkChange(
            "the line is the limit",
            "end",
            Stand("faster", "A faster line", "", ("plus",)),
            Stand("better", "Better", ""),
            parts_at="uses",
            old_next="who",
            new_next="restart",
        )
    ]


def test_a_walk_that_gets_another_suggestion_is_told() -> None:
    both = ("fits: household < 2", "fits: household > 2")
    (walk,) = walks(both)
    assert (walk.kind, walk.old.offered, walk.new.offered) == ("suggestion", ("plus",), ("basic",))


def test_a_walk_by_another_road_to_the_same_end_is_told_as_such() -> None:
    look = "  look: {do: Look at it., next: better}\n  better:\n"
    (*_, walk) = walks(("    next: better\n", "    next: look\n"), ("  better:\n", look))
    assert (walk.kind, walk.parts_at, walk.new_next) == ("road", "restart", "look")


def test_a_walk_whose_answer_is_gone_stops_and_says_so() -> None:
    (walk, _) = walks(("      one: {label: Only one device, to: restart}\n", ""))
    assert walk.new.step == "which-devices"
    assert walk.new.refused


def test_a_walk_is_the_same_in_other_names() -> None:
    renamed = (
        ("which-devices", "devices"),
        ("  devices:\n", "  devices:\n    was: [which-devices]\n"),
    )
    answer = ("      one: {label", "      single: {was: [one], label"), (": one", ": single")
    assert walks(*renamed, *answer) == []


def test_a_walk_that_only_one_version_scripts_is_played_in_both() -> None:
    new = files(("speed >= 40'", "speed >= 60'"))
    del new["slow/walks/walks.yaml"]
    (found,) = versions(OLD, new).guides
    assert (found.walked, len(found.walks)) == (3, 1)
