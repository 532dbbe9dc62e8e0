"""Every kind of page of the real application: for everybody, on every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page

from engine.state import Channel
from tests.browser.scripted import PAGES, pages
from tests.browser.server import Served

pytestmark = pytest.mark.browser

SITE = {
    "home": "/",
    "map": "/guides/garage-advisor/map",
    "script": "/guides/garage-advisor/script",
    "problems": "/problems",
    "api": "/api",
    "found": "/find?q=lost+my+card",
    "at a step": "/call/lost-bank-card/at/police",
    "at a step over an offer": "/call/slow-internet/at/wifi-ordered",
    "nothing found": "/find?q=xyzzy",
    "nothing there": "/nothing",
    "no such guide": "/call/nothing",
    "a token from elsewhere": "/self-service/garage-advisor/AAAA",
}
WALKS: list[tuple[Channel, str]] = [
    (channel, kind) for channel in ("agent", "self-service") for kind in PAGES
]


@pytest.fixture(scope="module")
def lenient(chromium: Browser) -> Page:
    """A page into which axe may be put."""
    return chromium.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True).new_page()


def assert_for_everybody(page: Page, address: str) -> None:
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("name", SITE)
def test_a_page_of_the_site_is_for_everybody(lenient: Page, site: Served, name: str) -> None:
    assert_for_everybody(lenient, site.url + SITE[name])


@pytest.mark.parametrize(("channel", "kind"), WALKS)
def test_a_page_of_a_walk_is_for_everybody(
    lenient: Page, site: Served, channel: Channel, kind: str
) -> None:
    assert_for_everybody(lenient, site.address(pages(channel)[kind]))
