"""What `callguide test` writes for programs: JUnit XML and JSON."""

import json
import re
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

from app.cli_test_text import side_by_side
from app.cli_tested import Report, Tested

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report) -> str:
    """The walks as a test report that CI services read: a suite a guide, a case a walk."""
    root = ET.Element("testsuites", _counts(report.tested))
    for guide, walks in groupby(report.tested, key=lambda each: each.guide):
        tested = list(walks)
        suite = ET.SubElement(root, "testsuite", {"name": guide, **_counts(tested)})
        for each in tested:
            _case(suite, each)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n'


def _counts(tested: Any) -> dict[str, str]:
    failures = sum(bool(each.rehearsal.differences) for each in tested)
    return {"tests": str(len(tested)), "failures": str(failures), "errors": "0"}


def _case(suite: ET.Element, tested: Tested) -> None:
    name = _clean(tested.rehearsal.name)
    about = {"classname": tested.guide, "name": name, "file": tested.file, "line": str(tested.line)}
    case = ET.SubElement(suite, "testcase", about)
    differences = tested.rehearsal.differences
    if differences:
        failure = ET.SubElement(case, "failure", {"message": _clean("; ".join(differences))})
        where = f"{tested.file}:{tested.line}:{tested.column}"
        failure.text = _clean("\n".join((where, *side_by_side(tested.rehearsal.rows))))


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def as_json(report: Report) -> str:
    """Each walk with both roads, and the coverage of each guide."""
    data = {
        "walks": [_walk(each) for each in report.tested],
        "coverage": {
            guide: {
                kind: {
                    "taken": found.taken,
                    "total": found.total,
                    "missed": [
                        {"what": each.what, "file": each.file, "line": each.line}
                        for each in report.missed[guide]
                        if each.kind == kind
                    ],
                    "impossible": [
                        {"what": each.what, "file": each.file, "line": each.line, "why": each.why}
                        for each in report.impossible[guide]
                        if each.kind == kind
                    ],
                }
                for kind, found in coverage._asdict().items()
            }
            for guide, coverage in report.coverage.items()
        },
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _walk(tested: Tested) -> dict[str, Any]:
    rehearsal = tested.rehearsal
    return {
        "guide": tested.guide,
        "name": rehearsal.name,
        "file": tested.file,
        "line": tested.line,
        "column": tested.column,
        "passed": not rehearsal.differences,
        "steps": list(rehearsal.steps),
        "differences": list(rehearsal.differences),
        "rows": [row._asdict() for row in rehearsal.rows],
    }
