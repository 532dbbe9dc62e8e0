"""Differences as text for a terminal."""

import textwrap
from collections.abc import Iterator

from engine.diff import Differences
from engine.problems import BOLD, PLAIN, RED, YELLOW
from renderers.diff_lines import Line, More, on_one_line
from renderers.diff_report import NOT_COMPARED, Part, report

GREEN = "\x1b[32m"
WIDTH = 100
_TINTS = {"+": GREEN, "-": RED, "~": YELLOW, "!": RED, " ": ""}


def render(found: Differences, *, colour: bool = False) -> str:
    """The report as text: a line each, `+` new, `-` gone, `~` otherwise, `!` worth a look."""
    told = report(found)
    lines = [_painted(on_one_line(told.headline), BOLD, colour=colour)]
    if told.unread:
        lines += ["", _painted(NOT_COMPARED, BOLD, colour=colour)]
        lines += [each for line in told.unread for each in _line(line, colour=colour)]
    for part in told.parts:
        lines += _part(part, colour=colour)
    return "\n".join(lines)


def _part(part: Part, *, colour: bool) -> Iterator[str]:
    yield ""
    yield _painted(on_one_line(part.title), BOLD, colour=colour)
    if part.summary:
        yield from _wrapped(part.summary, "  ", "  ")
    for section in part.sections:
        yield f"  {section.title}"
        for line in section.lines:
            yield from _line(line, colour=colour)


def _line(line: Line, *, colour: bool) -> Iterator[str]:
    sign = _painted(line.sign, _TINTS[line.sign], colour=colour)
    first, *rest = _wrapped(line.text, "", "")
    yield f"    {sign} {first}"
    yield from (f"      {each}" for each in rest)
    for more in line.more:
        yield from _more(more, colour=colour)


def _more(more: More, *, colour: bool) -> Iterator[str]:
    first, *rest = _wrapped(more.text, "", "") or [""]
    for mark, text in [(more.mark, first), *((" ", each) for each in rest)]:
        yield _painted(f"        {mark} {text}".rstrip(), _TINTS[more.mark], colour=colour)


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        on_one_line(text),
        WIDTH - 12,
        initial_indent=first,
        subsequent_indent=others,
        break_on_hyphens=False,
    ) or [""]


def _painted(text: str, tint: str, *, colour: bool) -> str:
    return f"{tint}{text}{PLAIN}" if colour and tint else text
