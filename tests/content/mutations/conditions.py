"""Faults in conditions: what they read, what they leave over, never take, and share."""

import re
from collections.abc import Iterator
from typing import Any

from tests.content.mutations.sample import KeyPath, Mutant, Sample, lists, quoted, spread

_CUT = re.compile(r"([a-z_0-9]+) (<=|>=|<|>) ([0-9]+)")
_OTHER_SIDE = {"<=": ">", ">": "<=", "<": ">=", ">=": "<"}
_STRICT = {"<=": ("<", ">"), ">": (">", "<"), "<": ("<", ">"), ">=": (">", "<")}
_BEYOND = {"<=": 1, ">": -1, "<": 1, ">=": -1}
"""Which way the other side of a cut moves away from it."""


def removed_elses(sample: Sample) -> Iterator[Mutant]:
    """The line of an `else` is deleted; the list of routes is to blame."""
    closed = [each for each in lists(sample) if len(each[1]) > 1 and list(each[1][-1]) == ["else"]]
    for path, routes in spread(closed, 2):
        start, end = sample.line_of((*path, len(routes) - 1))
        if not re.fullmatch(r"\s*- \{else: [a-z0-9-]+\}\n", sample.text[start:end]):
            continue
        at = sample.offset(path, key=True)
        name = f"{'.'.join(map(str, path))} without else"
        yield sample.mutant(name, start, end, "", "missing-else", at)


def lost_edges(sample: Sample) -> Iterator[Mutant]:
    """What stands for `else` leaves out the very value at which the condition above ends."""
    for path, name, sign, number in spread(_cuts(sample), 2):
        below, above = _STRICT[sign]
        yield _in_two(
            sample, path, f"{name} {below} {number}", f"{name} {above} {number}", "missing-else"
        )


def opened_gaps(sample: Sample) -> Iterator[Mutant]:
    """What stands for `else` begins further on than the condition above ends."""
    for path, name, sign, number in spread(_cuts(sample), 2):
        other = f"{name} {_OTHER_SIDE[sign]} {int(number) + _BEYOND[sign]}"
        yield _in_two(sample, path, f"{name} {sign} {number}", other, "missing-else")


def planted_overlaps(sample: Sample) -> Iterator[Mutant]:
    """What stands for `else` begins before the condition above ends."""
    for path, name, sign, number in spread(_cuts(sample), 2):
        other = f"{name} {_OTHER_SIDE[sign]} {int(number) - _BEYOND[sign]}"
        yield _in_two(sample, path, f"{name} {sign} {number}", other, "routes-overlap")


def _cuts(sample: Sample) -> Iterator[tuple[KeyPath, str, str, str]]:
    """Lists of two routes that one comparison of a fact with a number parts."""
    for path, routes in lists(sample):
        cut = _CUT.fullmatch(routes[0].get("when", ""))
        if cut is None or len(routes) != 2 or list(routes[1]) != ["else"]:
            continue
        if cut[1] in sample.facts and "compute" not in sample.facts[cut[1]]:
            yield path, cut[1], cut[2], cut[3]


def _in_two(sample: Sample, path: KeyPath, first: str, second: str, code: str) -> Mutant:
    """The list with two conditions in place of one and an `else`."""
    start, end = sample.span((*path, 0, "when"))
    last = sample.offset((*path, 1, "else"), key=True)
    between = sample.text[end:last]
    put = f"{quoted(first)}{between}when: {quoted(second)}, to"
    at = sample.offset(path, key=True)
    if code == "routes-overlap":
        at = start + len(f"{quoted(first)}{between}when: ")
    name = f"{'.'.join(map(str, path))}: {first} / {second}"
    return sample.mutant(name, start, last + len("else"), put, code, at)


def impossible_conditions(sample: Sample) -> Iterator[Mutant]:
    """A condition is joined with its own opposite."""
    for path, condition in spread(_conditions(sample)):
        put = quoted(f"({condition}) and not ({condition})")
        yield sample.replaced(path, put, "never-taken")


def repeated_conditions(sample: Sample) -> Iterator[Mutant]:
    """A route to elsewhere, with the condition of the first, stands behind it."""
    found = [
        (path, routes)
        for path, routes in lists(sample)
        if len(routes) > 1 and sample.is_short((*path, 0, "when"))
    ]
    for path, routes in spread(found):
        last = routes[-1].get("else") or routes[-1]["to"]
        start, end = sample.line_of((*path, 0))
        lead = re.match(r" *- \{", sample.text[start:end])
        if lead is None or not sample.text[start:end].endswith("}\n"):
            continue
        put = f"{lead[0]}when: {quoted(routes[0]['when'])}, to: {last}}}\n"
        at = end + len(f"{lead[0]}when: ")
        name = f"{'.'.join(map(str, path))} takes its first condition twice"
        yield sample.mutant(name, end, end, put, "never-taken", at)


