"""Every page of the real application, in every state: for everybody, on every screen.

The pictures stay in `build/screenshots/`, for people to look at.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from engine.state import Channel
from tests.browser.hosts import Host, host
from tests.browser.looking import DESK, PHONE, WIDEST, seen, too_wide, turn
from tests.browser.scripted import PAGES, pages
from tests.browser.server import Served, served
from tests.browser.states import STATES

pytestmark = pytest.mark.browser

WIDE = ("home", "map", "agent offer", "agent choice", "self-service choice", "agent resolved")
"""The pages that are looked at on the widest screen too."""
WIDTHS = (999, 1000, 1920)
"""Either side of where columns begin, and where all is wide: no page is wider than they are."""
SITE = {
    "home": "/",
    "map": "/guides/garage-advisor/map",
    "step of a map": "/guides/slow-internet/step?id=what-is-slow",
    "script": "/guides/leave-internet/script",
    "problems": "/problems",
    "api": "/api",
    "to find": "/find",
    "found": "/find?q=lost+my+card",
    "nothing found": "/find?q=xyzzy",
    "at a step": "/call/lost-bank-card/at/police",
    "at a step over an offer": "/call/slow-internet/at/wifi-ordered",
    "nothing there": "/nothing",
    "no such guide": "/call/nothing",
    "no such step": "/call/slow-internet/at/nothing",
    "a fact that cannot be": "/call/slow-internet?customer.household=many",
    "a token from elsewhere": "/self-service/garage-advisor/AAAA",
    "practice": "/practice/lost-bank-card?number=3",
    "embedded": "/embed/slow-internet",
    "Arabic": "/self-service/bereavement?lang=ar",
    "Arabic for agents": "/call/bereavement?lang=ar",
    "German": "/self-service/bereavement?lang=de",
}
WALKS: list[tuple[Channel, str]] = [
    (channel, kind) for channel in ("agent", "self-service") for kind in PAGES
]
OPERATOR = """
people:
  - {{label: Call 0150 000000, link: "tel:0150000000", hours: "Monday to Friday, 8 am to 8 pm"}}
  - {{label: Write to us, link: "mailto:help@stoneway.example"}}
embed: ["{shop}"]
"""
DEMO = (Path(__file__).parents[2] / "docs/embedding/host.html").read_text("utf-8")

Reach = Callable[[Page], object]
"""Leads a page to what is to be looked at."""


class House(NamedTuple):
    """An installation whose operator has said who they are, and a site that shows its guides."""

    guides: Served
    shop: Host


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    with host() as shop:
        (folder / "operator.yaml").write_text(OPERATOR.format(shop=shop.origin))
        with served(folder / "data", folder / "operator.yaml") as guides:
            shop.pages["/"] = DEMO.replace("http://127.0.0.1:8000", guides.url)
            yield House(guides, shop)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation in which guides are being written."""
    with served(tmp_path_factory.mktemp("study"), watch=True) as running:
        yield running


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Page:
    """A page into which axe may be put, the same for all: a new one takes its time."""
    return chromium.new_context(bypass_csp=True).new_page()


def faults(page: Page, name: str, reach: Reach) -> dict[tuple[int, str], list[str]]:
    """What is wrong on any screen, each of which it is reached on anew."""
    found: dict[tuple[int, str], list[str]] = {}
    for screen in (PHONE, DESK, WIDEST) if name in WIDE else (PHONE, DESK):
        turn(page, screen)
        reach(page)
        found[screen.width, screen.colours] = seen(page, screen, name)
    for width in WIDTHS:
        found[width, "any"] = too_wide(page, width)
    return {screen: each for screen, each in found.items() if each}


@pytest.mark.parametrize("name", SITE)
def test_a_page_of_the_site_is_for_everybody(page: Page, house: House, name: str) -> None:
    address = house.guides.url + SITE[name]
    assert faults(page, name, lambda page: page.goto(address)) == {}


@pytest.mark.parametrize(("channel", "kind"), WALKS)
def test_a_page_of_a_walk_is_for_everybody(
    page: Page, house: House, channel: Channel, kind: str
) -> None:
    address = house.guides.address(pages(channel)[kind])
    assert faults(page, f"{channel} {kind}", lambda page: page.goto(address)) == {}


@pytest.mark.parametrize("name", STATES)
def test_a_state_of_a_page_is_for_everybody(page: Page, house: House, name: str) -> None:
    assert faults(page, name, lambda page: STATES[name](page, house.guides)) == {}


def test_a_site_around_a_guide_is_for_everybody(page: Page, house: House) -> None:
    def show(page: Page) -> None:
        page.goto(f"{house.shop.origin}/", wait_until="networkidle")

    assert faults(page, "host", show) == {}


def test_the_preview_is_for_everybody(page: Page, study: Served) -> None:
    assert (
        faults(page, "preview", lambda page: page.goto(f"{study.url}/preview/slow-internet")) == {}
    )
    expect(page.locator("iframe")).to_have_count(3)
    page.goto("about:blank")
