"""The map as SVG."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.guide import Guide
from renderers import map_svg
from renderers.ways import KINDS
from tests.renderers.content import compiled, linked, renamed

GUIDE = compiled()
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "</title><script>alert(1)</script>",
    '" onload="alert(1)',
    "]]><!-- & &lt; {{x}}",
    "\x00\x1b[31m\ud800\ufffe",
]


def drawn(guide: Guide = GUIDE, **marks: object) -> ET.Element:
    return ET.fromstring(map_svg.fragment(guide, **marks))  # type: ignore[arg-type]  # noqa: S314


def step(root: ET.Element, id_: str) -> ET.Element:
    return next(group for group in root.iter(f"{SVG}g") if group.get("id") == f"step-{id_}")


def texts(element: ET.Element) -> str:
    return " ".join(" ".join(text.itertext()) for text in element.iter(f"{SVG}text"))


def test_every_step_has_its_group_with_number_kind_and_title() -> None:
    root = drawn()
    for number, each in GUIDE.numbered():
        told = texts(step(root, each.id))
        assert str(number) in told.split()
        assert any(word in told for word in KINDS.values())


def test_a_steps_full_words_are_its_title() -> None:
    title = step(drawn(), "measure").findtext(f"{SVG}title") or ""
    assert title.endswith(
        "Speed\nWhat does the speed test show? The plan promises ‹Promised speed›."
    )


def test_notes_of_what_a_step_asks_for_stand_in_its_box() -> None:
    root = drawn()
    assert "to: Support" in texts(step(root, "person"))
    assert "meets: A faster line" in texts(step(root, "faster"))


def test_a_further_way_to_a_step_is_a_link_to_it() -> None:
    root = drawn()
    ids = {group.get("id") for group in root.iter(f"{SVG}g")}
    links = [link.get("href", "") for link in root.iter(f"{SVG}a")]
    assert "#step-restart" in links
    assert {link.removeprefix("#") for link in links} <= ids


def test_a_way_back_up_the_branch_is_told_from_a_way_on() -> None:
    labels = [link.get("aria-label") for link in drawn(linked([[1, 2], [0], [1]])).iter(f"{SVG}a")]
    assert labels == ["Back to 1: Question 0?", "Go to 2: Question 1?"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_break_out_of_their_place(text: str) -> None:
    plain, odd = drawn(renamed(GUIDE, "Words")), drawn(renamed(GUIDE, text))
    assert not list(odd.iter(f"{SVG}script"))
    assert _attributes(odd) == _attributes(plain)


def _attributes(root: ET.Element) -> set[str]:
    return {f"{element.tag} {name}" for element in root.iter() for name in element.attrib}


@given(st.text(max_size=300))
def test_any_words_give_well_formed_svg(text: str) -> None:
    guide = renamed(GUIDE, text)
    marks = {"problems": [("fixed", text)], "href": lambda _: text}
    assert drawn(guide, **marks).tag == f"{SVG}svg"


def test_any_words_can_be_written_to_a_file() -> None:
    map_svg.render(renamed(GUIDE, "".join(HOSTILE))).encode()


def test_what_leads_along_a_way_is_there_in_full_where_it_was_cut() -> None:
    label = "A very long answer that says much more than there is room for on a map " * 3
    titles = [title.text for title in drawn(renamed(GUIDE, label.strip())).iter(f"{SVG}title")]
    assert f"{label.strip()}, if People at home >\u00a04" in "\n".join(filter(None, titles))


def test_the_present_step_is_pointed_out() -> None:
    root = drawn(current="measure")
    assert step(root, "measure").get("aria-current") == "step"
    assert "is-current" in step(root, "measure").get("class", "")
    assert step(root, "fixed").get("aria-current") is None


def test_problems_stand_at_their_step() -> None:
    found = step(drawn(problems=[("measure", "No else."), ("measure", "No unit.")]), "measure")
    assert "has-problem" in found.get("class", "")
    assert (found.findtext(f"{SVG}title") or "").endswith("\nNo else.\nNo unit.")


def test_steps_link_to_where_the_caller_says() -> None:
    root = drawn(href=lambda each: f"/edit?step={each.id}&x=1" if each.id == "fixed" else "")
    assert "/edit?step=fixed&x=1" in [link.get("href") for link in root.iter(f"{SVG}a")]


def test_the_map_is_named_for_those_who_do_not_see_it() -> None:
    root = drawn()
    assert root.get("role") == "group"
    assert root.get("aria-label") == "Map of Help with the line"
    assert root.findtext(f"{SVG}desc") == GUIDE.summary


def test_within_a_page_the_map_brings_no_style_of_its_own() -> None:
    fragment = map_svg.fragment(GUIDE)
    assert "<style" not in fragment
    assert " style=" not in fragment


def test_a_file_of_its_own_brings_its_style_for_light_and_dark() -> None:
    file = map_svg.render(GUIDE)
    assert "prefers-color-scheme: dark" in file
    assert ET.fromstring(file).tag == f"{SVG}svg"  # noqa: S314
