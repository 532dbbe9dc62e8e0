"""What is wrong with a page as somebody sees it, and a picture of it in `build/screenshots/`."""

from base64 import b64decode
from pathlib import Path
from typing import Literal, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # has none
from playwright.sync_api import Page

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


class Screen(NamedTuple):
    """A screen that somebody has, in the colours that they like."""

    width: int
    height: int
    colours: Literal["light", "dark"]


PHONE = Screen(320, 640, "light")
DESK = Screen(1280, 800, "dark")
WIDEST = Screen(1920, 1080, "light")

_SHIFTS = """() => new Promise(told => {
  const moved = [];
  const name = ({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? "what is gone";
  const tell = ({ value, sources }) => moved.push(`${value}: ${sources.map(name).join(", ")}`);
  new PerformanceObserver((seen) =>
    seen.getEntries().filter((each) => !each.hadRecentInput).forEach(tell))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() =>
    told([document.documentElement.scrollWidth, moved])));
})"""
"""How wide the page is, and what has moved that nobody asked for since the first paint, by how
much, as browsers measure it (cumulative layout shift)."""

_AUDIT = """axe.run({
  resultTypes: ["violations"],
  iframes: false,
  rules: { "target-size": { enabled: true } },
}).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`))"""
"""Only what is wrong is handed over: all that is right would take longer than to find it."""


_WHOLE = {"captureBeyondViewport": True, "optimizeForSpeed": True}


def turn(page: Page, screen: Screen) -> None:
    """Give the page a screen."""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.colours)


def audited(page: Page) -> list[str]:
    """What axe finds on a page that is open, in a context whose policy is bypassed."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [str(each) for each in page.evaluate(_AUDIT)]


def keep(page: Page, picture: str) -> None:
    """Keep a picture of the whole page. Chromium is asked itself: it takes half the time."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", _WHOLE)
    session.detach()
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / picture).write_bytes(b64decode(taken["data"]))


def too_wide(page: Page, width: int) -> list[str]:
    """Whether a page that is open scrolls sideways on a screen of `width` pixels."""
    page.set_viewport_size({"width": width, "height": DESK.height})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} pixels wide"] if wide > width else []


def seen(page: Page, screen: Screen, name: str) -> list[str]:
    """What is wrong with a page that is open; its picture is kept."""
    found = []
    wide, moved = page.evaluate(_SHIFTS)
    if wide > screen.width:
        found.append(f"{wide} pixels wide")
    found += [f"moved after the first paint by {each}" for each in moved]
    keep(page, f"{name.replace(' ', '-')}-{screen.width}-{screen.colours}.png")
    return [*found, *audited(page)]
