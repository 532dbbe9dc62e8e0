"""The customer's page."""

from dataclasses import replace

import pytest

from engine import walk
from engine.page import Page
from renderers import agent_html, selfservice_html
from renderers.links import Help
from tests.renderers.content import FILES, compiled, walked
from tests.renderers.markup import Element
from tests.renderers.screens import (
    ANSWERS,
    HERE,
    KINDS,
    LINKS,
    at,
    customer,
    every_page,
    kinds,
    shown,
)

NOTES = (b"ask them to try", b"Ask which one", b"Any size", b"Smile")
PAGES = {name: each for name, each in every_page().items() if name.startswith("self-service")}


def at_speed(**given: object) -> Element:
    """The page behind "every device", with what the caller knew."""
    guide, on = walked().guide, walked().origin.on
    known = {"plan": "basic", "household": 3, **given}
    position, _ = walk.start(guide, walk="w", channel="self-service", on=on, given=known)
    for answer in ("Sam", "every"):
        position, _ = walk.answer(position, position.step.id, answer)
    return shown(position)


@pytest.mark.parametrize("name", PAGES)
def test_it_works_without_any_script(name: str) -> None:
    assert not shown(PAGES[name]).all("script")


@pytest.mark.parametrize("name", PAGES)
def test_no_note_is_in_it(name: str) -> None:
    body = selfservice_html.render(Page(PAGES[name]), LINKS)
    for note in NOTES:
        assert note not in body
    assert any(note in agent_html.render(Page(walked("Sam")), LINKS) for note in NOTES)


@pytest.mark.parametrize("name", PAGES)
def test_help_is_in_the_same_place_on_every_page(name: str) -> None:
    bar = shown(PAGES[name]).one("header", class_="bar")
    assert bar.one(class_="help").one("a")["href"] == "tel:+441234"


def test_without_an_address_help_is_what_the_guide_has_at_hand() -> None:
    links = replace(LINKS, help=Help("Talk to a person"))
    page = shown(walked("Sam", channel="self-service"), links=links)
    help_ = page.one(class_="help").one("a")
    assert page.one(id=help_["href"].removeprefix("#")).one("a").text == "Speak to a person"
    assert not shown(walked("", channel="self-service"), links=links).one(class_="help").all("a")


@pytest.mark.parametrize(
    ("words", "heading"),
    [("Switch it off.", "Switch it off."), ("Switch it off. " + "Wait. " * 30, "Restart")],
)
def test_a_long_instruction_stands_under_its_title(words: str, heading: str) -> None:
    help_ = FILES["help/guide.yaml"].replace("Switch the router off and on.", words)
    guide = compiled(FILES | {"help/guide.yaml": help_})
    page = shown(walked("Sam", "one", channel="self-service", guide=guide))
    assert page.one("h1").text == heading
    assert page.one("main").text.count("Switch it off.") == 1


def test_the_question_is_the_heading() -> None:
    assert customer("Sam").one("h1").text == "Is it slow on every device, or only on one?"


def test_the_question_is_the_label_of_a_typed_answer() -> None:
    heading = customer("Sam", "every").one("h1")
    assert heading.one("label")["for"] == "answer"


def test_one_tap_answers() -> None:
    page = customer("Sam")
    links = page.one("ul", class_="answers").all("a")
    assert [link["href"] for link in links] == [
        f"{HERE}?step=devices&answer={answer}" for answer in ("every", "one", "some")
    ]
    assert not page.one("main").all("button")
    assert not page.all("kbd")


def test_how_far_it_still_is_is_said_in_words() -> None:
    assert customer("Sam").one(class_="left").text == "About 2 more questions"
    assert customer("").one(class_="left").text == ""


def test_an_error_is_summed_up_first_and_leads_to_the_box() -> None:
    position = walked("Sam", "every", channel="self-service")
    page = shown(position, error="Enter a number.", typed="fast")
    summary = page.one("section", class_="summary")
    assert (summary["role"], summary["tabindex"]) == ("alert", "-1")
    assert summary.one("a")["href"] == "#answer"
    assert [each["class"] for each in page if "autofocus" in each.attributes] == ["summary"]


def test_what_was_skipped_is_said_with_a_way_to_change_it() -> None:
    told = at_speed(speed=10).one(class_="told")
    assert told.one("h2").text == "You already told us, so we did not ask again"
    assert told.one("strong").text == "10 Mbit/s"
    assert told.one("a")["href"].startswith(f"{HERE}?change=")
    assert told.one("a").text == "Change Speed"
    assert not at_speed().all(class_="told")


def test_all_answers_can_be_looked_up_and_changed() -> None:
    so_far = customer("Sam", "every").one("details", class_="so-far")
    assert so_far.one("summary").text == "Your answers so far (2)"
    assert [each.text for each in so_far.all("strong")] == ["Sam", "Every device"]
    assert [each["href"] for each in so_far.all("a")] == [f"{HERE}?change=0", f"{HERE}?change=2"]


def test_a_customer_is_not_told_why_another_product_was_passed_over() -> None:
    page = customer("Sam", "every", "45")
    assert not page.all(class_="passed-over")
    assert page.one("h1").text == "A suggestion: Plus 250"


@pytest.mark.parametrize(
    ("answers", "outcome", "heading"),
    [
        (("Sam", "every", "45", "accepted"), "accepted", "Thank you, it is noted"),
        (("Sam", "every", "45", "declined"), "resolved", "All done"),
        (("",), "handoff", "A person will help you from here"),
    ],
)
def test_an_end_looks_like_what_it_is(answers: tuple[str, ...], outcome: str, heading: str) -> None:
    main = customer(*answers).one("main")
    assert outcome in main["class"].split()
    ending = main.one(class_="ending")
    assert ending.one("h1").text == heading
    assert ending.all("svg")


def test_a_hand_off_names_the_team() -> None:
    assert customer("").one(class_="team").text == "Your contact: Support"


def test_stopping_is_no_failure() -> None:
    assert shown(at("over", "self-service")).one("h1").text == "We stop here"


def test_it_leads_home_and_to_a_new_start() -> None:
    page = customer("Sam")
    assert page.one("a", class_="brand")["href"] == "/"
    assert page.one("footer").one("a", href="/call/help").text == "Start again"


def checked(channel: str) -> Element:
    """The screen of the last step of `kinds`, where all answers are to be checked."""
    text = KINDS.replace("note: Smile.", "check-answers: true")
    return shown(kinds(*ANSWERS[:-1], channel=channel, text=text))


def test_answers_are_checked_where_the_guide_says_so() -> None:
    page = checked("self-service")
    answers = page.one("ul", class_="checked")
    titles = [each.text for each in answers.all("span", class_="title")]
    assert titles[:2] == ["Pick", "Are you sure?"]
    changes = answers.all("a")
    assert [link["href"] for link in changes] == [f"{HERE}?change={at}" for at in range(10)]
    assert not page.all("details", class_="so-far")


def test_an_agent_has_the_answers_on_the_road_already() -> None:
    assert not checked("agent").all("ul", class_="checked")
