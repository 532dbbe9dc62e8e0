"""The road as both screens show it."""

from engine.page import Passed, Row
from renderers.road import IN_PLACE, road
from tests.renderers.markup import Element, read

TEMPLATE = "agent_passed.html"


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"a{n}", f"Answer {n}", "", None, None) for n in range(count))


def passed(answer: str = "Answer 1", **changes: object) -> Passed:
    known = {"at": 3, "step": "sub/pick", "title": "Pick", "mood": "asked", "changeable": True}
    return Passed(answer=answer, **(known | changes))  # type: ignore[arg-type]


def shown(*steps: Passed, here: str = "/call/x/t", in_place: bool = True) -> Element:
    return read(road(TEMPLATE, steps, here, "en", in_place=in_place))


def test_each_step_has_its_answer() -> None:
    page = shown(passed("One"), passed("Two"))
    assert [each.text for each in page.all(class_="answer")] == ["One", "Two"]


def test_the_chosen_answer_is_marked() -> None:
    page = shown(passed(rows=rows(3), value="a1"))
    assert [each["value"] for each in page.all("button", class_="chosen")] == ["a1"]


def test_too_many_answers_are_shown_on_a_page_of_their_own() -> None:
    assert shown(passed(rows=rows(IN_PLACE))).all("button")
    page = shown(passed(rows=rows(IN_PLACE + 1)))
    assert page.one("a")["href"] == "/call/x/t?change=3"


def test_answers_are_not_put_in_place_where_there_is_no_room() -> None:
    assert not shown(passed(rows=rows(2)), in_place=False).all("button")


def test_what_cannot_be_changed_has_no_means_to() -> None:
    page = shown(passed(rows=rows(2), changeable=False))
    assert not page.all("a")
    assert not page.all("form")


def test_the_address_of_each_page_is_its_own() -> None:
    steps = passed("One"), passed(rows=rows(2), value="a1")
    for here in ("/call/x/one", "/call/x/two"):
        page = shown(*steps, here=here)
        assert page.one("a")["href"] == f"{here}?change=3"
        assert page.one("form")["action"] == here


def test_the_words_of_each_customer_are_their_own() -> None:
    assert shown(passed("Sam")).one(class_="answer").text == "Sam"
    assert shown(passed("Ann")).one(class_="answer").text == "Ann"


def test_signs_that_mark_places_inside_change_nothing() -> None:
    signs = "a\ue000b\ue001c"
    page = shown(passed(signs, title=signs, reason=signs), here="/call/x/t")
    assert page.one(class_="title").text == "abc"
    assert page.one(class_="reason").text == "abc"
    assert page.one(class_="answer").text == signs
    assert page.one("a")["href"] == "/call/x/t?change=3"


def test_nothing_becomes_markup() -> None:
    hostile = "<img src=x>\"'"
    one = Row(hostile, hostile, "", None, None)
    page = shown(passed(hostile, title=hostile, step=hostile, reason=hostile, rows=(one,)))
    assert not page.all("img")
    assert page.one("button")["value"] == hostile
