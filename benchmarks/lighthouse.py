"""What Lighthouse says of our pages: `python -m benchmarks.lighthouse`.

Lighthouse comes from npm into `build/lighthouse/` (Apache-2.0, some 190 MB), and drives the
Chromium of this machine. Its scores for performance are those of its slow phone.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.scripted import pages
from tests.browser.server import Served, served

VERSION = "12.8.2"
FOLDER = Path(__file__).parents[1] / "build" / "lighthouse"
COMMAND = FOLDER / "node_modules" / ".bin" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices")
BAR = 95
QUIET = "--headless=new --no-sandbox --disable-gpu"


def addresses(site: Served) -> Mapping[str, str]:
    """The pages that are looked at."""
    return {
        "agent's page": site.address(pages("agent")["choice"]),
        "self-service page": site.address(pages("self-service")["choice"]),
        "an offer": site.address(pages("self-service")["offer"]),
        "the map": f"{site.url}/guides/slow-internet/map",
    }


def main() -> None:
    """Print the scores of each page, and what keeps one from 100."""
    install()
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site:
        for name, address in addresses(site).items():
            report = look_at(address)
            print(name)
            for category in CATEGORIES:
                score = round(100 * report["categories"][category]["score"])
                held = "holds" if score >= BAR else "MISSED"
                print(f"  {category}: {score} (at least {BAR}) {held}")
                for audit in _short_of(report, category):
                    print(f"    {audit}")
            for measure in ("total-blocking-time", "cumulative-layout-shift"):
                print(f"  {measure:<24}{report['audits'][measure]['displayValue']}")


def install() -> None:
    """Install Lighthouse, unless it is there; none of its packages may run a script."""
    if COMMAND.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent")
    command = ["npm", "install", *options, "--prefix", str(FOLDER), f"lighthouse@{VERSION}"]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own words
        sys.exit(f"lighthouse {VERSION} could not be installed: see above.")


def look_at(address: str) -> dict[str, Any]:
    """Lighthouse's report on a page. Raises CalledProcessError."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    wanted = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}")
    done = subprocess.run(  # noqa: S603 - our own words
        [str(COMMAND), address, *wanted, f"--chrome-flags={QUIET}"],
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _short_of(report: Mapping[str, Any], category: str) -> list[str]:
    """The audits that count in a category and are not passed."""
    counted = report["categories"][category]["auditRefs"]
    named = [each["id"] for each in counted if each["weight"]]
    scores = {id_: report["audits"][id_]["score"] for id_ in named}
    return [
        f"{id_}: {report['audits'][id_]['title']}"
        for id_, score in scores.items()
        if isinstance(score, int | float) and score < 0.9
    ]


if __name__ == "__main__":
    main()