def shadowed_cases(sample: Sample) -> Iterator[Mutant]:
    """The first case of a computed fact stands twice."""
    for name, _ in spread(_computed(sample)):
        start, end = sample.line_of(("facts", name, "compute", 0))
        line = sample.text[start:end]
        if re.fullmatch(r" *- \{when: .*\}\n", line):
            at = end + line.index("{")
            yield sample.mutant(
                f"{name} has its first case twice", end, end, line, "never-taken", at
            )


def overlapping_cases(sample: Sample) -> Iterator[Mutant]:
    """A case with the value of `else` begins before the one above, a comparison, ends."""
    found = [
        (name, at, cut, len(cases) - 1)
        for name, cases in _computed(sample)
        for at, case in enumerate(cases[:-1])
        if (cut := _CUT.fullmatch(case["when"])) and "compute" not in sample.facts[cut[1]]
    ]
    for name, at, cut, last in spread(found):
        start, end = sample.line_of(("facts", name, "compute", at))
        lead = sample.text[start : sample.text.index("-", start) + 2]
        other = f"{cut[1]} {_OTHER_SIDE[cut[2]]} {int(cut[3]) - _BEYOND[cut[2]]}"
        value = sample.raw(("facts", name, "compute", last, "else"))
        put = f"{lead}{{when: {quoted(other)}, value: {value}}}\n"
        yield sample.mutant(f"{name}: {other}", end, end, put, "routes-overlap", end + len(lead))


def _computed(sample: Sample) -> list[tuple[str, list[dict[str, Any]]]]:
    """The computed facts that have cases, with these."""
    return [
        (name, fact["compute"])
        for name, fact in sample.facts.items()
        if isinstance(fact.get("compute"), list)
    ]


def dangling_facts(sample: Sample) -> Iterator[Mutant]:
    """A condition speaks of a fact that is not there."""
    found = []
    names = _facts(sample)
    for path, condition in _conditions(sample):
        words = re.findall(r'"[^"]*"|[a-z_0-9]+', condition)
        used = [word for word in words if word in names]
        if used:
            found.append((path, used[0]))
    for path, name in spread(found):
        start = sample.offset(path)
        word = re.compile(rf"\b{name}\b").search(sample.text, start)
        assert word is not None
        put = f"{name}_nowhere"
        yield sample.mutant(f"{name} dangling", word.start(), word.end(), put, "missing-fact")


def _facts(sample: Sample) -> set[str]:
    names = set(sample.facts)
    for id_, step in sample.steps.items():
        if "ask" in step:
            given = step.get("input")
            named = given.get("fact") if isinstance(given, dict) else given
            names.add(str(named or step.get("fact") or id_.replace("-", "_")))
    return names


def misspelt_options(sample: Sample) -> Iterator[Mutant]:
    """A choice is compared with what is none of its options."""
    yield from _in_conditions(
        sample, r'== ("[a-z0-9-]+)"', "missing-option", lambda was: f"{was}-x"
    )


def texts_for_numbers(sample: Sample) -> Iterator[Mutant]:
    """A number is compared with a text."""
    yield from _in_conditions(
        sample, r"[a-z_]+ [<>]=? ([0-9]+)(?![.0-9])", "wrong-type", lambda _: '"two"'
    )


def misspelt_functions(sample: Sample) -> Iterator[Mutant]:
    """A function is called that is not there."""
    yield from _in_conditions(sample, r"(known)\(", "missing-function", lambda _: "knwon")


def unfinished_conditions(sample: Sample) -> Iterator[Mutant]:
    """A condition breaks off."""
    for path, condition in spread(_conditions(sample)):
        yield sample.replaced(
            path, quoted(f"{condition} and"), "bad-expression", len(condition) + 2
        )


def _in_conditions(sample: Sample, pattern: str, code: str, changed: Any) -> Iterator[Mutant]:
    """Conditions with what a group of a pattern finds in them changed, to be found there."""
    found = [
        (path, condition, match)
        for path, condition in _conditions(sample)
        for match in re.finditer(pattern, condition)
    ]
    for path, condition, match in spread(found):
        put = condition[: match.start(1)] + changed(match[1]) + condition[match.end(1) :]
        yield sample.replaced(path, quoted(put), code, 1 + match.start(1))


def _conditions(sample: Sample) -> Iterator[tuple[KeyPath, str]]:
    """The conditions of routes that stand on one line."""
    for path, routes in lists(sample):
        for index, route in enumerate(routes):
            at = (*path, index, "when")
            if "when" in route and sample.is_short(at) and "'" not in route["when"]:
                yield at, route["when"]


def swapped_elses(sample: Sample) -> Iterator[Mutant]:
    """The `else` changes places with the route before it."""
    for path, routes in spread([each for each in lists(sample) if len(each[1]) > 1]):
        start, middle = sample.line_of((*path, len(routes) - 2))
        last, end = sample.line_of((*path, len(routes) - 1))
        line = sample.text[last:end]
        if last != middle or not re.fullmatch(r" *- \{else: [a-z0-9-]+\}\n", line):
            continue
        put = line + sample.text[start:middle]
        at = start + line.index("{")
        name = f"{'.'.join(map(str, path))} with its else before the last"
        yield sample.mutant(name, start, end, put, "else-not-last", at)
