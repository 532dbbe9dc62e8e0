"""All steps of a guide at a glance."""

from hypothesis import given

from engine.guide import Guide
from renderers import map_outline
from renderers.map_road import Road
from tests.renderers.content import compiled, linked, renamed
from tests.renderers.markup import Element, read
from tests.renderers.test_map_tree import links

GUIDE = compiled()
HOSTILE = '</a><script>alert(1)</script>" onclick="alert(1)'


def drawn(guide: Guide = GUIDE, **marks: object) -> Element:
    return read(map_outline.render(guide, lambda step: f"/step?id={step.id}", **marks))  # type: ignore[arg-type]


def line(root: Element, step: str) -> Element:
    return root.one("a", data_step=step)


def item(root: Element, step: str) -> Element:
    return next(
        each
        for each in root.all("li")
        if each.children
        and isinstance(each.children[0], Element)
        and each.children[0].all("a", data_step=step)
    )


def test_a_line_tells_number_kind_and_title_and_leads_to_the_step() -> None:
    found = line(drawn(), "measure")
    assert found["href"] == "/step?id=measure"
    assert found.text.endswith("Speed")
    assert found.one("b").text.isdigit()
    assert found.one("svg")["aria-label"] == "Question"


@given(links())
def test_every_step_has_one_line(targets: list[list[int]]) -> None:
    guide = linked(targets)
    lines = [each["data-step"] for each in drawn(guide).all("a") if "data-step" in each.attributes]
    assert sorted(lines) == sorted(step.id for _, step in guide.numbered())


def test_steps_are_set_in_where_ways_part_and_stand_below_where_they_do_not() -> None:
    root = drawn(linked([[1], [2, 3], [], []]))
    assert [each["class"] for each in root.all("ol")] == ["tree", "run", "fork"]


def test_what_stands_elsewhere_is_named_by_its_number() -> None:
    root = drawn(linked([[1, 2], [2, 0], []]))
    assert item(root, "s1").one(class_="joins").text == "→ 3 ↩ 1"


def test_the_walk_is_pointed_out() -> None:
    root = drawn(road=Road("measure", frozenset({"devices", "measure"})))
    assert "is-passed" in item(root, "devices")["class"]
    assert "is-current" in item(root, "measure")["class"]
    assert [each["data-step"] for each in root.all("a", aria_current="step")] == ["measure"]


def test_problems_are_counted_where_they_are() -> None:
    root = drawn(problems={"measure": ["a", "b"]})
    assert [each["aria-label"] for each in root.all(class_="flaw")] == ["2 problems"]
    assert "has-problem" in item(root, "measure")["class"]


def test_what_an_author_writes_never_becomes_markup() -> None:
    root = drawn(renamed(GUIDE, HOSTILE))
    assert not root.all("script")
    assert not [each for each in root if "onclick" in each.attributes]
