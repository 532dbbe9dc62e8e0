"""Make `build/editor/` hold the YAML language server that tests drive; run by the tests.

npm brings it, at one version whose content is known by its hash.
"""

import fcntl
import json
import subprocess
import sys
from pathlib import Path

NAME = "yaml-language-server"
VERSION = "1.25.0"
INTEGRITY = (
    "sha512-SDMkX/TWbP7yzTpvB5PAvirdfwlB+oqkXRZLQ6jR4f1XP42c"
    "F/mVeN35Mc1TIG2Dh0dpW82V3NSZ7vaVrdSyZw=="
)
FOLDER = Path(__file__).parents[1] / "build" / "editor"
SERVER = FOLDER / "node_modules" / NAME / "bin" / NAME


def installed() -> bool:
    """Tell whether the server is there, and is the one that is meant."""
    listing = FOLDER / "node_modules" / ".package-lock.json"
    if not SERVER.exists() or not listing.exists():
        return False
    packages = json.loads(listing.read_text("utf-8"))["packages"]
    return bool(packages[f"node_modules/{NAME}"]["integrity"] == INTEGRITY)


def main() -> None:
    """Install it, unless it is there; whoever comes while another installs it waits for that."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not installed():
            install()


def install() -> None:
    """Install it; none of its packages may run a script."""
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent")
    command = ["npm", "install", *options, "--prefix", str(FOLDER), f"{NAME}@{VERSION}"]
    done = subprocess.run(command, check=False)
    if done.returncode or not installed():
        sys.exit(f"{NAME} {VERSION} could not be installed as it was published: see above.")


if __name__ == "__main__":
    main()
