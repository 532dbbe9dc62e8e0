"""The operator's settings, read once from the environment."""

import os
import secrets
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from engine.limits import Limits
from engine.speech import msg
from engine.tokens import KEY_BYTES

HOURS = 3600
_KEY_FILE = "keys"
_ON = ("1", "true", "yes", "on")
_OFF = ("0", "false", "no", "off", "")


class SettingsError(Exception):
    """A setting that cannot be used; the message names it and says what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one installation runs.

    `content` is the folder of trees, `data` the folder for the database and the keys. `keys`
    are the secrets that seal walks, the newest first. `token_seconds` is how long a walk can be
    gone on with. `watch` follows the content folder, for authors. `public` serves nothing but
    self-service, so that customers can be let in from anywhere. `team` and `team_link` tell a
    customer in self-service how to reach a person, `operator` is the file in which the operator
    says more of themselves (`app.operators`).
    """

    content: Path = Path("trees")
    data: Path = Path(".callguide")
    keys: tuple[bytes, ...] = ()
    token_seconds: int = 12 * HOURS
    host: str = "127.0.0.1"
    port: int = 8000
    watch: bool = False
    public: bool = False
    log_level: str = "info"
    team: str = msg("Talk to a person")
    team_link: str = ""
    operator: Path | None = None
    limits: Limits = field(default_factory=Limits)


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings out of CALLGUIDE_* variables. Raises SettingsError."""
    found: dict[str, Any] = {"limits": _limits(environment)}
    for each in fields(Settings):
        text = environment.get(f"CALLGUIDE_{each.name.upper()}")
        if text is not None and each.name != "limits":
            found[each.name] = _read(each.name, text)
    return checked(Settings(**found))


def checked(settings: Settings) -> Settings:
    """The settings, if they go together. Raises SettingsError."""
    if settings.public and settings.watch:
        message = (
            "CALLGUIDE_PUBLIC and CALLGUIDE_WATCH are both on: authors' problems are not for "
            "customers. Switch one of them off."
        )
        raise SettingsError(message)
    return settings


def _read(name: str, text: str) -> Any:
    match name:
        case "content" | "data" | "operator":
            return Path(text)
        case "keys":
            return tuple(_key(each) for each in text.split(",") if each.strip())
        case "token_seconds":
            return _number("CALLGUIDE_TOKEN_SECONDS", text, most=366 * 24 * HOURS)
        case "port":
            return _number("CALLGUIDE_PORT", text, most=65_535)
        case "watch" | "public":
            return _switch(f"CALLGUIDE_{name.upper()}", text)
        case _:
            return text


def _switch(variable: str, text: str) -> bool:
    said = text.strip().lower()
    if said not in (*_ON, *_OFF):
        message = f"{variable} is {text!r}: write yes or no."
        raise SettingsError(message)
    return said in _ON


def _limits(environment: Mapping[str, str]) -> Limits:
    found: dict[str, int] = {}
    for each in fields(Limits):
        variable = f"CALLGUIDE_MOST_{each.name.upper()}"
        if variable in environment:
            found[each.name] = _number(variable, environment[variable])
    return Limits(**found)


def _number(variable: str, text: str, most: int = 10**12) -> int:
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) < 20 and 0 < int(digits) <= most:
        return int(digits)
    message = f"{variable} is {text!r}: write a whole number from 1 to {most}."
    raise SettingsError(message)


def _key(text: str) -> bytes:
    try:
        secret = b64decode(text.strip() + "=" * (-len(text.strip()) % 4), b"-_", validate=True)
    except ValueError:
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
    return replace(settings, keys=_kept(file))


def _kept(file: Path) -> tuple[bytes, ...]:
    try:
        keys = tuple(_key(line) for line in file.read_text("ascii").split())
    except (SettingsError, UnicodeError):
        keys = ()
    if not keys:
        message = (
            f"{file} holds something else than keys: put back the file that was there, or move "
            "it away to begin with a fresh key, which ends the walks under way."
        )
        raise SettingsError(message)
    return keys


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
