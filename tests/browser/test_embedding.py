"""A guide within another site: as high as it is, with what the site knows, deaf to strangers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.browser.hosts import Host, host
from tests.browser.server import Served, served

pytestmark = pytest.mark.browser

DEMO = (Path(__file__).parents[2] / "docs/embedding/host.html").read_text("utf-8")
FORGED = """<script>
const said = { callguide: 1, height: 9999, outcome: "resolved", begins: true };
let spoken = 0;
const speak = () => {
  spoken++;
  for (let i = 0; i < parent.frames.length; i++) parent.frames[i].postMessage(said, "*");
  parent.postMessage(said, "*");
};
speak(); setInterval(speak, 20);
</script>"""


class Sites(NamedTuple):
    """The guides, a site that may show them, and one that may not."""

    guides: Served
    shop: Host
    stranger: Host


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    folder = tmp_path_factory.mktemp("embedding")
    operator = folder / "operator.yaml"
    with host() as shop, host() as stranger:
        operator.write_text(f"embed: ['{shop.origin}']\n")
        with served(folder / "data", operator) as guides:
            yield Sites(guides, shop, stranger)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()


def one_line(guides: Served, facts: dict[str, object] | None = None) -> str:
    more = "" if facts is None else f" data-facts='{json.dumps(facts)}'"
    source = f'src="{guides.url}/embed.js" data-guide="leave-internet"'
    return f"<!doctype html><body><script {source}{more} async></script>"


def shown(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[name^=callguide]")


def height(page: Page) -> int:
    return int(page.locator("iframe[name^=callguide]").evaluate("each => each.clientHeight"))


def is_whole(page: Page) -> bool:
    """Whether the frame shows all of its page, and no more."""
    inner = (
        shown(page)
        .locator("body")
        .evaluate("each => Math.ceil(each.getBoundingClientRect().height)")
    )
    return bool(height(page) == inner)


def settle(page: Page) -> None:
    page.wait_for_function(
        "() => document.querySelector('iframe[name^=callguide]').style.height !== '36rem'"
    )


def test_the_demo_page_shows_a_guide_that_fits_and_ends(page: Page, sites: Sites) -> None:
    sites.shop.pages["/"] = DEMO.replace("http://127.0.0.1:8000", sites.guides.url)
    page.goto(f"{sites.shop.origin}/")
    expect(shown(page).locator("h1")).to_be_visible()
    settle(page)
    assert is_whole(page)
    before = height(page)
    assert page.evaluate("document.activeElement.localName") == "body"
    shown(page).locator("#answer").fill("Sam Lee")
    with page.expect_response(lambda reply: "/embed/slow-internet/" in reply.url):
        shown(page).locator("main .button").first.click()
    expect(shown(page).locator("h1")).to_be_focused()
    assert before > 100


def test_what_the_site_knows_is_not_asked(page: Page, sites: Sites) -> None:
    sites.shop.pages["/known"] = one_line(sites.guides, {"customer.name": "Robin Field"})
    sites.shop.pages["/unknown"] = one_line(sites.guides)
    page.goto(f"{sites.shop.origin}/unknown")
    asked = shown(page).locator("h1").inner_text()
    page.goto(f"{sites.shop.origin}/known")
    expect(shown(page).locator("h1")).not_to_have_text(asked)
    assert "Robin" not in str(page.frames[-1].url)


def test_a_site_that_may_not_shows_nothing(page: Page, sites: Sites) -> None:
    sites.stranger.pages["/"] = one_line(sites.guides)
    sites.stranger.pages["/known"] = one_line(sites.guides, {"customer.name": "Robin Field"})
    for path in ("/", "/known"):
        page.goto(f"{sites.stranger.origin}{path}")
        shown(page).locator("body.neterror").wait_for(state="attached")
        assert page.frames[-1].url.startswith("chrome-error:")


def test_a_frame_beside_it_can_neither_forge_nor_overhear(page: Page, sites: Sites) -> None:
    sites.stranger.pages["/beside"] = FORGED
    sites.shop.pages["/beside"] = (
        f'{one_line(sites.guides)}<iframe src="{sites.stranger.origin}/beside"></iframe>'
        "<script>window.ends = 0; addEventListener('callguide-end', () => ends++)</script>"
    )
    page.goto(f"{sites.shop.origin}/beside")
    expect(shown(page).locator("h1")).to_be_visible()
    settle(page)
    beside = next(each for each in page.frames if each.url.startswith(sites.stranger.origin))
    beside.wait_for_function("spoken > 5")
    assert (is_whole(page), page.evaluate("window.ends")) == (True, 0)


def test_the_page_around_cannot_speak_for_the_guide(page: Page, sites: Sites) -> None:
    sites.shop.pages["/self"] = one_line(sites.guides) + (
        "<script>window.ends = 0; addEventListener('callguide-end', () => ends++);"
        "window.heard = 0; addEventListener('message', () => heard++);"
        "const forged = { callguide: 1, height: 9999, outcome: 'resolved' };"
        "setInterval(() => postMessage(forged, '*'), 20)</script>"
    )
    page.goto(f"{sites.shop.origin}/self")
    settle(page)
    page.wait_for_function("heard > 5")
    assert (is_whole(page), page.evaluate("window.ends")) == (True, 0)
