"""What people do with a browser: reload, go back, open a second tab, press twice, correct."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import ANSWERS, Agent, step_of
from tests.browser.scripted import pages, script
from tests.browser.server import Served

pytestmark = pytest.mark.browser

OFFER = script("appliance-complaint", "too small for the use, traded in for one that fits")

EVENTS = "select count(*) from events where guide = 'lost-bank-card'"
ENDS = "select count(*) from events where kind = 'ended'"


@pytest.fixture
def at_offer(page: Page, site: Served) -> Page:
    """The page of an offer that was just reached."""
    page.goto(site.address(pages("agent")["offer"]))
    return page


def decisions(site: Served) -> int:
    return site.count("select count(*) from decisions")


def test_a_page_is_the_same_when_it_is_loaded_again(agent: Agent) -> None:
    agent.page.goto("/call/lost-bank-card")
    agent.go("1")
    before = agent.page.url, agent.page.locator("main").inner_text()
    agent.page.reload()
    assert (agent.page.url, agent.page.locator("main").inner_text()) == before


def test_the_browser_goes_back_and_forward_through_a_walk(agent: Agent) -> None:
    agent.page.goto("/call/lost-bank-card")
    agent.go("1")
    agent.page.keyboard.type("4518")
    agent.go("Enter")
    assert step_of(agent.page) == "freeze"
    agent.page.go_back()
    assert step_of(agent.page) == "card-ending"
    agent.page.go_back()
    assert step_of(agent.page) == "which-card"
    agent.page.go_forward()
    agent.page.go_forward()
    assert step_of(agent.page) == "freeze"


def test_two_tabs_are_two_roads(agent: Agent) -> None:
    page = agent.page
    page.goto("/call/lost-bank-card")
    other = page.context.new_page()
    other.goto(page.url)
    agent.go("1")
    with other.expect_navigation():
        other.locator(f"{ANSWERS} a[href$='answer=unsure']").click()
    assert (step_of(page), step_of(other)) == ("card-ending", "freeze")
    page.reload()
    expect(page.locator("#road")).to_contain_text("Debit card")
    expect(other.locator("#road")).to_contain_text("I am not sure")


def test_back_offers_what_was_said_and_it_can_be_said_again(agent: Agent) -> None:
    agent.page.goto("/call/lost-bank-card")
    agent.go("1")
    agent.page.keyboard.type("4518")
    agent.go("Enter")
    agent.go("b")
    expect(agent.page.locator("#answer")).to_have_value("4518")
    agent.go("Enter")
    agent.go("b")
    agent.press("Escape")
    agent.go("b")
    expect(agent.page.locator(".row.chosen")).to_contain_text("Debit card")


def test_a_typed_answer_is_changed_and_the_rest_of_the_road_kept(agent: Agent) -> None:
    agent.page.goto("/call/lost-bank-card")
    agent.go("1")
    agent.page.keyboard.type("4518")
    agent.go("Enter")
    agent.go("Enter")
    here = step_of(agent.page)
    agent.find("#road a:has-text('4518')")
    agent.go("Enter")
    expect(agent.page.locator("#answer")).to_be_focused()
    agent.press("Control+a")
    agent.page.keyboard.type("7781")
    agent.go("Enter")
    expect(agent.page.locator("#road")).to_contain_text("7781")
    assert step_of(agent.page) == here


def test_what_was_known_is_put_right_on_the_road(agent: Agent) -> None:
    agent.page.goto(f"/call/{OFFER.start}")
    agent.walk(OFFER, until="cups-a-day")
    expect(agent.page.locator("#answer")).to_be_focused()
    skipped = agent.page.locator("#road li.skipped")
    expect(skipped).to_contain_text("Known before the walk began")
    skipped.locator("summary").press("Enter")
    with agent.page.expect_navigation():
        skipped.locator("button").nth(3).press("Enter")
    expect(agent.page.locator("#road li.corrected")).to_have_count(1)


def test_a_refused_answer_stands_in_its_box_with_the_reason(agent: Agent) -> None:
    agent.page.goto("/call/lost-bank-card")
    agent.go("1")
    agent.page.keyboard.type("12x")
    agent.go("Enter")
    expect(agent.page.locator("#answer")).to_have_value("12x")
    expect(agent.page.locator("#answer")).to_be_focused()
    expect(agent.page.get_by_role("alert")).to_contain_text("last four digits")


def test_a_double_click_answers_once(page: Page) -> None:
    page.goto("/call/lost-bank-card")
    page.locator(f"{ANSWERS} a").first.dblclick()
    page.wait_for_url("**answer=debit")
    expect(page.locator("#road li")).to_have_count(1)


def test_a_decision_pressed_twice_is_kept_once(at_offer: Page, site: Served) -> None:
    before = decisions(site)
    at_offer.locator("[value=accepted]").dblclick()
    expect(at_offer.locator("main.accepted, main.call:not(:has(form.equals))")).to_be_visible()
    assert decisions(site) == before + 1


def test_after_a_decision_the_browser_goes_back_to_the_offer(at_offer: Page) -> None:
    with at_offer.expect_navigation():
        at_offer.locator("[value=accepted]").click()
    at_offer.go_back()
    expect(at_offer.locator("form.equals button")).to_have_count(2)
    at_offer.locator("[value=declined]").click()
    expect(at_offer.locator("#road")).to_contain_text("Declined")


def test_an_answer_is_fetched_ahead_and_nothing_recorded(page: Page, site: Served) -> None:
    page.goto("/call/lost-bank-card")
    answer = page.locator(f"{ANSWERS} a").first
    address = str(answer.get_attribute("href"))
    before = site.count(EVENTS)
    answer.hover()
    site.wait_until_fetched_ahead(address)
    assert site.count(EVENTS) == before
    answer.click()
    expect(page.locator("#road li")).to_have_count(1)
    assert site.asked(address) == 0


def test_an_end_that_was_refused_ahead_is_asked_for_and_recorded(page: Page, site: Served) -> None:
    page.goto("/call/slow-internet?customer.name=Sample&customer.number=LK-20417")
    answer = page.locator(f"{ANSWERS} a[href$='answer=one-service']")
    address = str(answer.get_attribute("href"))
    answer.hover()
    site.wait_until_fetched_ahead(address)
    before = site.count(ENDS)
    answer.click()
    expect(page.locator("main.resolved")).to_be_visible()
    assert site.asked(address) == 1
    assert site.count(ENDS) == before + 1
