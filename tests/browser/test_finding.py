"""Finding while one types, by key alone."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_slash_some_words_and_enter_open_the_guide(page: Page, complaints: list[str]) -> None:
    page.goto("/")
    before = page.locator("main h1").bounding_box()
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a guide or a step")
    expect(box).to_be_focused()
    page.keyboard.type("intrenet is slow")
    rows = page.get_by_role("option")
    expect(rows.first).to_contain_text("Slow internet")
    expect(rows.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator("main h1").bounding_box() == before
    page.keyboard.press("Enter")
    page.wait_for_url("**/call/slow-internet/*")
    assert complaints == []


def test_arrows_choose_and_escape_goes_back_to_where_one_was(page: Page) -> None:
    page.goto("/call/lost-bank-card")
    answer = page.get_by_role("link", name="Debit card")
    answer.focus()
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Find a guide or a step")
    page.keyboard.type("speed test")
    rows = page.get_by_role("option")
    expect(rows.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.locator('[role=option][aria-selected="true"]')
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", "found-2")
    page.keyboard.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("")
    expect(answer).to_be_focused()


def test_enter_at_once_waits_for_what_is_found(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("my mother died")
    page.keyboard.press("Enter")
    page.wait_for_url("**/call/bereavement/*")


def test_what_was_found_is_announced(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("xyzzy")
    expect(page.get_by_role("option")).to_contain_text("Nothing found")
    expect(page.locator(".find [role=status]")).to_have_text("Found: 0")


def test_on_a_narrow_screen_the_box_opens_over_the_bar(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/call/lost-bank-card")
    link = page.get_by_role("link", name="Find", exact=True)
    link.click()
    box = page.get_by_role("combobox", name="Find a guide or a step")
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("speed test")
    expect(page.get_by_role("option").first).to_be_visible()


def test_a_hit_in_a_guide_opens_it_there_once_what_is_missing_was_asked(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("pin was written in the walet")
    page.keyboard.press("Enter")
    page.wait_for_url("**/call/lost-bank-card/at/pin-kept")
    name = page.get_by_label("What is your full name?")
    expect(name).to_be_focused()
    page.keyboard.type("Ada Lovelace")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/call/lost-bank-card/[^/]{20,}"))
    expect(page.locator("#road")).to_contain_text("Ada Lovelace")
