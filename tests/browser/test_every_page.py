"""Every page of the real application, in every state: for everybody, on every screen.

The pictures stay in `build/screenshots/`, for people to look at.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Browser, Page, expect

from engine.state import Channel
from tests.browser.scripted import PAGES, pages
from tests.browser.server import Served, served

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


class Screen(NamedTuple):
    """A screen that somebody has, in the colours that they like."""

    width: int
    height: int
    colours: Literal["light", "dark"]


SCREENS = (Screen(320, 640, "light"), Screen(1280, 800, "dark"), Screen(1920, 1080, "light"))
WIDE = ("home", "map", "agent offer", "agent choice", "self-service choice", "agent resolved")
"""The pages that are looked at on the widest screen too."""
SITE = {
    "home": "/",
    "map": "/guides/garage-advisor/map",
    "step of a map": "/guides/slow-internet/step?id=what-is-slow",
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
    "practice": "/practice/lost-bank-card?number=3",
    "embedded": "/embed/slow-internet",
    "Arabic": "/self-service/bereavement?lang=ar",
    "German": "/self-service/bereavement?lang=de",
}
WALKS: list[tuple[Channel, str]] = [
    (channel, kind) for channel in ("agent", "self-service") for kind in PAGES
]
SHIFTS = """() => new Promise(told => {
  let moved = 0;
  new PerformanceObserver(seen => { for (const each of seen.getEntries()) moved += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => told(moved)));
})"""
"""How much has moved since the first paint, as browsers measure it (cumulative layout shift)."""

OPERATOR = """
people:
  - {label: Call 0150 000000, link: "tel:0150000000", hours: "Monday to Friday, 8 am to 8 pm"}
  - {label: Write to us, link: "mailto:help@stoneway.example"}
embed: [https://www.stoneway.example]
"""

Look = Callable[[str, str], None]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An installation whose operator has said who they are."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "operator.yaml").write_text(OPERATOR)
    with served(folder / "data", folder / "operator.yaml") as running:
        yield running


@pytest.fixture(scope="module")
def browser_page(chromium: Browser) -> Page:
    """A page into which axe may be put."""
    return chromium.new_context(bypass_csp=True).new_page()


@pytest.fixture
def look(browser_page: Page) -> Look:
    """Looks at an address on every screen; what is found is named by screen."""
    PICTURES.mkdir(parents=True, exist_ok=True)

    def look_at(address: str, name: str) -> None:
        screens = SCREENS if name in WIDE else SCREENS[:2]
        found = {screen: faults(browser_page, screen, address, name) for screen in screens}
        assert {screen: each for screen, each in found.items() if each} == {}

    return look_at


def faults(page: Page, screen: Screen, address: str, name: str) -> list[str]:
    """What is wrong with a page on a screen; its picture is kept."""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.colours)
    page.goto(address)
    return seen(page, screen, name)


def seen(page: Page, screen: Screen, name: str) -> list[str]:
    """What is wrong with a page that is open."""
    found = []
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > screen.width:
        found.append(f"{wide} pixels wide")
    moved = page.evaluate(SHIFTS)
    if moved:
        found.append(f"moved by {moved} after the first paint")
    picture = f"{name.replace(' ', '-')}-{screen.width}-{screen.colours}.png"
    page.screenshot(path=PICTURES / picture, full_page=True)
    if screen.width > 1280:
        return found
    violations = Axe().run(page).response["violations"]
    return found + [f"{each['id']}: {[n['html'] for n in each['nodes']]}" for each in violations]


@pytest.mark.parametrize("name", SITE)
def test_a_page_of_the_site_is_for_everybody(look: Look, house: Served, name: str) -> None:
    look(house.url + SITE[name], name)


@pytest.mark.parametrize(("channel", "kind"), WALKS)
def test_a_page_of_a_walk_is_for_everybody(
    look: Look, house: Served, channel: Channel, kind: str
) -> None:
    look(house.address(pages(channel)[kind]), f"{channel} {kind}")


@pytest.mark.parametrize("channel", ["agent", "self-service"])
def test_a_refused_answer_and_a_question_that_is_changed_are_for_everybody(
    browser_page: Page, house: Served, channel: Channel
) -> None:
    position = pages(channel)["number"]
    for screen in SCREENS[:2]:
        assert faults(browser_page, screen, house.address(position), f"{channel} number") == []
        browser_page.locator("#answer").fill("a lot")
        browser_page.locator("form.box .button").click()
        expect(browser_page.locator("[aria-invalid]")).to_be_visible()
        assert seen(browser_page, screen, f"{channel} refused") == []
        browser_page.locator("a[href*='change=']:not([href*='answer'])").first.evaluate(
            "link => location.assign(link.href)"
        )
        browser_page.wait_for_url("**change=**")
        assert seen(browser_page, screen, f"{channel} changing") == []


def test_the_look_back_on_a_practice_is_for_everybody(browser_page: Page, house: Served) -> None:
    for screen in SCREENS[:2]:
        practice = f"{house.url}/practice/slow-internet?number=0"
        assert faults(browser_page, screen, practice, "practice begun") == []
        browser_page.locator("main .answers a", has_text="Only one website").click()
        expect(browser_page.locator(".look-back")).to_be_visible()
        assert seen(browser_page, screen, "practice look-back") == []
