"""Differences as Markdown, to be read as a comment on a pull request."""

import re
from collections.abc import Iterator

from engine.diff import Differences
from renderers.diff_lines import Line, on_one_line
from renderers.diff_report import NOT_COMPARED, Part, Section, report

_MARKS = {"-": "was: ", "+": "now: ", " ": ""}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>|~!])")
_REFERENCE = re.compile(r"([@#])(?=\w)")
_BREAK = "\u200b"
MOST = 60_000
"""How long a comment may become, in characters: the places where they are posted allow 65,536."""


def render(found: Differences) -> str:
    """The report with its details folded. Words of authors are shown, and never obeyed."""
    told = report(found)
    lines = [f"### {_plain(told.headline)}", ""]
    if told.unread:
        lines += _section(Section(NOT_COMPARED, told.unread))
    for part in told.parts:
        lines += _part(part)
    return _shortened("\n".join(lines))


def _part(part: Part) -> Iterator[str]:
    yield f"**{_plain(part.title)}**"
    yield ""
    if part.summary:
        yield from (_plain(part.summary), "")
    for section in part.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"<details><summary>{section.title} ({len(section.lines)})</summary>"
    yield ""
    for line in section.lines:
        yield from _line(line)
    yield from ("", "</details>", "")


def _line(line: Line) -> Iterator[str]:
    yield f"- {'**!** ' if line.sign == '!' else ''}{_plain(line.text)}"
    for more in line.more:
        yield f"  - {_MARKS[more.mark]}{_plain(more.text)}"


def _plain(text: str) -> str:
    """Words that are neither markup nor a mention of anybody."""
    escaped = _SPECIAL.sub(r"\\\1", on_one_line(text))
    return _REFERENCE.sub(rf"\1{_BREAK}", escaped.replace("&", "&amp;"))


def _shortened(text: str) -> str:
    if len(text) <= MOST:
        return text.rstrip() + "\n"
    kept = text[:MOST].rpartition("\n- ")[0]
    open_ = kept.count("<details>") - kept.count("</details>")
    closing = "\n\n</details>" * open_
    return f"{kept}{closing}\n\nThe rest was cut: run `callguide diff` to read all of it.\n"
