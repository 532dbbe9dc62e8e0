"""The pages that belong to no walk: guides, maps, scripts, problems, mishaps."""

from dataclasses import replace

import pytest

from engine.guide import AtHand, Guide
from engine.problems import Problem, Severity
from renderers import (
    error_html,
    home_html,
    map_html,
    problems_html,
    script_html,
    script_markdown,
)
from renderers.error_html import Way
from renderers.links import GuideLinks, SiteLinks
from tests.renderers.content import compiled, renamed
from tests.renderers.markup import Element, read

LINKS = SiteLinks(home="/", static=lambda name: f"/static/1/{name}")
PROBLEM = Problem("gap", Severity.WARNING, "A gap & more.", "Fill <it>.", "a.yaml", 3, 7)
HOSTILE = "</title><img src=x onerror=alert(1)>"


def ways(guide: Guide) -> GuideLinks:
    return GuideLinks(
        f"/call/{guide.id}" if "agent" in guide.channels else "",
        f"/self/{guide.id}" if "self-service" in guide.channels else "",
        f"/guides/{guide.id}/map",
        f"/guides/{guide.id}/script",
        step=f"/guides/{guide.id}/step?id=",
        paper=f"/guides/{guide.id}/paper.css",
    )


def home(*guides: Guide) -> Element:
    return read(home_html.render(guides, ways, LINKS))


def every_page(guide: Guide) -> dict[str, Element]:
    text = guide.title
    return {
        "home": home(guide),
        "map": read(map_html.render(guide, ways(guide), LINKS)),
        "script": read(
            script_html.render(guide, script_markdown.render(guide), ways(guide), LINKS)
        ),
        "error": read(error_html.render(text, text, LINKS)),
        "problems": read(problems_html.render([replace(PROBLEM, message=text)], LINKS)),
    }


PAGES = every_page(compiled())


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_inline_and_nothing_comes_from_elsewhere(name: str) -> None:
    page = PAGES[name]
    assert not page.all("style")
    assert all(each["src"].startswith("/static/") for each in page.all("script"))
    assert all(each["href"].startswith(("/static/", "/guides/")) for each in page.all("link"))
    for each in page:
        assert not [key for key in each.attributes if key.startswith("on") or key == "style"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_heading_and_a_way_home(name: str) -> None:
    page = PAGES[name]
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.one("a", class_="brand")["href"] == "/"


@pytest.mark.parametrize("name", PAGES)
def test_what_an_author_writes_never_becomes_markup(name: str) -> None:
    assert not every_page(renamed(compiled(), HOSTILE))[name].all("img")


def test_guides_stand_by_trade_and_purpose_with_the_ways_to_walk_and_see_them() -> None:
    row = home(compiled()).one("section", class_="trade")
    assert row.one("h2").text == "Home internet"
    assert row.one("h3").text == "Solves a problem"
    assert row.one("h4").text == "Help with the line"
    assert row.one(class_="summary").text.startswith("Mends the line")
    assert [(link.text, link["href"]) for link in row.all("a")] == [
        ("Agent’s screen", "/call/help"),
        ("Self-service", "/self/help"),
        ("Map", "/guides/help/map"),
        ("Script", "/guides/help/script"),
    ]


def test_a_guide_is_walked_only_where_it_is_served() -> None:
    links = home(compiled(id_="name")).one(class_="guides").all("a")
    assert [link.text for link in links] == ["Map", "Script"]


def test_trades_and_titles_are_in_order_and_what_no_call_begins_with_stands_last() -> None:
    sample = compiled()
    guides = [
        replace(sample, trade="Any time", title="D", at_hand=AtHand("D", returns=True)),
        replace(sample, trade="Shared", title="Piece", channels=()),
        replace(sample, trade="Water", title="B"),
        replace(sample, trade="Water", title="A"),
        replace(sample, trade="", title="C"),
    ]
    page = home(*guides)
    assert [each.text for each in page.all("h2")] == ["Other", "Water", "Any time", "Shared"]
    assert [each.text for each in page.all("h4")] == ["C", "A", "B", "D", "Piece"]


def test_within_a_trade_guides_stand_by_purpose_before_title() -> None:
    sample = compiled()
    page = home(
        replace(sample, title="A", purpose="process"), replace(sample, title="B", purpose="sales")
    )
    purposes = ["Advises on a purchase", "Settles a request"]
    assert [each.text for each in page.all("h3")] == purposes
    assert [each.text for each in page.all("h4")] == ["B", "A"]


def test_without_guides_the_page_says_how_to_make_one() -> None:
    assert "callguide new" in home().one("main").text


def test_the_map_can_be_reached_and_scrolled_by_keyboard() -> None:
    for view in ("outline", "drawing"):
        region = PAGES["map"].one("div", class_=view)
        assert (region["tabindex"], region["role"]) == ("0", "region")
        assert region.all("svg")


def test_each_step_of_a_map_leads_to_its_page() -> None:
    ids = {step.id for _, step in compiled().numbered()}
    for view in ("outline", "drawing"):
        links = PAGES["map"].one("div", class_=view).all("a")
        led = {link["data-step"]: link["href"] for link in links if "data-step" in link.attributes}
        assert led == {id_: f"/guides/help/step?id={id_}" for id_ in ids}


def test_a_map_tells_printers_how_large_its_sheet_is() -> None:
    sheet = PAGES["map"].one("link", media="print")["href"]
    size = PAGES["map"].one("svg", class_="map")
    assert sheet == f"/guides/help/paper.css?width={size['width']}&height={size['height']}"


def test_a_map_leads_to_the_script_and_back() -> None:
    assert PAGES["map"].one("a", href="/guides/help/script").text == "Script"
    assert PAGES["script"].one("a", href="/guides/help/map").text == "Map"


def test_the_script_is_headed_by_its_own_title() -> None:
    assert PAGES["script"].one("article").one("h1").text == "Help with the line"


def test_a_mishap_says_what_to_do_now() -> None:
    page = read(error_html.render("Gone", "Start anew.", LINKS, way=Way("Start", "/call/help")))
    assert page.one("h1").text == "Gone"
    assert page.one("main").one("a").attributes["href"] == "/call/help"
    assert PAGES["error"].one("main").one("a")["href"] == "/"


def test_a_problem_says_where_what_and_how_to_mend_it() -> None:
    told = read(problems_html.render([PROBLEM], LINKS, excerpt=lambda _: "  at: <here>")).one(
        class_="problems"
    )
    for said in ("a.yaml:3:7", "warning", "gap", "A gap & more.", "Fill <it>.", "at: <here>"):
        assert said in told.text


def test_without_problems_the_page_says_so() -> None:
    page = read(problems_html.render([], LINKS))
    assert not page.all(class_="problems")
    assert "nothing to mend" in page.one("main").text


def test_pages_listen_for_changes_only_while_guides_are_written() -> None:
    live = replace(LINKS, live="/dev/changes")
    script = read(error_html.render("Gone", "Start anew.", live)).one("script")
    assert script["src"] == "/static/1/dev.js"
    assert script["data-live"] == "/dev/changes"
