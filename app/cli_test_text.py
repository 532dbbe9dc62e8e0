"""What `callguide test` prints for people."""

from collections.abc import Iterator
from textwrap import wrap

from app.cli_tested import Report, Tested
from engine.rehearsal import Row

COLUMN = 44
"""The characters of each of the two roads, so that both fit into 100 columns."""

_SINGULAR = {"steps": "step", "routes": "route", "ends": "end", "products": "product"}


def difference_text(tested: Tested) -> str:
    """Where a walk is written, both roads side by side, and what differs in sentences."""
    rehearsal = tested.rehearsal
    where = f"{tested.file}:{tested.line}:{tested.column}"
    head = f'{where}: "{rehearsal.name}" comes out otherwise'
    return "\n".join((head, *side_by_side(rehearsal.rows), *_sentences(rehearsal.differences)))


def side_by_side(rows: tuple[Row, ...]) -> Iterator[str]:
    """The expected road beside the actual one; the first difference is marked."""
    yield _line("   ", "expected", "  ", "actual")
    first = next((at for at, row in enumerate(rows) if row.differs), len(rows))
    for at, row in enumerate(rows):
        mark = ">> " if at == first else "   "
        yield _line(mark, row.expected, _between(row), row.actual)


def _between(row: Row) -> str:
    if not row.differs:
        return "  "
    return "≠ " if row.expected and row.actual else "- " if row.expected else "+ "


def _line(mark: str, left: str, between: str, right: str) -> str:
    return f"{mark}{_cut(left):{COLUMN}} {between}{_cut(right)}".rstrip()


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= COLUMN else f"{words[: COLUMN - 1]}…"


def _sentences(differences: tuple[str, ...]) -> Iterator[str]:
    for each in differences:
        yield from wrap(each, 100, initial_indent="   ", subsequent_indent="     ")


def coverage_text(report: Report) -> str:
    """What the walks of each guide have been through, and where that is written which is left."""
    rows = [("guide", "walks", *_SINGULAR)]
    for id_, coverage in report.coverage.items():
        walks = sum(each.guide == id_ for each in report.tested)
        counts = (f"{each.taken}/{each.total}" for each in coverage)
        rows.append((id_, str(walks), *counts))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join((*lines, "", *_missed(report), *_impossible(report)))


def _missed(report: Report) -> Iterator[str]:
    for missed in report.missed.values():
        for each in missed:
            kind = _SINGULAR[each.kind]
            yield f"{each.file}:{each.line}: no walk covers the {kind} {each.what}"
    if any(report.missed.values()):
        yield ""


def _impossible(report: Report) -> Iterator[str]:
    """What nobody can go through, apart: it counts neither as taken nor as missed."""
    every = [each for found in report.impossible.values() for each in found]
    for kind, singular in _SINGULAR.items():
        found = [each for each in every if each.kind == kind]
        if found:
            counted = f"1 {singular}" if len(found) == 1 else f"{len(found)} {kind}"
            verb = "take" if kind == "routes" else "come to"
            yield f"{counted} that nobody can {verb}, which is proved:"
            yield from (f"{each.file}:{each.line}: {each.what}: {each.why}" for each in found)
            yield ""


def closing(report: Report) -> str:
    """What the whole comes to, in one line."""
    total = len(report.tested)
    if not total:
        return "No walk was played."
    walks = f"{total:,} walk{'' if total == 1 else 's'}"
    otherwise = sum(bool(each.rehearsal.differences) for each in report.tested)
    if otherwise:
        return f"{otherwise:,} of {walks} came out otherwise than expected."
    return f"{walks} came out as expected."
