"""The checker's problems in SARIF 2.1.0, for code scanning and for the viewers of editors.

SARIF is the OASIS Standard "Static Analysis Results Interchange Format", version 2.1.0. Columns
count from 1 in UTF-16 code units, as the log says of itself.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from engine.checks.explain import Explanation
from engine.problems import Place, Problem
from renderers.problem_region import Lines, Region, column, region

Named = Callable[[str], str]
"""Names a file of the content, relative to the root of the repository with `/`, or absolute."""
Object = dict[str, Any]

ROOT = "%SRCROOT%"
FINGERPRINT = "callguide/v1"
_LOOKS_LIKE_A_LINK = re.compile(r"\[(?=[^\]]*\]\()")


def render(
    problems: Iterable[Problem],
    rules: Sequence[Explanation],
    version: str,
    lines: Lines,
    named: Named,
) -> str:
    """One run of the checker as JSON; `rules` explain every code that it knows."""
    run = {
        "tool": {"driver": _driver(rules, version)},
        "columnKind": "utf16CodeUnits",
        "results": _results(problems, rules, lines, named),
    }
    return json.dumps({"version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(rules: Sequence[Explanation], version: str) -> Object:
    return {
        "name": "Callguide",
        "version": version,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Explanation) -> Object:
    examples = (
        f"Not like this:\n\n```yaml\n{rule.failing.strip()}\n```",
        f"But like this:\n\n```yaml\n{rule.passing.strip()}\n```",
    )
    text = rule.text.strip() or rule.title
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": "\n\n".join((text, *examples))},
        "properties": {"tags": ["callguide"]},
    }


def _results(
    problems: Iterable[Problem], rules: Sequence[Explanation], lines: Lines, named: Named
) -> list[Object]:
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    seen: Counter[tuple[str, ...]] = Counter()
    results = []
    for problem in problems:
        at = region(problem, lines)
        alike = (problem.code, problem.file, at.text, _words(lines, problem))
        seen[alike] += 1
        result = _result(problem, at, lines, named)
        if problem.code in numbers:
            result["ruleIndex"] = numbers[problem.code]
        result["partialFingerprints"] = {FINGERPRINT: _fingerprint(*alike, str(seen[alike]))}
        results.append(result)
    return results


def _result(problem: Problem, at: Region, lines: Lines, named: Named) -> Object:
    text = f"{problem.message} {problem.fix}"
    properties: Object = {}
    if problem.reached_by:
        text += f"\nReached by: {problem.reached_by}"
        properties["reachedBy"] = problem.reached_by
    return {
        "ruleId": problem.code,
        "level": problem.severity.value,
        "message": {"text": _plain(text)},
        "locations": [{"physicalLocation": _place(named(problem.file), _region(at))}],
        "relatedLocations": [
            _other(number, other, lines, named) for number, other in enumerate(problem.also)
        ],
        "properties": properties,
    }


def _words(lines: Lines, problem: Problem) -> str:
    """What stands in the line of a problem, wherever the line has moved to."""
    return " ".join((lines(problem.file, problem.line) or "").split())


def _fingerprint(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:32]


def _region(at: Region) -> Object:
    snippet = {"snippet": {"text": at.text}} if at.text else {}
    return {"startLine": at.line, "startColumn": at.start, "endColumn": at.end, **snippet}


def _place(file: str, at: Object) -> Object:
    where: Object = {"uri": quote(file)}
    if file.startswith("/"):
        where["uri"] = f"file://{quote(file)}"
    else:
        where["uriBaseId"] = ROOT
    return {"artifactLocation": where, "region": at}


def _other(number: int, other: Place, lines: Lines, named: Named) -> Object:
    start = column(lines, other.file, other.line, other.column)
    return {
        "id": number,
        "physicalLocation": _place(
            named(other.file), {"startLine": other.line, "startColumn": start}
        ),
        "message": {"text": _plain(other.what)},
    }


def _plain(message: str) -> str:
    """A message in which no bracket of an author is taken for a link."""
    return _LOOKS_LIKE_A_LINK.sub(r"\\[", message)
