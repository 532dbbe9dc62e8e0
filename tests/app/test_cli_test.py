"""`callguide test`: what comes otherwise, what is covered, and reports for programs."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.app.terminal import callguide

GUIDE = """\
guide: lamp
title: Lamp
summary: Finds out why it is dark.
purpose: process
start: lit
steps:
  lit:
    ask: Is the lamp lit?
    answers:
      "yes": {label: "Yes", to: fine}
      "no": {label: "No", to: plug}
  plug: {do: Put the plug in., next: minutes}
  minutes:
    ask: For how many minutes was it dark?
    input: {fact: minutes, type: integer, label: Minutes, min: 0, max: 600}
    next: [{when: minutes > 60, to: expert}, {else: fine}]
  fine: {end: resolved, tell: Good.}
  expert: {end: handoff, team: Lamps, tell: Somebody comes.}
"""
GOOD = """\
walks:
  - name: it is lit
    answers: {lit: "yes"}
    expect: {end: fine, outcome: resolved}

  - name: it was dark for long
    answers: {lit: "no", minutes: 90}
    expect: {end: expert, steps: [lit, plug, minutes], refused: [{step: minutes, answer: -1}]}
"""
GOLDEN = """\
trees/lamp/walks/walks.yaml:2:11: "it was dark for a moment" comes out otherwise
   expected                                       actual
   lit = no                                       lit = no
>>                                              + plug
   minutes = 90                                   minutes = 90
   end: fine, resolved                          ≠ end: expert, handoff
   expected to reach fine, but the walk stands at expert
   expected the outcome resolved, but it is handoff
   expected the steps ['lit', 'minutes'], but they were ['lit', 'plug', 'minutes']

guide  walks  steps  routes  ends  products
lamp   1      3/3    3/5     1/2   0/0

trees/lamp/guide.yaml:10: no walk covers the route lit to fine (Yes)
trees/lamp/guide.yaml:16: no walk covers the route minutes to fine
trees/lamp/guide.yaml:17: no walk covers the end fine

1 of 1 walk came out otherwise than expected.
"""
OTHERWISE = """\
walks:
  - name: it was dark for a moment
    answers: {lit: "no", minutes: 90}
    expect: {end: fine, outcome: resolved, steps: [lit, minutes]}
"""


@pytest.fixture
def trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `trees` where we stand, with one guide and walks that come out as expected."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "trees/lamp"
    (folder / "walks").mkdir(parents=True)
    (folder / "guide.yaml").write_text(GUIDE)
    (folder / "walks/walks.yaml").write_text(GOOD)
    return tmp_path / "trees"


@pytest.fixture
def otherwise(trees: Path) -> Path:
    (trees / "lamp/walks/walks.yaml").write_text(OTHERWISE)
    return trees


@pytest.mark.usefixtures("trees")
def test_walks_that_come_out_as_expected_are_counted() -> None:
    result = callguide("test")
    assert result.output.endswith("2 walks came out as expected.\n")
    assert result.exit_code == 0


@pytest.mark.usefixtures("otherwise")
def test_what_comes_otherwise_is_shown_side_by_side() -> None:
    result = callguide("test")
    assert result.output == GOLDEN
    assert result.exit_code == 1


@pytest.mark.usefixtures("otherwise")
def test_no_line_is_wider_than_100_columns() -> None:
    assert max(map(len, callguide("test").output.splitlines())) <= 100


def test_a_path_chooses_the_walks(trees: Path) -> None:
    (trees / "lamp/walks/more.yaml").write_text(OTHERWISE)
    assert callguide("test", "trees/lamp/walks/walks.yaml").exit_code == 0
    assert callguide("test", "trees/lamp").exit_code == 1


@pytest.mark.usefixtures("otherwise")
def test_junit_names_the_walk_its_place_and_what_differs(tmp_path: Path) -> None:
    callguide("test", "--junit", "junit.xml")
    root = ET.parse(tmp_path / "junit.xml").getroot()  # noqa: S314  # written by ourselves
    [case] = root.iter("testcase")
    assert (root.get("tests"), root.get("failures")) == ("1", "1")
    assert case.get("classname") == "lamp"
    assert case.get("name") == "it was dark for a moment"
    assert (case.get("file"), case.get("line")) == ("trees/lamp/walks/walks.yaml", "2")
    [failure] = case
    assert "expected to reach fine" in (failure.get("message") or "")
    assert ">>" in (failure.text or "")


def test_junit_takes_any_name(trees: Path, tmp_path: Path) -> None:
    walks = trees / "lamp/walks/walks.yaml"
    walks.write_text(GOOD.replace("it is lit", '"<&\\x07 \\ufffe \'>"'))
    assert callguide("test", "--junit", "junit.xml").exit_code == 0
    ET.parse(tmp_path / "junit.xml")  # noqa: S314  # written by ourselves


@pytest.mark.usefixtures("otherwise")
def test_json_holds_both_roads_and_the_coverage(tmp_path: Path) -> None:
    callguide("test", "--json", "found.json")
    found = json.loads((tmp_path / "found.json").read_text())
    [walk] = found["walks"]
    assert (walk["line"], walk["column"], walk["passed"]) == (2, 11, False)
    assert {"expected": "", "actual": "plug", "differs": True} in walk["rows"]
    ends = found["coverage"]["lamp"]["ends"]
    assert ends == {
        "taken": 1,
        "total": 2,
        "missed": [{"what": "fine", "file": "trees/lamp/guide.yaml", "line": 17}],
        "impossible": [],
    }


ALWAYS = """
guide: lamp
title: Lamp
summary: Finds the bulb for a lamp.
purpose: troubleshooting
start: socket
facts:
  bulb: {type: text, label: Bulb}
