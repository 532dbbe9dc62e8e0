"""What every test may rely on: how Hypothesis searches, a real browser, a real editor's server."""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

IN_CI = bool(os.environ.get("CI"))
NO_CHROMIUM = "no Chromium: install one (Debian: chromium), or name it in CALLGUIDE_CHROMIUM"
NO_NODE = "no Node.js: install node and npm (Debian: nodejs and npm)"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Only 127.0.0.1 is visited: what a browser does of its own accord would be noise, or hang.
CHROMIUM_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)

# A slow machine is no finding; in CI the same commit always tries the same examples.
settings.register_profile("callguide", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if IN_CI else "callguide")


def find_chromium() -> str | None:
    """The path of the Chromium that browser tests drive."""
    named = os.environ.get("CALLGUIDE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def has_node() -> bool:
    """Whether there is what runs and brings the server of editors' YAML extensions."""
    return all(map(shutil.which, ("node", "npm")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what drives a browser or an editor's server where there is none, not in CI."""
    lacking = {
        "browser": "" if IN_CI or find_chromium() else NO_CHROMIUM,
        "node": "" if IN_CI or has_node() else NO_NODE,
    }
    for item in items:
        for kind, reason in lacking.items():
            if reason and item.get_closest_marker(kind):
                item.add_marker(pytest.mark.skip(reason=reason))


# For one module, not for the session: Playwright keeps an event loop running until it is closed,
# and no other test in the process could run one of its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium; a test takes a fresh context of it for itself."""
    path = find_chromium()
    if not path:
        pytest.fail(NO_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[*CHROMIUM_FLAGS],
            chromium_sandbox=os.getuid() != 0,  # root cannot have one
        )
        yield browser
        browser.close()
