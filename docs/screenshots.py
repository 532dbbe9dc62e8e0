"""Takes the pictures of the README from the running product: `make screenshots`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import urlencode

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = Path(__file__).parent / "images"
SETTINGS = {"CALLGUIDE_LOG_LEVEL": "warning", "PYTHONUNBUFFERED": "1"}
FORM = {"content-type": "application/x-www-form-urlencoded"}

Answers = Sequence[tuple[str, str | list[str]]]


class Picture(NamedTuple):
    """A page of a walk: where it starts, what is known and answered, and how it is looked at."""

    name: str
    start: str
    known: dict[str, str]
    answers: Answers
    size: tuple[int, int]
    scale: float = 1.0


KNOWN = {
    "customer.name": "Sample Name",
    "customer.number": "LK-20417",
    "customer.postcode": "04109",
    "plan": "home-50",
    "line_type": "fibre",
    "router_model": "hearth-3",
}
SLOW: Answers = (
    ("what-is-slow", "everything"),
    ("running-now", ["video"]),
    ("how-to-measure", "cable"),
    ("plug-in-computer", "done"),
    ("measure", "48"),
    ("household", "4"),
    ("uses", ["streaming", "calls"]),
    ("streams", "3"),
)
PICTURES = (
    Picture("agent", "/call/slow-internet", KNOWN, SLOW[:2], (1280, 760)),
    Picture("self-service", "/self-service/slow-internet", KNOWN, SLOW[:2], (390, 760), 1.5),
    Picture("offer", "/self-service/slow-internet", KNOWN, SLOW, (390, 760), 1.5),
)


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with the sample guides, without its last slash."""
    with TemporaryDirectory() as data:
        server = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--port", "0"],
            cwd=ROOT,
            env={**os.environ, **SETTINGS, "CALLGUIDE_DATA": data},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout is not None
        try:
            told = re.search(r"(http\S+)/", server.stdout.readline())
            assert told, "the server says where it is"
            yield told[1]
        finally:
            server.terminate()
            server.wait()


def chromium() -> str | None:
    """The browser on the path, or the one that CALLGUIDE_CHROMIUM names."""
    named = os.environ.get("CALLGUIDE_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("google-chrome")


def take(browser: Browser, origin: str, picture: Picture) -> None:
    """Walk to the page and take its picture."""
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=picture.scale,
        color_scheme="light",
    )
    here = context.request.get(f"{origin}{picture.start}?{urlencode(picture.known)}").url
    for step, answer in picture.answers:
        said = urlencode({"step": step, "answer": answer}, doseq=True)
        here = context.request.post(here, data=said, headers=FORM).url
    page = context.new_page()
    page.goto(here)
    page.screenshot(path=IMAGES / f"{picture.name}.png")
    context.close()


def main() -> None:
    """Take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with served() as origin, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(),
            chromium_sandbox=os.getuid() != 0,
        )
        for picture in PICTURES:
            take(browser, origin, picture)
        browser.close()


if __name__ == "__main__":
    main()
