"""Walks in other languages, one of them written from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.looking import audited
from tests.browser.server import Served

pytestmark = pytest.mark.browser


@pytest.fixture
def arabic(chromium: Browser) -> Iterator[Page]:
    """A browser that prefers Arabic; axe may be put into its pages."""
    context = chromium.new_context(
        locale="ar", viewport={"width": 320, "height": 640}, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def assert_for_everybody(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert audited(page) == []


def middle(found: Locator) -> float:
    box = found.first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


def answered(page: Page, typed: str | None = None) -> None:
    if typed is None:
        page.click(".answers .row a, p.answers .button")
    else:
        page.fill("#answer", typed)
        page.click("form.box .button")


def test_a_customer_goes_from_the_right_to_the_left(arabic: Page, site: Served) -> None:
    arabic.goto(f"{site.url}/self-service/bereavement")
    assert arabic.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    answered(arabic)
    assert_for_everybody(arabic)
    answered(arabic)
    answered(arabic, "ليلى")
    answered(arabic, "12")
    assert "ثمانية" in arabic.inner_text("[role=alert]")
    assert_for_everybody(arabic)
    assert middle(arabic.locator(".back")) > middle(arabic.locator(".above .left"))
    answered(arabic, "")
    answered(arabic, "2026-11-01")
    assert "2027" in arabic.inner_text("main")


def test_an_agent_has_the_road_at_the_right(arabic: Page, site: Served) -> None:
    arabic.set_viewport_size({"width": 1280, "height": 800})
    arabic.goto(f"{site.url}/call/bereavement")
    answered(arabic)
    assert_for_everybody(arabic)
    road, call, customer = (
        middle(arabic.locator(each)) for each in (".road", ".call", ".customer")
    )
    assert road > call > customer
    arabic.set_viewport_size({"width": 390, "height": 800})
    arabic.click("[popovertarget=road]")
    assert middle(arabic.locator(".road")) > 195


def test_a_person_chooses_another_language_and_keeps_it(arabic: Page, site: Served) -> None:
    arabic.goto(f"{site.url}/self-service/bereavement")
    answered(arabic)
    arabic.click("text=Deutsch")
    assert arabic.evaluate("[document.documentElement.lang, document.dir]") == ["de", "ltr"]
    assert "In welcher Beziehung" in arabic.inner_text("h1")
    arabic.goto(f"{site.url}/")
    assert "Ein Kunde ist gestorben" in arabic.inner_text("main")
    assert_for_everybody(arabic)
