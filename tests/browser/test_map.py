"""The map of a guide in a browser: at a glance, drawn, found, and one step of it as both see it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESK
from tests.browser.looking import audited
from tests.browser.people import Agent
from tests.browser.scripted import script
from tests.browser.server import Served

pytestmark = pytest.mark.browser

MAP = "/guides/slow-internet/map"
STEP = "measure-again"
NUMBER = "29"
DRAWN = ".drawing a[data-step='measure-again']"
GLANCED = ".outline a[data-step='measure-again']"


SCALE = "new DOMMatrix(getComputedStyle(document.querySelector('.sheet')).transform).a"
LEFT = "document.querySelector('.drawing').scrollLeft"


def is_in_view(page: Page, link: str) -> bool:
    return bool(
        page.evaluate(
            """link => {
                const one = document.querySelector(link);
                const box = one.closest(".scroll");
                const [seen, around] = [one, box].map((each) => each.getBoundingClientRect());
                return seen.left >= around.left && seen.right <= around.right
                    && seen.top >= around.top && seen.bottom <= around.bottom;
            }""",
            link,
        )
    )


def test_all_steps_are_in_view_at_a_glance(page: Page) -> None:
    page.goto(MAP)
    seen = page.locator(".outline a[data-step]")
    assert seen.count() == 92
    assert (
        page.evaluate(
            """() => {
            const edge = document.querySelector(".outline").getBoundingClientRect();
            return [...document.querySelectorAll(".outline a[data-step]")].filter((each) => {
                const box = each.getBoundingClientRect();
                return box.right > edge.right || box.bottom > edge.bottom
                    || parseFloat(getComputedStyle(each).fontSize) < 12;
            }).map((each) => each.dataset.step);
        }"""
        )
        == []
    )


def test_a_step_is_found_and_seen_as_both_see_it_by_keyboard_alone(page: Page) -> None:
    page.goto(MAP)
    page.keyboard.press("f")
    page.keyboard.type(NUMBER)
    expect(page.locator("#found-steps")).to_have_text("1 / 1")
    expect(page.locator(GLANCED).locator("..")).to_have_class("line is-found is-here")
    page.keyboard.press("Enter")
    beside = page.locator(".chosen-step")
    expect(beside.locator("h2")).to_be_focused()
    frames = [beside.frame_locator("iframe").nth(at).locator("main") for at in range(2)]
    for frame in frames:
        expect(frame).to_contain_text("What download speed does it show now?")
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(page.locator(GLANCED)).to_be_focused()


def test_the_drawing_is_zoomed_and_moved_by_keys_wheel_and_pointer(page: Page) -> None:
    page.goto(f"{MAP}#step-{STEP}")
    expect(page.locator(DRAWN)).to_be_visible()
    assert is_in_view(page, DRAWN)
    page.keyboard.press("+")
    assert page.evaluate(SCALE) == pytest.approx(1.25)
    assert is_in_view(page, DRAWN)
    box = page.locator(".drawing").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.keyboard.down("Control")
    page.mouse.wheel(0, 100)
    page.keyboard.up("Control")
    page.wait_for_function(
        "new DOMMatrix(getComputedStyle(document.querySelector('.sheet')).transform).a < 1"
    )
    expect(page.locator(".is-zooming")).to_have_count(0)
    before = page.evaluate(LEFT)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 100, box["y"] + box["height"] / 2)
    page.mouse.up()
    assert page.evaluate(LEFT) == pytest.approx(before - 100, abs=1)
    assert page.locator(".chosen-step").is_hidden()
    page.keyboard.press("0")
    expect(page.locator(GLANCED)).to_be_visible()


def test_a_call_is_shown_on_the_map_and_gone_on_with(agent: Agent) -> None:
    known = script("slow-internet", "a restart brings the speed back")
    agent.page.goto(f"/call/{known.start}")
    agent.walk(known, until=STEP)
    agent.page.get_by_role("link", name="Map").click()
    current = agent.page.locator(".outline [aria-current=step]")
    expect(current).to_have_attribute("data-step", STEP)
    assert agent.page.locator(".outline .is-passed").count() > 5
    assert is_in_view(agent.page, GLANCED)
    agent.page.get_by_role("link", name="Agent’s screen").click()
    expect(agent.page.locator("#words")).to_contain_text("What download speed does it show now?")


def test_the_whole_map_is_printed_on_one_page(page: Page) -> None:
    page.goto(MAP)
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_without_script_all_is_on_the_page_and_leads_to_the_steps(
    chromium: Browser, site: Served
) -> None:
    context = chromium.new_context(viewport=DESK, base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(MAP)
    expect(page.locator(DRAWN)).to_be_visible()
    page.click(GLANCED)
    expect(page.locator(".one-step h2")).to_contain_text(NUMBER)
    assert page.locator("iframe").count() == 2
    context.close()


def test_axe_finds_nothing_on_a_map_in_any_state(chromium: Browser, site: Served) -> None:
    context = chromium.new_context(viewport=DESK, base_url=site.url, bypass_csp=True)
    page = context.new_page()
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(MAP)
        page.keyboard.press("f")
        page.keyboard.type("router")
        page.keyboard.press("Enter")
        expect(page.locator(".chosen-step h2")).to_be_focused()
        found += audited(page)
        page.keyboard.press("Escape")
        page.keyboard.press("+")
        found += audited(page)
    context.close()
    assert found == []
