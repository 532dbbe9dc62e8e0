"""Customers who do not follow the script, by key alone and without one."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_t_notes_what_the_customer_told_already(page: Page, complaints: list[str]) -> None:
    page.goto("/call/lost-bank-card")
    page.keyboard.press("t")
    expect(page.get_by_label("Already told me")).to_be_focused()
    page.keyboard.type("Which card debit")
    page.keyboard.press("Enter")
    expect(page.locator("#road")).to_contain_text("Told before it was asked")
    expect(page.get_by_label("Last four digits")).to_be_focused()
    assert complaints == []


def test_an_interruption_goes_back_to_where_the_call_was_by_its_first_key(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/call/slow-internet?customer.name=Sam&customer.number=LK-20417")
    asked = page.locator("#words").inner_text()
    page.get_by_role("link", name="Objects").click()
    expect(page.locator(".below")).to_contain_text("Back to Slow internet")
    for key in ("5", "Enter"):
        expect(page.locator("#words")).to_be_focused()
        page.keyboard.press(key)
        page.wait_for_load_state()
    page.wait_for_url(re.compile("/call/slow-internet/"))
    expect(page.locator("#words")).to_have_text(asked)
    expect(page.locator("#case-note")).to_have_value(re.compile("An objection, "))
    assert complaints == []
