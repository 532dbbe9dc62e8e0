"""What the map of a large guide costs, drawn and used in a browser: `python -m benchmarks.maps`.

The guide is generated: 1,001 steps with four ways each. Drawing is timed by itself; the browser
tells when all steps at a glance are painted, how long a search takes that finds 29 of them, and how
long the frames are in which the drawing is moved and zoomed.
"""

import os
import shutil
from statistics import median

from playwright.sync_api import Page, Route, sync_playwright

from benchmarks.generated import files
from benchmarks.measuring import microseconds
from engine import library
from renderers import map_html
from renderers.links import GuideLinks, SiteLinks
from renderers.static_files import static_files

STEPS = 1_000
ORIGIN = "http://map.test"
LINKS = SiteLinks(home="/", static=lambda name: f"/{name}")
TO = GuideLinks("/call", "", "/map", "/script", step="/step?id=", paper="/paper.css")
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
SEARCH = """() => {
    const [box, began] = [document.getElementById("find-step"), performance.now()];
    box.value = "light number 99";
    box.dispatchEvent(new Event("input"));
    return performance.now() - began;
}"""
FRAMES = """(act) => new Promise((done) => {
    const [box, taken] = [document.querySelector(".drawing"), []];
    const press = (key) =>
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    const acts = {
        move: () => box.scrollBy(40, 25),
        zoom: () => press(taken.length % 2 ? "+" : "-"),
    };
    let last = performance.now();
    requestAnimationFrame(function next(now) {
        taken.push(now - last);
        last = now;
        acts[act]();
        if (taken.length < 60) requestAnimationFrame(next);
        else done(taken.slice(1));
    });
})"""


def shown(page: Page, body: bytes) -> None:
    """Open the map, with the files that it asks for."""

    def serve(route: Route) -> None:
        file = static_files().get(route.request.url.rpartition("/")[2])
        if file is not None:
            route.fulfill(body=file.body, content_type=file.media_type)
        else:
            route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route("**/*", serve)
    page.goto(ORIGIN)


def main() -> None:
    """Draw, use and say how long it took."""
    guide = library.build(files(STEPS)).guides["generated"]
    body = map_html.render(guide, TO, LINKS)
    drawn = microseconds({"draw": lambda: map_html.render(guide, TO, LINKS)}, calls=1, rounds=5)
    print(f"draw: {drawn['draw'] / 1000:.0f} ms of CPU, {len(body) / 1e6:.1f} MB of HTML")
    with sync_playwright() as players:
        browser = players.chromium.launch(
            executable_path=os.environ.get("CALLGUIDE_CHROMIUM") or shutil.which("chromium"),
            chromium_sandbox=os.getuid() != 0,
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        shown(page, body)
        print(f"first paint of all steps at a glance: {page.evaluate(PAINTED):.0f} ms")
        print(f"search: {page.evaluate(SEARCH):.0f} ms for {page.inner_text('#found-steps')} found")
        page.click("[data-do=drawing]")
        for act in ("move", "zoom"):
            frames = sorted(page.evaluate(FRAMES, act))
            print(f"{act}: {median(frames):.0f} ms a frame in the middle, {frames[-3]:.0f} at most")
        browser.close()


if __name__ == "__main__":
    main()
