"""In which language a person is spoken to: the one they chose, or what their browser prefers."""

from collections.abc import Sequence
from functools import lru_cache

from starlette.types import Scope

from app.cookies import DAY, cookie, remember
from app.http import header
from renderers.speech import languages

COOKIE = b"callguide-language"
CHOICE = "language"
"""The field of a form with the language that somebody chose."""

IN_ADDRESS = "lang"
"""The language that the address of a start asks for; no fact can be given under this name."""

VARY = (b"vary", b"accept-language, cookie")
"""The header of a page that is in the language of whoever asks for it."""

YEAR = 366 * DAY
MOST_RANGES = 50
"""The most languages of a browser's list that are looked at."""


def spoken_to(scope: Scope, offered: Sequence[str] | None = None, *, wanted: str = "") -> str:
    """The language of a page for whoever sent a request: one of those `offered`.

    The first of them is for everybody else. By default it is one that Callguide speaks. What the
    address says is `wanted` goes before everything.
    """
    found = languages() if offered is None else tuple(offered)
    if len(found) == 1:
        return found[0]
    accepted = header(scope, b"accept-language")
    return matching(wanted, found) or _best(chosen(scope), accepted, found)


def chosen(scope: Scope) -> str:
    """The language that the person chose before, or nothing."""
    return cookie(scope, COOKIE).decode("ascii", "replace")


def remembered(scope: Scope, language: str) -> tuple[bytes, bytes]:
    """The header that remembers a choice for a year."""
    return remember(scope, COOKIE, language, seconds=YEAR)


@lru_cache(maxsize=1024)
def _best(own: str, accepted: bytes, offered: tuple[str, ...]) -> str:
    if own:
        found = matching(own, offered)
        if found:
            return found
    return negotiated(accepted.decode("latin-1"), offered)


def negotiated(accepted: str, offered: Sequence[str]) -> str:
    """The first language of an `Accept-Language` (RFC 9110, 12.5.4) that is offered.

    Ranges are looked up as RFC 4647, 3.4 has it: `de-AT` finds `de-AT`, or else `de`; a range
    without a region finds any region. `*` is the first that is offered and not refused by `q=0`.
    """
    ranges = _ranges(accepted)
    refused = {range_ for range_, quality in ranges if not quality}
    open_ = [each for each in offered if each.lower() not in refused]
    for range_, quality in sorted(ranges, key=lambda each: -each[1]):
        if quality:
            found = open_[0] if range_ == "*" and open_ else matching(range_, open_)
            if found:
                return found
    return offered[0]


def _ranges(accepted: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for part in accepted.split(",")[:MOST_RANGES]:
        range_, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = _quality(parameters)
        if range_ and quality is not None:
            found.append((range_, quality))
    return found


def _quality(parameters: Sequence[str]) -> float | None:
    """The weight of a range, from 0 to 1; None for what is no weight."""
    for each in parameters:
        name, _, value = each.partition("=")
        if name.strip() == "q":
            digits = value.strip()
            if not digits.replace(".", "", 1).isdecimal() or not digits.isascii():
                return None
            weight = float(digits)
            return weight if weight <= 1 else None
    return 1.0


def one_of(wanted: str, offered: Sequence[str]) -> str:
    """What is offered for a language that is wanted; the first where nothing is."""
    return matching(wanted, offered) or offered[0]


def matching(range_: str, offered: Sequence[str]) -> str:
    """What is offered for a range, or nothing."""
    parts = range_.lower().split("-")
    by_name = {each.lower(): each for each in offered}
    for length in range(len(parts), 0, -1):
        found = by_name.get("-".join(parts[:length]))
        if found:
            return found
    regions = (each for name, each in by_name.items() if name.partition("-")[0] == parts[0])
    return next(regions, "")
