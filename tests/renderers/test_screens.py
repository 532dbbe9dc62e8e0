"""What holds for every page on both screens."""

import gzip
from urllib.parse import parse_qs, urlsplit

import pytest

from engine import walk
from engine.page import Page
from engine.problems import Place, Problem, Severity
from renderers.static_files import static_files
from tests.renderers.content import compiled, renamed, walked
from tests.renderers.markup import Element, read
from tests.renderers.screens import (
    ANSWERS,
    HERE,
    LINKS,
    RENDER,
    STEPS,
    at,
    every_page,
    kinds,
    shown,
)

PAGES = every_page()
HOSTILE = "</h1><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}\ue000\ue001"


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Element:
    return shown(PAGES[request.param])


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, keep_blank_values=True)


def test_nothing_stands_inline_that_the_content_security_policy_forbids(page: Element) -> None:
    assert not page.all("style")
    assert all(script["src"] and script.text == "" for script in page.all("script"))
    for each in page:
        assert not [name for name in each.attributes if name.startswith("on") or name == "style"]


def test_nothing_is_loaded_from_elsewhere(page: Element) -> None:
    loaded = [each["src"] for each in page.all("script")]
    loaded += [each["href"] for each in page.all("link") if each["rel"] != "expect"]
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


def test_nothing_is_painted_before_all_is_there_so_that_nothing_moves(page: Element) -> None:
    last = list(page.one("body"))[-1]
    assert page.one("link", rel="expect", blocking="render")["href"] == f"#{last['id']}"


def test_a_page_names_itself(page: Element) -> None:
    assert page.one("html")["lang"] == "en"
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.one("title").text.endswith((" · Help with the line", " · Every kind of question"))


