"""The outline of a file: what stands in it, in its order."""

from itertools import pairwise

from benchmarks.generated import guide_yaml
from engine.language.outline import Entry, entries_of
from engine.language.symbols import Kind
from engine.source import read
from tests.engine.language.folders import GUIDE, WALKS_FILE, folder


def outline(file: str) -> list[Entry]:
    return entries_of(folder().sources[file])


def test_a_guide_shows_what_it_declares_in_the_order_of_the_file() -> None:
    found = outline(GUIDE)
    assert [each.name for each in found[:5]] == ["person", "slow_plans", "plan", "row", "quick"]
    assert {each.kind for each in found} == {Kind.ENTRY, Kind.LIST, Kind.FACT, Kind.STEP}


def test_a_step_shows_its_words_and_holds_its_answers() -> None:
    step = next(each for each in outline(GUIDE) if each.name == "what-is-slow")
    assert step.detail == "ask: What is slow? 👍🏽 {row}"
    assert [each.name for each in step.inner] == ["all", "one"]


def test_an_entry_reaches_up_to_the_next_one() -> None:
    found = outline(GUIDE)
    assert all(
        entry.last_line == max(later.there.line - 1, entry.there.line)
        for entry, later in pairwise(found)
    )
    assert found[-1].last_line == len(folder().sources[GUIDE].lines)


def test_walks_show_by_their_names() -> None:
    assert [each.name for each in outline(WALKS_FILE)] == ["all"]


def test_products_and_columns_show_too() -> None:
    assert [each.name for each in outline("catalogue/plans.yaml")] == ["plan", "faster", "max"]
    assert [each.name for each in outline("tables/streets.yaml")] == ["street"]


def test_of_a_very_big_guide_the_steps_are_shown_alone() -> None:
    found = entries_of(read(guide_yaml(1_000).encode(), "generated/guide.yaml"))
    assert len(found) == 1_003
    assert not any(each.inner for each in found)


def test_a_file_of_another_shape_shows_nothing() -> None:
    assert entries_of(read(b"steps: 3\nwalks: {}\n", "f.yaml")) == []
