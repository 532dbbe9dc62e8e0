"""The operator's settings, read once from the environment."""

import binascii
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from engine.limits import Limits
from engine.tokens import KEY_BYTES

HOURS = 3600
_KEY_FILE = "keys"


class SettingsError(Exception):
    """A setting that cannot be used; the message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one installation runs.

    `content` is the folder of trees, `data` the folder for the database and the keys. `keys`
    are the secrets that seal walks, the newest first. `token_seconds` is how long a walk can be
    gone on with. `watch` follows the content folder, for authors. `team` and `team_link` tell a
    customer in self-service how to reach a person.
    """

    content: Path = Path("trees")
    data: Path = Path(".callguide")
    keys: tuple[bytes, ...] = ()
    token_seconds: int = 12 * HOURS
    host: str = "127.0.0.1"
    port: int = 8000
    watch: bool = False
    log_level: str = "info"
    team: str = "Talk to a person"
    team_link: str = ""
    limits: Limits = field(default_factory=Limits)


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings out of CALLGUIDE_* variables. Raises SettingsError."""
    found: dict[str, Any] = {"limits": _limits(environment)}
    for each in fields(Settings):
        text = environment.get(f"CALLGUIDE_{each.name.upper()}")
        if text is not None and each.name != "limits":
            found[each.name] = _read(each.name, text)
    return Settings(**found)


def _read(name: str, text: str) -> Any:
    match name:
        case "content" | "data":
            return Path(text)
        case "keys":
            return tuple(_key(each) for each in text.split(",") if each.strip())
        case "token_seconds" | "port":
            return _number(f"CALLGUIDE_{name.upper()}", text)
        case "watch":
            return text.strip().lower() in ("1", "true", "yes", "on")
        case _:
            return text


def _limits(environment: Mapping[str, str]) -> Limits:
    found: dict[str, int] = {}
    for each in fields(Limits):
        variable = f"CALLGUIDE_MOST_{each.name.upper()}"
        if variable in environment:
            found[each.name] = _number(variable, environment[variable])
    return Limits(**found)


def _number(variable: str, text: str) -> int:
    if text.strip().isascii() and text.strip().isdigit() and int(text) > 0:
        return int(text)
    message = f"{variable} is {text!r}: write a whole number above 0."
    raise SettingsError(message)


def _key(text: str) -> bytes:
    try:
        secret = urlsafe_b64decode(text.strip() + "=" * (-len(text.strip()) % 4))
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != KEY_BYTES:
        message = (
            f"CALLGUIDE_KEYS holds a key that is not {KEY_BYTES} bytes in base64url: "
            "make one with `callguide key`."
        )
        raise SettingsError(message)
    return secret


def new_key() -> str:
    """A fresh key, as CALLGUIDE_KEYS takes it."""
    return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode().rstrip("=")


def with_keys(settings: Settings) -> Settings:
    """The settings with keys: the operator's, or those kept in the data folder.

    A first start makes a key and keeps it in a file that only its owner can read.
    """
    if settings.keys:
        return settings
    settings.data.mkdir(parents=True, exist_ok=True)
    file = settings.data / _KEY_FILE
    if not file.exists():
        _keep(file, new_key())
    keys = tuple(_key(line) for line in file.read_text("ascii").split())
    return replace(settings, keys=keys)


def _keep(file: Path, key: str) -> None:
    """Write the key file whole or not at all, though two processes start at once."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(f"{key}\n")
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()