def test_ids_are_unique_and_every_reference_finds_one(page: Element) -> None:
    ids = [each["id"] for each in page if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    for each in page:
        for name in ("for", "aria-describedby", "aria-labelledby", "popovertarget"):
            assert set(each.attributes.get(name, "").split()) <= set(ids)


def test_every_box_has_a_label(page: Element) -> None:
    labelled = {label["for"] for label in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for box in page.all(tag):
            assert box.attributes.get("type") == "hidden" or box["id"] in labelled


def test_every_button_says_what_it_does(page: Element) -> None:
    assert all(each.text for tag in ("button", "a") for each in page.all(tag))


def test_every_form_and_link_of_the_walk_goes_to_its_address(page: Element) -> None:
    for form in page.one("main").all("form"):
        assert form["action"] == HERE
    for link in page.all("a"):
        if "?" in link["href"] and not link.has({"class": "find"}):
            assert urlsplit(link["href"]).path == HERE
            known = {"step", "answer", "back", "change", "any-time", "tried"}
            assert set(query(link["href"])) <= known


@pytest.mark.parametrize("channel", RENDER)
def test_what_a_customer_types_never_becomes_markup(channel: str) -> None:
    answers = (*ANSWERS[:6], HOSTILE[:40], HOSTILE, "DE", "04109")
    position = kinds(*answers, channel=channel)
    assert position.step.id == "tell"
    page = shown(position)
    assert not page.all("img")
    assert not [script for script in page.all("script") if "src" not in script.attributes]
    assert "<script>alert(1)</script>" in page.one("main").text


@pytest.mark.parametrize("channel", RENDER)
def test_what_was_typed_and_refused_never_becomes_markup(channel: str) -> None:
    for step in ("count", "story", "name"):
        page = shown(at(step, channel), error=HOSTILE, typed=HOSTILE)
        assert not page.all("img")
        box = page.one(id="answer")
        assert HOSTILE in (box.attributes.get("value"), "".join(map(str, box.children)).lstrip())


@pytest.mark.parametrize("channel", RENDER)
@pytest.mark.parametrize("answers", [(), ("Sam",), ("Sam", "one"), ("Sam", "every", "45")])
def test_what_an_author_writes_never_becomes_markup(channel: str, answers: tuple[str, ...]) -> None:
    guide = renamed(compiled(), HOSTILE)
    page = shown(walked(*answers, channel=channel, guide=guide))
    assert not page.all("img")
    assert not [script for script in page.all("script") if "src" not in script.attributes]


@pytest.mark.parametrize("channel", RENDER)
@pytest.mark.parametrize("step", STEPS[1:])
def test_an_error_stands_beside_the_question_and_in_the_title(channel: str, step: str) -> None:
    page = shown(at(step, channel), error="Say it another way.", typed="what was typed")
    assert page.one("title").text.startswith("Error: ")
    assert "Say it another way." in page.one(id="error").text


@pytest.mark.parametrize("channel", RENDER)
@pytest.mark.parametrize("step", ["count", "speed", "price", "name", "code", "day"])
def test_what_was_typed_is_kept_and_marked(channel: str, step: str) -> None:
    box = shown(at(step, channel), error="No.", typed="what was typed").one(id="answer")
    assert box["value"] == "what was typed"
    assert box["aria-invalid"] == "true"
    assert "error" in box["aria-describedby"].split()


@pytest.mark.parametrize("channel", RENDER)
def test_lines_that_were_typed_are_kept(channel: str) -> None:
    box = shown(at("story", channel), error="No.", typed="\none\ntwo").one("textarea", id="answer")
    assert box.children == ["\n\none\ntwo"]  # a browser drops the first


@pytest.mark.parametrize("channel", RENDER)
@pytest.mark.parametrize(
    ("step", "attributes"),
    [
        ("count", {"inputmode": "numeric"}),
        ("speed", {"inputmode": "decimal"}),
        ("price", {"inputmode": "decimal"}),
        ("day", {"type": "date", "min": "2026-01-01", "max": "2027-01-05"}),
        ("name", {"type": "text"}),
        ("code", {"autocomplete": "postal-code"}),
    ],
)
def test_each_kind_has_its_box(channel: str, step: str, attributes: dict[str, str]) -> None:
    box = shown(at(step, channel)).one("input", id="answer")
    assert attributes.items() <= box.attributes.items()


@pytest.mark.parametrize("channel", RENDER)
def test_a_typed_answer_is_posted_with_its_step(channel: str) -> None:
    form = shown(at("count", channel)).one("main").one("form")
    assert (form["method"], form["action"]) == ("post", HERE)
    assert {each["name"]: each["value"] for each in form.all("input")} == {
        "step": "count",
        "answer": "",
    }


@pytest.mark.parametrize("channel", RENDER)
def test_bounds_and_unit_stand_by_the_box(channel: str) -> None:
    assert shown(at("count", channel)).one(id="bounds").text == "From 1 to 9"
    page = shown(at("speed", channel))
    assert page.one(class_="unit").text == "Mbit/s"
    assert page.one(id="bounds").text == "May be left empty"


@pytest.mark.parametrize("channel", RENDER)
def test_a_country_is_picked_from_a_list(channel: str) -> None:
    options = shown(at("land", channel), typed="DE", changing=8).one("select").all("option")
    assert [(each["value"], each.text) for each in options if "selected" in each.attributes] == [
        ("DE", "Germany")
    ]
    assert len(options) > 200


@pytest.mark.parametrize("channel", RENDER)
def test_several_answers_are_boxes_to_tick(channel: str) -> None:
    page = shown(at("pick", channel), typed=["tv"], error="No.")
    boxes = page.one("main").all("input", type="checkbox")
    assert [box["value"] for box in boxes] == ["tv", "phone", "none"]
    assert ["checked" in box.attributes for box in boxes] == [True, False, False]
    assert ["data-exclusive" in box.attributes for box in boxes] == [False, False, True]
    assert page.one("fieldset")["aria-labelledby"] == "words"


@pytest.mark.parametrize("channel", RENDER)
def test_a_choice_that_may_be_left_open_can_be_skipped(channel: str) -> None:
    skip = shown(at("sure", channel)).one("main").one("button")
    assert (skip.text, skip["name"], skip["value"]) == ("Skip this question", "answer", "")


@pytest.mark.parametrize("channel", RENDER)
def test_an_instruction_has_one_way_on(channel: str) -> None:
    page = shown(at("tell", channel))
    way = page.one(class_="answers").one("a")
    assert query(way["href"]) == {"step": ["tell"], "answer": ["done"]}


@pytest.mark.parametrize("channel", RENDER)
def test_accept_and_decline_are_equals(channel: str) -> None:
    page = shown(walked("Sam", "every", "45", channel=channel))
    buttons = page.one("form", class_="equals").all("button")
    assert [button["value"] for button in buttons] == ["accepted", "declined"]
    assert [button["class"] for button in buttons] == ["button", "button"]
    assert page.one("form", class_="equals")["method"] == "post"
    assert not [each for each in page if {"checked", "selected"} & set(each.attributes)]


@pytest.mark.parametrize("channel", RENDER)
def test_an_offer_says_why_and_what_it_costs(channel: str) -> None:
    main = shown(walked("Sam", "every", "45", channel=channel)).one("main")
    assert "People at home: 3" in " ".join(main.one("ul", class_="why").text.split())
    assert main.one(class_="price").text == "€39.90 a month"
    for said in ("When the line is switched.", "12 months", "From month to month.", "Total cost"):
        assert said in main.text


@pytest.mark.parametrize("channel", RENDER)
def test_changing_shows_the_question_with_its_number_in_every_way_on(channel: str) -> None:
    whole = kinds(*ANSWERS[:3], channel=channel)
    typed = shown(walk.before(whole, 2), changing=2, typed="3")
    assert typed.one("main").one("input", name="change")["value"] == "2"
    assert typed.one(id="answer")["value"] == "3"
    picked = shown(walk.before(whole, 1), changing=1, typed="yes")
    ways = [query(link["href"]) for link in picked.one("ul", class_="answers").all("a")]
    assert [way["change"] for way in ways] == [["1"], ["1"]]
    assert picked.one(class_="back")["href"] == HERE


@pytest.mark.parametrize("channel", RENDER)
def test_at_any_time_is_left_out_while_changing(channel: str) -> None:
    whole = walked("Sam", "every", channel=channel)
    address = f"{HERE}?step=measure&any-time=person"
    assert address in [link["href"] for link in shown(whole).all("a")]
    earlier = walk.before(whole, 2)
    changing = shown(earlier, changing=2)
    assert not [link for link in changing.all("a") if "any-time" in link["href"]]


@pytest.mark.parametrize("channel", RENDER)
def test_answers_that_fell_away_are_named(channel: str) -> None:
    whole = walked("Sam", "every", "10", None, "yes", channel=channel)
    at_devices = next(n for n, each in enumerate(whole.road) if each.step.id == "devices")
    changed, _ = walk.change(whole, at_devices, "one")
    names = [aside.title for aside in Page(changed).aside]
    assert names == ["Speed"]
    page = shown(changed)
    assert "1 earlier answer no longer counts after the change" in page.one("main").text
    assert page.one("s").text == "10 Mbit/s"


@pytest.mark.parametrize("channel", RENDER)
def test_a_changed_guide_is_said(channel: str) -> None:
    position = walked("Sam", "every", channel=channel)
    position.origin = position.origin._replace(differs="devices")
    notice = shown(position).one(class_="notice").text
    assert "The road differs from “Which devices” on." in notice


@pytest.mark.parametrize("channel", RENDER)
def test_problems_of_the_last_save_stand_above_everything(channel: str) -> None:
    also = (Place("help/guide.yaml", 9, 1, "the step <b>"),)
    problem = Problem(
        "missing-step", Severity.ERROR, "No step <b>.", "Add it.", "a.yaml", 3, 7, also=also
    )
    page = RENDER[channel](
        Page(walked(channel=channel)), LINKS, problems=(problem,), excerpt=lambda _: "to: <b>"
    )
    told = read(page).one(class_="problems").text
    for said in (
        "a.yaml:3:7",
        "missing-step",
        "No step <b>.",
        "Add it.",
        "to: <b>",
        "the step <b>",
    ):
        assert said in told


@pytest.mark.parametrize(
    ("channel", "sheet", "scripts", "at_most"),
    [
        ("self-service", "selfservice.css", (), 30_000),
        ("agent", "agent.css", ("agent.js",), 60_000),
    ],
)
def test_a_page_with_all_it_loads_is_light(
    channel: str, sheet: str, scripts: tuple[str, ...], at_most: int
) -> None:
    loaded = sum(len(static_files()[name].gzipped) for name in (sheet, *scripts, "icon.svg"))
    for name, position in PAGES.items():
        if name.startswith(f"{channel} "):
            body = RENDER[channel](Page(position), LINKS)
            assert loaded + len(gzip.compress(body)) <= at_most
