"""What an operator says of themselves: a name, a logo, a look, ways to a person, sites.

It stands in one YAML file beside the settings, and is read once, when the server starts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from app.settings import SettingsError
from engine.case_note import PARTS, unknown_parts
from engine.model import Label, Shape, Words
from engine.problems import Problem, Severity
from engine.shapes import read_shape
from engine.source import Source, read
from renderers.colours import Colour
from renderers.links import Way
from renderers.theme import DARK, LIGHT, Theme, Unreadable, accents, style_sheet

LOGOS = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
MOST_LOGO = 20_000
"""The most bytes of a logo: a page with all that it loads has to stay light."""
_REACHES = ("tel", "mailto", "https", "http", "sms")

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
Families = Annotated[str, StringConstraints(pattern=r'^[A-Za-z0-9 ,"-]+$', max_length=300)]


class LookShape(Shape):
    """Colours, type and corners of the customers' pages."""

    accent: Hex | None = None
    """The colour of links and buttons on light pages, as `#rrggbb` in lower case."""
    accent_dark: Hex | None = None
    """The same on dark pages."""
    font: Families | None = None
    """Font families that customers' devices have, the first wish first."""
    corners: int | None = Field(None, ge=0, le=24)
    """The radius of corners in pixels."""


class WayShape(Shape):
    """One way to a person."""

    label: Label
    """What it is, such as `Call 0150 000000`."""
    link: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = None
    """Where it leads: `tel:`, `mailto:`, `sms:` or the address of a page."""
    hours: Label | None = None
    """When somebody is there, such as `Monday to Friday, 8 am to 8 pm`."""


class OperatorShape(Shape):
    """The file as it may be written."""

    name: Label | None = None
    """Who the operator is."""
    logo: Annotated[str, StringConstraints(pattern=r"^[\w.-]+$")] | None = None
    """A file beside this one: `.svg`, `.png` or `.webp`, 20 kB at most."""
    logo_dark: Annotated[str, StringConstraints(pattern=r"^[\w.-]+$")] | None = None
    """The same for dark pages, where the logo cannot be seen on them."""
    look: LookShape = LookShape()
    """Colours, type and corners."""
    case_note: Words | None = None
    """The template of case notes, for guides without one of their own."""
    people: tuple[WayShape, ...] = ()
    """The ways to a person, the best one first."""
    embed: tuple[str, ...] = ()
    """The origins of the sites that may show guides in a frame, such as `https://shop.example`."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the operator's that pages load; `digest` changes whenever `body` does."""

    body: bytes
    media_type: str

    @property
    def digest(self) -> str:
        return sha256(self.body).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Operator:
    """What the pages need of it. `embed` holds exact origins; none means that nobody may frame."""

    name: str = ""
    people: tuple[Way, ...] = ()
    embed: tuple[str, ...] = ()
    theme: Asset | None = None
    logo: Asset | None = None
    logo_dark: Asset | None = None
    case_note: str = ""


NOBODY = Operator()
"""For an installation without such a file."""


def read_operator(path: Path) -> Operator:
    """Read the file. Raises SettingsError, naming each place and what to write there."""
    try:
        source = read(path.read_bytes(), path.name)
        shape, problems = read_shape(OperatorShape, source) if source.complete else (None, [])
        found = [*source.problems, *problems]
        if shape is not None:
            found += _wrong(shape, source)
        if found or shape is None:
            raise SettingsError("\n".join(_told(each) for each in found))
        logo, dark = (
            None if name is None else _logo(path.parent / name)
            for name in (shape.logo, shape.logo_dark)
        )
    except OSError as error:
        message = f"CALLGUIDE_OPERATOR cannot be read: {error}."
        raise SettingsError(message) from error
    sheet = style_sheet(_theme(shape.look))
    return Operator(
        name=shape.name or "",
        people=tuple(Way(way.label, way.link or "", way.hours or "") for way in shape.people),
        embed=shape.embed,
        theme=Asset(sheet, "text/css; charset=utf-8") if sheet else None,
        logo=logo,
        logo_dark=dark,
        case_note=shape.case_note or "",
    )


def _told(problem: Problem) -> str:
    where = f"{problem.file}:{problem.line}:{problem.column}"
    return f"{where}: {problem.message} {problem.fix}".rstrip()


def _wrong(shape: OperatorShape, source: Source) -> Iterator[Problem]:
    """What no shape can tell: colours too pale, links that lead nowhere, no origins."""
    colours = (("accent", shape.look.accent, LIGHT), ("accent-dark", shape.look.accent_dark, DARK))
    for key, written, ground in colours:
        if written is None:
            continue
        try:
            accents(Colour.of(written), ground)
        except Unreadable as refused:
            fix = f'Write another one, such as "{refused.instead}".'
            yield _problem(source, ("look", key), str(refused), fix)
    for hole in unknown_parts(shape.case_note or ""):
        fix = f"Write one of: {', '.join(f'{{{each}}}' for each in PARTS)}."
        message = f"A case note has no part {{{hole}}}."
        yield _problem(source, ("case-note",), message, fix)
    for number, way in enumerate(shape.people):
        if way.link is not None and urlsplit(way.link).scheme not in _REACHES:
            message = f'"{way.link}" is no link that a customer can follow.'
            fix = f"Begin it with one of: {', '.join(f'{each}:' for each in _REACHES)}."
            yield _problem(source, ("people", number, "link"), message, fix)
    for number, origin in enumerate(shape.embed):
        if not is_origin(origin):
            fix = "Write a scheme and a host, and nothing behind them: https://shop.example."
            yield _problem(source, ("embed", number), f'"{origin}" is no origin.', fix)


def is_origin(written: str) -> bool:
    """Whether it is an origin as browsers send it: a scheme, a host, perhaps a port."""
    try:
        parts = urlsplit(written)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = all(letter.isascii() and (letter.isalnum() or letter in "-.:") for letter in host)
    named = f"[{host}]" if ":" in host else host
    return (
        parts.scheme in ("http", "https")
        and bool(host)
        and plain
        and f"{parts.scheme}://{named}{port}" == written
    )


def _problem(source: Source, path: tuple[str | int, ...], message: str, fix: str) -> Problem:
    mark = source.mark(path)
    return Problem("operator", Severity.ERROR, message, fix, source.file, mark.line, mark.column)


def _theme(look: LookShape) -> Theme:
    return Theme(
        light=Colour.of(look.accent) if look.accent else None,
        dark=Colour.of(look.accent_dark) if look.accent_dark else None,
        font=look.font or "",
        corners=look.corners,
    )


def _logo(path: Path) -> Asset:
    media_type = LOGOS.get(path.suffix)
    if media_type is None:
        message = f"The logo {path.name} is none of {', '.join(LOGOS)}: save it as one of them."
        raise SettingsError(message)
    body = path.read_bytes()
    if len(body) > MOST_LOGO:
        message = (
            f"The logo {path.name} has {len(body):,} bytes; {MOST_LOGO:,} are the most: save it "
            "smaller, for each customer's page loads it."
        )
        raise SettingsError(message)
    return Asset(body, media_type)
