"""Our own style sheets and scripts, named by their content so that they can be kept for ever."""

import gzip
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

_SHARED = ("tokens.css", "parts.css")
_CONTENT = {
    "agent.css": (*_SHARED, "agent.css", "find.css"),
    "selfservice.css": (*_SHARED, "column.css", "selfservice.css"),
    "site.css": (*_SHARED, "column.css", "site.css", "find.css", "at.css"),
    "map.css": ("map.css", "map_page.css"),
    "agent.js": ("agent.js", "find.js", "effects.js", "clock.js", "notes.js"),
    "find.js": ("find.js",),
    "dev.js": ("dev.js",),
    "embed.js": ("embed.js",),
    "framed.js": ("framed.js",),
    "map.js": ("map.js",),
    "practice.css": ("practice.css",),
    "preview.css": ("preview.css",),
    "preview.js": ("preview.js",),
    "icon.svg": ("icon.svg",),
    "speculation.json": ("speculation.json",),
    "speculation_agent.json": ("speculation_agent.json",),
}
_MEDIA = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "json": "application/speculationrules+json",
}


class StaticFile(NamedTuple):
    """A file to be served as it is: `digest` changes whenever `body` does."""

    digest: str
    body: bytes
    media_type: str
    gzipped: bytes


@cache
def static_files() -> Mapping[str, StaticFile]:
    """Every file that a page may ask for, by name."""
    folder = files("renderers") / "static"
    return {
        name: _file(name, b"\n".join((folder / part).read_bytes() for part in parts))
        for name, parts in _CONTENT.items()
    }


def _file(name: str, body: bytes) -> StaticFile:
    ending = name.rpartition(".")[2]
    digest = sha256(body).hexdigest()[:12]
    return StaticFile(digest, body, _MEDIA[ending], gzip.compress(body, 9, mtime=0))


@cache
def static_url(name: str) -> str:
    """The address of a file: `/static/<digest>/<name>`. Raises KeyError for an unknown name."""
    return f"/static/{static_files()[name].digest}/{name}"
