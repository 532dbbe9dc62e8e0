"""What a customer types is shown as it is: it runs nowhere, and pushes nothing off the page."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

WORDS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "an attribute": '" autofocus onfocus=alert(1) x="',
    "a template": "{{ 7 * 7 }} {% include 'x' %} {plan} ${7*7}",
    "a link": "[x](javascript:alert(1)) ![y](//elsewhere.test/z.png)",
    "right to left": "\u05d0\u05e0\u05d9 \u05dc\u05e7 \u0623\u0646\u0627",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 e" + "\u0301" * 20,
    "a long word": "Wolkenkratzer" * 8,
}


@pytest.fixture(params=WORDS)
def words(request: pytest.FixtureRequest) -> str:
    return WORDS[request.param]


def name_in(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.fill("#answer", words[:80])
    with page.expect_navigation():
        page.click("form.box .button")


def test_the_agents_screen_shows_them_and_nothing_happens(
    page: Page, complaints: list[str], words: str
) -> None:
    name_in(page, "/call/slow-internet", words)
    expect(page.locator("#road .answer").first).to_be_visible()
    said = page.locator("#road .answer").first.inner_text().split()
    refused = page.locator("[role=alert]").count()
    assert refused or said == words[:80].split()
    for width in (320, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not [each for each in complaints if "422" not in each]
