"""States of pages that no address alone leads to, and how somebody gets there."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from playwright.sync_api import Page, expect

from engine import rehearsal, walk
from engine.page import Page as Shown
from engine.state import Channel
from engine.walk import Position
from tests.browser.scripted import pages
from tests.browser.server import Served
from tests.sample import content

State = Callable[[Page, Served], None]
"""Brings the state about, on a page that has its screen already."""

KNOWN = "slow-internet?customer.name=Sam+Lee&customer.number=LK-20417"
CARD = "lost-bank-card"


def _far(channel: Channel) -> Position:
    """A walk with many answers."""
    guide = content().guides["slow-internet"]
    script = next(
        each
        for each in content().scripts[guide.id]
        if each.name == "a restart brings the speed back"
    )
    end = rehearsal.rehearse(guide, script).position
    assert end is not None
    return walk.replay(guide, end.state._replace(channel=channel))


def _confirming(channel: Channel) -> State:
    """What a change would lose, before it is made."""

    def reach(page: Page, house: Served) -> None:
        far = _far(channel)
        at = next(each.at for each in Shown(far).road if each.step == "what-is-slow")
        change = f"?change={at}&step=what-is-slow&answer=one-service"
        page.goto(house.address(far) + change)
        expect(page.locator("#lost")).to_be_visible()

    return reach


def _noted(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{CARD}")
    _open_sides(page)
    for box, words in (("own-note", "Found it in the coat."), ("call-note", "Calls from a train.")):
        page.locator(f"#{box}").fill(words)
        with page.expect_response("**/notes"):
            page.locator(f"#{box}").blur()
    page.goto(f"{page.url}?step=which-card&answer=debit")
    _open_sides(page)
    expect(page.locator("#call-note")).to_have_value("Calls from a train.")
    expect(page.locator("#road .noted")).to_have_count(1)


def _with_news(guide: str, told: str) -> State:
    """What changed in a guide since it was used last."""

    def reach(page: Page, house: Served) -> None:
        used = f"{guide}.0123456789abcdef.2026-11-01"
        page.context.add_cookies(
            [{"name": "callguide-used", "value": used, "domain": "127.0.0.1", "path": "/"}]
        )
        page.goto(f"{house.url}/call/{guide}")
        page.context.clear_cookies()
        expect(page.get_by_text(told)).to_be_visible()

    return reach


def _telling(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{KNOWN}")
    page.goto(f"{_here(page)}?tell=household")
    expect(page.locator("#answer")).to_be_focused()


def _told_in_vain(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{KNOWN}")
    _open_sides(page)
    page.locator("#tell").fill("the moon")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    _open_sides(page)
    expect(page.locator("#tell-unclear")).to_be_visible()


def _trying(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{KNOWN}")
    _open_sides(page)
    page.locator("details.tried > summary").click()
    expect(page.locator(".ahead li").first).to_be_visible()


def _stacked(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{KNOWN}")
    for guide in (CARD, "objects"):
        page.goto(f"{_here(page)}?open={guide}")
    expect(page.locator(".below li")).to_have_count(2)


def _found(address: str) -> State:
    """Rows below the box, while one types."""

    def reach(page: Page, house: Served) -> None:
        page.goto(house.url + address)
        page.keyboard.press("/")
        page.keyboard.type("intrenet slow")
        expect(page.get_by_role("option").first).to_be_visible()

    return reach


def _home_in_arabic(page: Page, house: Served) -> None:
    page.set_extra_http_headers({"accept-language": "ar"})
    page.goto(f"{house.url}/")
    page.set_extra_http_headers({})
    expect(page.locator("html[dir=rtl]")).to_be_attached()


def _keys(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/call/{KNOWN}")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()


def _refused(channel: Channel) -> State:
    """A typed answer that cannot be taken."""

    def reach(page: Page, house: Served) -> None:
        page.goto(house.address(pages(channel)["number"]))
        page.locator("#answer").fill("a lot")
        page.locator("form.box .button").click()
        expect(page.locator("[aria-invalid]")).to_be_visible()

    return reach


def _changing(channel: Channel) -> State:
    """An earlier question, to be answered otherwise."""

    def reach(page: Page, house: Served) -> None:
        page.goto(house.address(pages(channel)["number"]))
        change = page.locator("a[href*='change=']:not([href*='answer'])").first
        page.goto(house.url + str(change.get_attribute("href")))

    return reach


def _looking_back(page: Page, house: Served) -> None:
    page.goto(f"{house.url}/practice/slow-internet?number=0")
    page.locator("main .answers a", has_text="Only one website").click()
    expect(page.locator(".look-back")).to_be_visible()


def _expired(page: Page, house: Served) -> None:
    early = replace(house.app.state.desk, token_seconds=-1)
    far = _far("self-service")
    page.goto(f"{house.url}/self-service/{far.guide.id}/{early.seal(far)}")
    expect(page.locator("h1")).to_have_text("The time for this walk is over")


def _here(page: Page) -> str:
    return page.url.partition("?")[0]


def _open_sides(page: Page) -> None:
    """On a narrow screen what is known of the customer waits in a drawer."""
    if not page.locator("#customer").is_visible():
        page.locator("[popovertarget=customer]").click()


STATES: Mapping[str, State] = {
    "agent refused": _refused("agent"),
    "agent changing": _changing("agent"),
    "agent confirming": _confirming("agent"),
    "agent noted": _noted,
    "agent told news": _with_news("slow-internet", "The measured speed has a minute"),
    "agent to read news": _with_news(CARD, "The card is frozen before anything else"),
    "agent telling": _telling,
    "agent told in vain": _told_in_vain,
    "agent trying": _trying,
    "agent stacked": _stacked,
    "agent finding": _found(f"/call/{KNOWN}"),
    "agent keys": _keys,
    "home finding": _found("/"),
    "home in Arabic": _home_in_arabic,
    "map finding": _found("/guides/wrap-up/map"),
    "practice look-back": _looking_back,
    "self-service refused": _refused("self-service"),
    "self-service changing": _changing("self-service"),
    "self-service confirming": _confirming("self-service"),
    "expired": _expired,
}
