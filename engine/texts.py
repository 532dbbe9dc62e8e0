"""Authors' texts: Markdown with `{fact}` holes, split once so that filling them is cheap."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


class Hole(NamedTuple):
    """A place in a text that a fact fills; `key` is where the walk keeps the fact."""

    key: str


class StrayBrace(NamedTuple):
    """A brace that opens or closes no hole, at `offset` in the text."""

    offset: int


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown text: `parts` are its literal pieces and its holes, in order.

    `holes` are the keys of the facts that fill it, in order of appearance.
    """

    source: str
    parts: tuple[str | Hole, ...]
    holes: tuple[str, ...] = ()


class Filled(NamedTuple):
    """A text together with the formatted values of its holes, ready to be shown.

    Renderers turn `text` into their own markup first and put the values in afterwards,
    escaped, so that what a customer typed can never become markup.
    """

    text: Text
    values: Mapping[str, str]

    @property
    def plain(self) -> str:
        """The text as written, Markdown signs and all, with the values in their places."""
        return "".join(
            self.values[part.key] if isinstance(part, Hole) else part for part in self.text.parts
        )


NOTHING: Mapping[str, str] = {}


def scan(source: str) -> tuple[tuple[tuple[str, int], ...], tuple[StrayBrace, ...]]:
    """The holes of a text as (name, offset), and the braces that belong to none."""
    holes, stray = [], []
    for match in _PIECE.finditer(source):
        if match[1] is not None:
            holes.append((match[1].strip(), match.start()))
        elif match[0] in "{}":
            stray.append(StrayBrace(match.start()))
    return tuple(holes), tuple(stray)


def parse(source: str, keys: Mapping[str, str]) -> Text:
    """Split `source` at its holes; `keys` maps the authors' fact names to the walk's keys."""
    if "{" not in source and "}" not in source:
        return Text(source, (source,))
    parts: list[str | Hole] = []
    end = 0
    for match in _PIECE.finditer(source):
        parts.append(source[end : match.start()])
        end = match.end()
        name = match[1]
        if name is None:
            parts.append(match[0][0])
        else:
            parts.append(Hole(keys.get(name.strip(), name.strip())))
    parts.append(source[end:])
    holes = tuple(part.key for part in parts if isinstance(part, Hole))
    return Text(source, tuple(part for part in parts if part != ""), holes)


def title_of(id_: str) -> str:
    """The short name of a step that has neither a title nor words to make one of."""
    return id_.replace("-", " ").capitalize()
