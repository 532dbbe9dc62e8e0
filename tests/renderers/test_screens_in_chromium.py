"""Both screens in a real browser: large enough, by keyboard, without script."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from engine import page as parts
from engine.walk import Position
from renderers.static_files import static_files
from tests.renderers.content import walked
from tests.renderers.screens import HERE, LINKS, RENDER, at, every_page

pytestmark = pytest.mark.browser

ORIGIN = "http://callguide.test"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def body(position: Position, **page: object) -> bytes:
    return RENDER[position.origin.channel](parts.Page(position, **page), LINKS)  # type: ignore[arg-type]


WALKS = {name: body(position) for name, position in every_page().items()}
WALKS["agent refused"] = body(at("count"), error="Enter a whole number.", typed="x")
WALKS["self-service refused"] = body(at("count", "self-service"), error="Enter one.", typed="x")
SOME = [
    f"{channel} {step}"
    for channel in RENDER
    for step in ("devices", "pick", "measure", "refused", "faster", "person")
]


@dataclass
class Site:
    """Serves one body at every address and keeps the addresses that were asked for."""

    body: bytes = b""
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def serve(self, route: Route) -> None:
        request = route.request
        name = request.url.rpartition("/")[2]
        if name in static_files():
            file = static_files()[name]
            route.fulfill(body=file.body, content_type=file.media_type)
            return
        self.asked.append((request.method, request.url, request.post_data or ""))
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=self.body, headers=headers)

    def open(self, page: Page, content: bytes) -> None:
        """Show `content` at the address of a walk."""
        self.body = content
        page.goto(ORIGIN + HERE)
        if b" autofocus" in content:
            expect(page.locator("[autofocus]")).to_be_focused()
        self.asked.clear()


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Iterator[Page]:
    page = context.new_page()
    page.route("**/*", site.serve)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def unscripted(chromium: Browser, site: Site) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False
    )
    context.route("**/*", site.serve)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [name for name in SOME if name.startswith("agent")])
def test_the_words_to_say_can_be_read_at_arms_length(page: Page, site: Site, name: str) -> None:
    site.open(page, WALKS[name])
    size, wide, line = page.evaluate(
        """() => {
            const words = document.querySelector("#words");
            const ruler = words.appendChild(document.createElement("span"));
            ruler.textContent = "0".repeat(60);
            ruler.style.position = "absolute";
            const size = parseFloat(getComputedStyle(words).fontSize);
            return [size, words.clientWidth, ruler.offsetWidth];
        }"""
    )
    assert size >= 22
    assert wide <= line + 1


def test_all_of_a_question_is_in_view_on_the_smallest_desk(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    site.open(page, WALKS["agent devices"])
    for part in ("#words", "aside.note", ".answers li:last-child", "#road", "#case-note"):
        assert page.locator(part).bounding_box()["y"] < 720, part  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "keys", "query"),
    [
        ("agent devices", ["1"], {"step": ["devices"], "answer": ["every"]}),
        ("agent devices", ["3"], {"step": ["devices"], "answer": ["some"]}),
        ("agent devices", ["b"], {"back": ["1"]}),
        ("agent devices", ["Backspace"], {"back": ["1"]}),
        ("agent devices", ["a"], {"step": ["devices"], "any-time": ["person"]}),
        ("agent restart", ["Enter"], {"step": ["restart"], "answer": ["done"]}),
        ("agent measure", ["Escape", "b"], {"back": ["1"]}),
    ],
)
def test_a_key_answers_or_goes_back(
    page: Page, site: Site, name: str, keys: list[str], query: dict[str, list[str]]
) -> None:
    site.open(page, WALKS[name])
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key)
    assert [parse_qs(urlsplit(url).query) for _, url, _ in site.asked] == [query]


def test_keys_are_letters_while_something_is_typed(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent measure"])
    page.keyboard.type("1b2c?")
    page.keyboard.press("Backspace")
    assert page.input_value("#answer") == "1b2c"
    assert site.asked == []


def test_enter_sends_what_was_typed(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent measure"])
    page.keyboard.type("45")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    ((method, _, sent),) = site.asked
    assert (method, parse_qs(sent)) == ("POST", {"step": ["measure"], "answer": ["45"]})


def test_lines_are_sent_with_control_and_enter(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent story"])
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert parse_qs(site.asked[0][2])["answer"] == ["one\r\ntwo"]


def test_keys_tick_several_answers_and_enter_sends_them(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent pick"])
    for key in ("3", "1", "2"):
        page.keyboard.press(key)
    assert not page.is_checked("[data-exclusive]")  # none of them, taken back by the others
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert parse_qs(site.asked[0][2])["answer"] == ["tv", "phone"]


def test_a_decision_is_posted_by_its_key(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent faster"])
    with page.expect_navigation():
        page.keyboard.press("2")
    ((method, _, sent),) = site.asked
    assert (method, parse_qs(sent)) == ("POST", {"step": ["faster"], "answer": ["declined"]})


def test_one_key_copies_the_case_note(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent devices"])
    page.keyboard.press("c")
    page.wait_for_selector("text=Copied")
    chosen = page.evaluate("getSelection().toString()")
    assert chosen.startswith("Help with the line")


def test_one_key_shows_the_keys(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent devices"])
    page.keyboard.press("?")
    assert page.is_visible("#keys")
    page.keyboard.press("Escape")
    assert not page.is_visible("#keys")


def test_an_answer_on_the_road_is_changed_with_two_clicks(page: Page, site: Site) -> None:
    site.open(page, WALKS["agent measure"])
    page.click("#road summary >> text=Which devices")
    with page.expect_navigation():
        page.click("#road button >> text=Only one")
    *_, (_, url, _) = site.asked
    changed = {"change": ["2"], "step": ["devices"], "answer": ["one"]}
    assert parse_qs(urlsplit(url).query) == changed


def test_the_last_step_of_a_long_road_is_in_view(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    site.open(page, WALKS["agent tell"])
    last = page.locator("#road ol > li").last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= 400


def test_drawers_hold_the_sides_on_a_narrow_screen_without_script(
    unscripted: Page, site: Site
) -> None:
    site.open(unscripted, WALKS["agent measure"])
    assert not unscripted.is_visible("#road")
    unscripted.click("button >> text=Road")
    assert unscripted.is_visible("#road summary >> text=Which devices")
    unscripted.keyboard.press("Escape")
    unscripted.click("button >> text=Customer")
    assert unscripted.is_visible("#case-note")


@pytest.mark.parametrize(
    ("step", "act", "query"),
    [
        ("devices", "text=Only one", {"step": ["devices"], "answer": ["one"]}),
        ("devices", "text=Back", {"back": ["1"]}),
        ("devices", "text=Speak to", {"step": ["devices"], "any-time": ["person"]}),
        ("restart", "text=It is on again", {"step": ["restart"], "answer": ["done"]}),
    ],
)
def test_a_customer_needs_no_script(
    unscripted: Page, site: Site, step: str, act: str, query: dict[str, list[str]]
) -> None:
    site.open(unscripted, WALKS[f"self-service {step}"])
    with unscripted.expect_navigation():
        unscripted.click(act)
    assert parse_qs(urlsplit(site.asked[0][1]).query) == query


def test_a_customer_types_without_script(unscripted: Page, site: Site) -> None:
    site.open(unscripted, WALKS["self-service measure"])
    unscripted.fill("#answer", "45")
    with unscripted.expect_navigation():
        unscripted.click("text=Continue")
    assert parse_qs(site.asked[0][2]) == {"step": ["measure"], "answer": ["45"]}


@pytest.mark.parametrize("name", [name for name in SOME if name.startswith("self-service")])
def test_what_a_customer_taps_is_large(page: Page, site: Site, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    site.open(page, WALKS[name])
    for target in page.locator("main .row, main .button").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
    size = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    assert size >= 19
    assert page.evaluate("document.querySelector('main').clientWidth") <= 40 * size


def test_a_refused_answer_leads_to_its_box(page: Page, site: Site) -> None:
    site.open(page, WALKS["self-service refused"])
    expect(page.locator(".summary")).to_be_focused()
    page.click(".summary a")
    expect(page.locator("#answer")).to_be_focused()


def test_an_offer_in_view_is_answered_without_scrolling(page: Page, site: Site) -> None:
    site.open(page, body(walked("Sam", "every", "45")))
    for button in page.locator("form.equals button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 900
    widths = {round(b.bounding_box()["width"]) for b in page.locator("form.equals button").all()}  # type: ignore[index]
    assert len(widths) == 1
