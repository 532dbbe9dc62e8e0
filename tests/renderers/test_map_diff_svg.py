"""The map of what changed."""

import xml.etree.ElementTree as ET

import pytest

from renderers import map_diff_svg, map_svg
from renderers.map_marks import Marks, marks
from tests.engine.diff.versions import Replaced, guide
from tests.renderers.test_map_svg import HOSTILE, SVG, step, texts

GONE = ("restart", "reboot")
OTHER = ("to: fixed, settles: issue}", "to: person, settles: issue}")


def drawn(*changes: Replaced, since: str = "HEAD~1") -> ET.Element:
    found = guide(*changes)
    return ET.fromstring(map_diff_svg.render(found.new, marks(found), since))  # noqa: S314


def test_each_sign_is_told_by_a_word_as_well_as_by_its_colour() -> None:
    root = drawn(GONE)
    assert "+ New" in texts(step(root, "reboot"))
    assert "± Changed" in texts(step(root, "which-devices"))
    assert "− Gone" in texts(step(root, "restart"))


def test_each_sign_has_a_shape_of_its_own() -> None:
    flags = [each for each in drawn(GONE).iter(f"{SVG}g") if "map-flag" in each.get("class", "")]
    shapes = {each.get("class"): each[0].get("d", "").translate(DIGITS) for each in flags}
    assert len(shapes) == len(set(shapes.values())) == 3


DIGITS = str.maketrans("", "", "0123456789. -")


def test_a_legend_tells_what_the_signs_mean() -> None:
    told = texts(drawn(GONE))
    for meaning in ("a new step", "changed, see its box", "no longer there", "a way that is new"):
        assert meaning in told


def test_what_did_not_change_steps_back() -> None:
    assert "is-same" in step(drawn(GONE), "measure").get("class", "")


def test_a_new_way_is_drawn_as_such() -> None:
    paths = [each.get("class") for each in drawn(OTHER).iter(f"{SVG}path")]
    assert paths.count("map-way is-new") == 2  # the way, and the legend's


def test_steps_that_are_gone_stand_below_under_a_heading() -> None:
    root = drawn(GONE)
    headings = [each.text for each in root.iter(f"{SVG}text") if each.get("class") == "map-heading"]
    assert headings[-1] == "Gone"


def test_without_steps_that_are_gone_there_is_no_heading_for_them() -> None:
    assert "Gone" not in [each.text for each in drawn(OTHER).iter(f"{SVG}text")]


def test_everything_stands_on_the_canvas() -> None:
    plain = ET.fromstring(map_svg.render(guide(GONE).new))  # noqa: S314
    assert float(drawn(GONE).get("height", 0)) > float(plain.get("height", 0)) + 150


def test_the_map_is_named_for_what_it_shows() -> None:
    assert drawn(GONE).get("aria-label") == "Slow line: what changed since HEAD~1"


def test_a_guide_in_which_nothing_changed_has_no_signs() -> None:
    here = guide(GONE).new
    root = ET.fromstring(map_diff_svg.render(here, Marks(here), "HEAD"))  # noqa: S314
    assert {each.get("class") for each in root.iter(f"{SVG}g")} & {"is-added", "is-gone"} == set()
    assert "is-same" in step(root, "measure").get("class", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_break_out_of_their_place(text: str) -> None:
    assert drawn(GONE, since=text).tag == f"{SVG}svg"
