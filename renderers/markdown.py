"""Authors' Markdown as HTML: rendered once a text, customers' words put in escaped afterwards."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from engine.texts import Filled, Hole, Text

_OPEN, _CLOSE = "\ue000", "\ue001"
_PRIVATE = str.maketrans("", "", _OPEN + _CLOSE)
_PLACE = re.compile(r"(?:\ue000|%EE%80%80)(\d+)(?:\ue001|%EE%80%81)")
_TAG = re.compile(r"(<[^>]*>)")

_INLINE = frozenset({"a", "br", "code", "em", "strong", "s"})
_BLOCKS = _INLINE | {"p", "ul", "ol", "li", "blockquote", "hr", "pre"}
_DOCUMENT = _BLOCKS | {"h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr"}
_DOCUMENT |= {"th", "td"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}

_READER = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
_DOCUMENTS = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


class _Slot(NamedTuple):
    """Where a value goes; in an address it is quoted, so that it cannot name a scheme."""

    key: str
    quoted: bool


_Shape = tuple[Markup | _Slot, ...]


class Worded(NamedTuple):
    """A text as a heading, its first paragraph, and what follows it. Either may be empty."""

    lead: Markup
    rest: Markup


def html(filled: Filled, *, inline: bool = False) -> Markup:
    """The text as HTML, with `inline` without paragraphs, to stand within a line."""
    return _fill(_inline(filled.text) if inline else _blocks(filled.text), filled)


def worded(filled: Filled) -> Worded:
    """The text parted so that its first paragraph can be the page's heading."""
    lead, rest = _parted(filled.text)
    return Worded(_fill(lead, filled), _fill(rest, filled))


def document(source: str) -> Markup:
    """A whole document, with headings and tables and without holes."""
    return _safe(_DOCUMENTS.render(source), _DOCUMENT)


def _fill(shape: _Shape, filled: Filled) -> Markup:
    if not shape:
        return Markup("")
    if len(shape) == 1 and isinstance(shape[0], Markup):
        return shape[0]
    values = filled.values
    parts = [
        _value(values[part.key], quoted=part.quoted) if isinstance(part, _Slot) else part
        for part in shape
    ]
    return Markup("".join(parts))  # noqa: S704 - nh3 has cleaned the text, `_value` the values


def _value(value: str, *, quoted: bool) -> Markup:
    if quoted:
        return Markup(quote(value, safe=""))  # noqa: S704 - letters, digits and percent signs
    shown = escape(value)
    return shown.replace("\n", Markup("<br>")) if "\n" in value else shown


@lru_cache(maxsize=32_768)
def _blocks(text: Text) -> _Shape:
    return _shape(_READER.render(_marked(text)), _BLOCKS, text)


@lru_cache(maxsize=32_768)
def _inline(text: Text) -> _Shape:
    return _shape(_READER.renderInline(_marked(text)), _INLINE, text)


@lru_cache(maxsize=32_768)
def _parted(text: Text) -> tuple[_Shape, _Shape]:
    environment: dict[str, object] = {}
    tokens = _READER.parse(_marked(text), environment)
    after = 3 if tokens and tokens[0].type == "paragraph_open" else 0
    write = _READER.renderer.render
    lead = write(tokens[1 : after - 1] if after else [], _READER.options, environment)
    rest = write(tokens[after:], _READER.options, environment)
    return _shape(lead, _INLINE, text), _shape(rest, _BLOCKS, text)


def _marked(text: Text) -> str:
    """The text with a private sign in the place of each hole."""
    holes = iter(range(len(text.parts)))
    return "".join(
        f"{_OPEN}{next(holes)}{_CLOSE}" if isinstance(part, Hole) else part.translate(_PRIVATE)
        for part in text.parts
    )


def _shape(source: str, tags: frozenset[str], text: Text) -> _Shape:
    parts: list[Markup | _Slot] = []
    for position, piece in enumerate(_TAG.split(_safe(source, tags))):
        found = _PLACE.split(piece)
        for index, part in enumerate(found):
            if index % 2:
                parts.append(_Slot(text.holes[int(part)], quoted=bool(position % 2)))
            elif part:
                parts.append(Markup(part))  # noqa: S704 - came out of nh3
    return _joined(parts)


def _joined(parts: list[Markup | _Slot]) -> _Shape:
    joined: list[Markup | _Slot] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, Markup) and isinstance(last, Markup):
            joined[-1] = last + part
        else:
            joined.append(part)
    return tuple(joined)


def _safe(source: str, tags: frozenset[str]) -> Markup:
    clean = nh3.clean(source.strip(), tags=set(tags), attributes=_ATTRIBUTES, url_schemes=_SCHEMES)
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it
