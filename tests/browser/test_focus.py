"""Where the focus is after each step, and that a screen reader is told of what is new there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.people import Agent, Customer
from tests.browser.server import Served
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  const at = document.activeElement;
  const described = (at.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  const parts = [at, ...described.map((id) => document.getElementById(id))];
  return [at.id || at.localName, parts.map((each) => each.innerText).join(" ")];
}"""
"""What has the focus, and what a screen reader reads of it: its own words, then its description."""


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED)[0])


def assert_step_is_told(page: Page, at: str) -> None:
    """The focus is in the call itself, with the step's words; the title is of the step too."""
    words = page.locator("#words").inner_text()
    where, told = page.evaluate(FOCUSED)
    assert (where, words in told) == (at, True), told
    assert page.title().count(" · ") == 1


def test_an_agent_is_led_from_step_to_step(agent: Agent) -> None:
    page = agent.page
    page.goto("/call/lost-bank-card")
    assert_step_is_told(page, "words")
    agent.go("1")
    assert_step_is_told(page, "answer")
    page.keyboard.type("12x")
    agent.go("Enter")
    assert_step_is_told(page, "answer")
    assert page.locator("#error").inner_text() in page.evaluate(FOCUSED)[1]
    agent.press("Control+a")
    page.keyboard.type("4518")
    agent.go("Enter")
    assert_step_is_told(page, "words")
    agent.go("b")
    assert_step_is_told(page, "answer")
    agent.press("Escape")
    assert_step_is_told(page, "words")
    agent.press("?")
    expect(page.locator("#keys")).to_be_focused()
    agent.press("Escape", "c")
    expect(page.locator(".copied")).to_have_text("Copied")
    assert_step_is_told(page, "words")


def test_an_agent_is_led_through_what_is_told_tried_and_changed(agent: Agent) -> None:
    page = agent.page
    page.goto("/call/lost-bank-card")
    agent.press("t")
    page.keyboard.type("the moon")
    agent.go("Enter")
    unclear = page.get_by_role("alert").inner_text()
    assert (focused(page), unclear in page.evaluate(FOCUSED)[1]) == ("tell", True)
    agent.press("Control+a")
    page.keyboard.type("What happened")
    agent.go("Enter")
    assert_step_is_told(page, "words")
    agent.go("1")
    assert_step_is_told(page, "words")
    agent.go("1")
    page.keyboard.type("4518")
    agent.go("Enter")
    agent.go("2")
    expect(page.locator("#road .tried")).to_have_count(1)
    assert_step_is_told(page, focused(page))
    agent.find("#road summary:has-text('Debit')")
    agent.press("Enter")
    expect(page.locator("#road details")).to_have_attribute("open", "")
    agent.press("Tab")
    agent.go("Tab", "Enter")
    assert_step_is_told(page, focused(page))


def test_an_agent_is_led_to_another_guide_and_back(agent: Agent) -> None:
    page = agent.page
    page.goto("/call/lost-bank-card")
    words = page.locator("#words").inner_text()
    agent.go(agent.key_of(".at-hand a[href$='open=objects']"))
    for key in ("5", "Enter"):
        assert_step_is_told(page, "words")
        agent.go(key)
    assert_step_is_told(page, "words")
    assert page.locator("#words").inner_text() == words


def test_what_a_change_would_lose_is_told_with_the_button_that_makes_it(
    page: Page, site: Served
) -> None:
    STATES["agent confirming"](page, site)
    expect(page.get_by_role("button", name="Change it")).to_be_focused()
    assert "10 answers would then no longer count" in page.evaluate(FOCUSED)[1]


def test_a_customer_begins_at_the_top_of_a_page_named_for_its_step(customer: Customer) -> None:
    page = customer.page
    page.goto("/self-service/lost-bank-card")
    for name, answer in (("Which card", "debit"), ("Last four digits", "12x")):
        assert (page.title().partition(" · ")[0], focused(page)) == (name, "body")
        with page.expect_navigation():
            customer.answer(answer)
    assert page.title().startswith("Error: Last four digits")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text("Please give the last four digits only")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#answer")).to_be_focused()
    with page.expect_navigation():
        customer.answer("4518")
    for key in ("Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#words")).to_be_focused()
    assert_step_is_told(page, "words")
