"""Make `.venv/` hold the locked packages and the `callguide` command; run by `make setup`.

pip, the one installer that every Python has, brings uv into `.tools/`; uv does the rest. That works
on a Python that its distribution manages and that has no `venv`, and it is several times faster.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
if sys.version_info < OLDEST:
    version = ".".join(map(str, sys.version_info[:3]))
    sys.exit(
        f"make setup: Callguide needs Python 3.11 or newer; {sys.executable} is {version}."
        " Name another one: make setup PYTHON=python3.12"
    )

BOOTSTRAP = ".ci/bootstrap.txt"
LOCK = "requirements-dev.txt"
TOOLS = Path(".tools")
UV = TOOLS / "bin" / "uv"
VENV_PYTHON = Path(".venv/bin/python")
COMMAND = Path(".venv/bin/callguide")

# pip's setting, uv's variable for the same thing, and what stands between several values.
SETTINGS = (
    ("index-url", "UV_DEFAULT_INDEX", " "),
    ("extra-index-url", "UV_INDEX", " "),
    ("find-links", "UV_FIND_LINKS", ","),
    ("trusted-host", "UV_INSECURE_HOST", " "),
    ("cert", "SSL_CERT_FILE", " "),
    ("proxy", "ALL_PROXY", " "),
)
PIP_SECTIONS = ("global", "install", ":env:")  # the later one wins, as in pip


def uv_settings(pip_config_list: str) -> dict[str, str]:
    """What `pip config list` printed, as the environment in which uv uses the same indexes.

    uv reads none of pip's configuration, and a machine may reach its packages only by that.
    """
    given: dict[str, str] = {}
    for section in PIP_SECTIONS:
        for line in pip_config_list.splitlines():
            key, _, value = line.partition("=")
            if key.startswith(section + "."):
                given[key[len(section) + 1 :]] = ast.literal_eval(value)
    settings = {uv: sep.join(given[pip].split()) for pip, uv, sep in SETTINGS if given.get(pip)}
    if "UV_INDEX" in settings:
        # pip looks for the best version on all indexes; the lock's hashes keep that safe.
        settings["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return settings


def environment() -> dict[str, str]:
    """This environment, with what pip is told about indexes in the words of uv."""
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    return {"UV_PYTHON_DOWNLOADS": "never", **uv_settings(listing.stdout), **os.environ}


def run(*command: str | Path, env: dict[str, str]) -> None:
    """Run a command that prints for itself; where it fails, say which one and stop."""
    done = subprocess.run([str(part) for part in command], env=env, check=False)
    if done.returncode:
        sys.exit(f"make setup: this command failed: {' '.join(map(str, command))}")


def fetch_uv() -> None:
    """Bring the locked uv into `.tools/`, unless it is there."""
    wanted = re.search(r"^uv==(\S+)", Path(BOOTSTRAP).read_text(), re.MULTILINE)
    if wanted and f"uv {wanted[1]}" in said_by(UV, "--version"):
        return
    if not said_by(sys.executable, "-m", "pip", "--version"):
        sys.exit(
            f"make setup: {sys.executable} has no pip. Install it (Debian: python3-pip),"
            " or name another Python: make setup PYTHON=python3.12"
        )
    # A pip that may not install outside a virtual environment may still fill .tools/.
    told = {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_ROOT_USER_ACTION": "ignore"}
    env = {**os.environ, **told, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    options = ("--quiet", "--upgrade", "--require-hashes", "--only-binary=:all:")
    where = ("--target", TOOLS, "--requirement", BOOTSTRAP)
    run(sys.executable, "-m", "pip", "install", *options, *where, env=env)


def said_by(*command: str | Path) -> str:
    """What a command prints; nothing where it does not exist or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def venv_works() -> bool:
    """Tell whether `.venv/` holds a Python that starts and is recent enough."""
    recent = f"import sys; print(sys.version_info >= {OLDEST})"
    return said_by(VENV_PYTHON, "-c", recent).strip() == "True"


def main() -> None:
    """Set up, touching the command last: its age tells make that all of it was done."""
    os.chdir(Path(__file__).parent.parent)
    print("Setting up .venv/ (the first time takes some 150 MB of packages)", flush=True)
    fetch_uv()
    env = environment()
    if not venv_works():
        run(UV, "venv", "--quiet", "--clear", "--python", sys.executable, ".venv", env=env)
    into = ("--python", VENV_PYTHON)
    run(UV, "pip", "sync", "--quiet", *into, "--require-hashes", LOCK, env=env)
    own = ("--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
    run(UV, "pip", "install", *into, *own, env=env)
    COMMAND.touch()


if __name__ == "__main__":
    main()