steps:
  socket:
    ask: Which socket?
    answers: {small: {label: Small}, large: {label: Large}}
    next: which-bulb
  which-bulb: {lookup: bulbs, by: socket, sets: {bulb: bulb}, found: fine, none: expert}
  fine: {end: resolved, tell: "Take {bulb}."}
  expert: {end: handoff, team: Support, tell: Somebody calls you.}
"""
BULBS = """
table: bulbs
key: {type: choice, of: [small, large], label: Socket}
columns: {bulb: {type: text, label: Bulb}}
rows: {small: {bulb: E14}, large: {bulb: E27}}
"""
EACH = """
walks:
  - {name: a small one, answers: {socket: small}, expect: {end: fine}}
"""


@pytest.fixture
def always(trees: Path) -> None:
    (trees / "lamp/guide.yaml").write_text(ALWAYS)
    (trees / "lamp/walks/walks.yaml").write_text(EACH)
    (trees / "tables").mkdir()
    (trees / "tables/bulbs.yaml").write_text(BULBS)


@pytest.mark.usefixtures("always")
def test_routes_that_nobody_can_take_stand_apart_and_say_why() -> None:
    shown = callguide("test").output
    assert "lamp   1      2/2    2/2     1/1" in shown
    assert (
        "1 route that nobody can take, which is proved:\n"
        "trees/lamp/guide.yaml:14: which-bulb to expert (not found): "
        "the table has a row for every value\n"
    ) in shown
    assert (
        "1 end that nobody can come to, which is proved:\n"
        "trees/lamp/guide.yaml:16: expert: no walk comes here\n"
    ) in shown


@pytest.mark.usefixtures("always")
def test_json_holds_the_routes_that_nobody_can_take(tmp_path: Path) -> None:
    callguide("test", "--json", "found.json")
    routes = json.loads((tmp_path / "found.json").read_text())["coverage"]["lamp"]["routes"]
    assert (routes["total"], routes["missed"]) == (2, [])
    [impossible] = routes["impossible"]
    assert impossible["what"] == "which-bulb to expert (not found)"
    assert impossible["why"] == "the table has a row for every value"


def test_a_guide_with_errors_is_named(trees: Path) -> None:
    guide = trees / "lamp/guide.yaml"
    guide.write_text(GUIDE.replace("to: plug", "to: plugg"))
    result = callguide("test")
    assert 'The guide "lamp" has errors: run `callguide check` and mend them.' in result.stderr
    assert result.exit_code == 1


def test_walks_that_cannot_be_read_are_named(trees: Path) -> None:
    (trees / "lamp/walks/more.yaml").write_text("walks: 3")
    result = callguide("test")
    assert "trees/lamp/walks/more.yaml cannot be read: run `callguide check`." in result.stderr
    assert result.exit_code == 1


def test_without_any_walks_it_says_how_to_come_by_some(trees: Path) -> None:
    (trees / "lamp/walks/walks.yaml").unlink()
    result = callguide("test")
    assert "callguide cover" in result.stderr
    assert result.exit_code == 2


@pytest.mark.usefixtures("trees")
def test_no_progress_is_shown_where_nobody_looks() -> None:
    assert callguide("test").stderr == ""
