"""`callguide cover`: drafts that take every route, ready to stand beside the guide."""

from pathlib import Path

import pytest

from tests.app.terminal import SLOW, callguide, make


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    return make(tmp_path)


def covered(trees: Path, *words: object) -> str:
    """What is drafted, written beside the guide."""
    file = trees / "slow/walks" / f"drafts{len(words)}.yaml"
    file.parent.mkdir(exist_ok=True)
    result = callguide("cover", "slow", "--content", trees, "-o", file, *words)
    assert (result.output, result.exit_code) == ("", 0)
    return file.read_text()


def test_the_drafts_pass_as_tests_and_take_every_route(trees: Path) -> None:
    covered(trees)
    result = callguide("test", trees)
    assert result.exit_code == 0, result.output
    assert "no walk covers the route" not in result.output


def test_the_drafts_say_how_many_they_are(trees: Path) -> None:
    assert covered(trees).startswith("# Drafted by `callguide cover slow`: ")


def test_what_no_walk_can_take_is_named_with_its_place(trees: Path) -> None:
    guide = trees / "slow/guide.yaml"
    never = "- {when: '\"films\" in uses and speed > 1000', to: who, settles: product-limit}"
    head, _, tail = SLOW.partition('      - {when: \'"films"')
    guide.write_text(f'{head}      {never}\n      - {{when: \'"films"{tail}')
    text = covered(trees)
    line = guide.read_text().split("speed > 1000")[0].count("\n") + 1
    assert f"# - slow/guide.yaml:{line}: uses to who" in text
    assert "No walk can take it" in text


def test_only_what_is_missing_is_drafted_where_that_is_wanted(trees: Path) -> None:
    whole = covered(trees)
    drafts = trees / "slow/walks/drafts0.yaml"
    first, *rest = whole.split("\n\n")
    drafts.write_text("\n\n".join([first, *rest[:1]]) + "\n")
    assert 0 < covered(trees, "--missing").count("- name:") < whole.count("- name:")
    assert "no walk covers the route" not in callguide("test", trees).output


def test_where_nothing_is_missing_it_says_so(trees: Path) -> None:
    covered(trees)
    result = callguide("cover", "slow", "--content", trees, "--missing")
    assert "take every route" in result.stderr
    assert (result.stdout, result.exit_code) == ("", 0)


def test_drafts_have_names_of_their_own(trees: Path) -> None:
    names = [line for line in covered(trees).splitlines() if "- name:" in line]
    assert len(set(names)) == len(names)
