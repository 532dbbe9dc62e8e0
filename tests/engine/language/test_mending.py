"""What can be put right by an editor is right afterwards."""

import pytest

from engine.language.editing import applied_to
from engine.language.mending import Mending, mendings
from engine.library import Library, build
from tests.engine.language.folders import CALLING, FILES, GUIDE

ROUTES = "    next: look-up\n"


def broken(old: str, new: str) -> Library:
    assert old in CALLING
    files = {**FILES, GUIDE: CALLING.replace(old, new)}
    return build({file: text.encode() for file, text in files.items()})


def fixes(library: Library) -> list[Mending]:
    return [
        fix
        for problem in library.problems
        for fix in mendings(problem, library.sources[problem.file])
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("next: look-up", "next: look-upp"),
        ("what_is_slow ==", "what_is_slw =="),
        ('== "one" and', '== "oen" and'),
        ("Which plan, {row}?", "Which plan, {rwo}?"),
        ("lookup: streets", "lookup: street"),
        ("sets: {row: street}", "sets: {row: stret}"),
        ("need: faster", "need: fastr"),
        ("end: handoff", "end: handof"),
        ("    accepted: done", "    acepted: done"),
        ("ends: {known:", "ends: {knwn:"),
        ("input: plan", 'input: "plam"'),
        ("quick', to", "quik', to"),
    ],
)
def test_what_is_misspelt_is_changed_to_what_was_meant(old: str, new: str) -> None:
    library = broken(old, new)
    fix = fixes(library)[0]
    assert fix.title.startswith("Change to ")
    assert build(applied_to(library.files, fix.edits)).problems == ()


@pytest.mark.parametrize(
    "routes",
    [
        '    next:\n      - {when: plan == "max", to: person}\n',
        '    next:\n      - when: plan == "max"\n        to: person  # and so on\n',
        "    next: [{when: 'plan == \"max\"', to: person}]\n",
        '    next:\n    - {when: plan == "max", to: person}\n\n',
    ],
)
def test_an_else_is_added_in_the_way_the_routes_are_written(routes: str) -> None:
    library = broken(ROUTES, routes)
    (fix,) = fixes(library)
    assert fix.title == "Add an else that leads to person"
    mended = build(applied_to(library.files, fix.edits))
    assert {each.code for each in mended.problems} <= {"unreachable-step", "unused-fact"}


def test_what_needs_thinking_is_left_to_people() -> None:
    assert fixes(broken("end: resolved, tell: Done.", "end: accepted")) == []


def test_a_problem_beyond_the_text_is_left_alone() -> None:
    library = broken("next: look-up", "next: look-upp")
    (problem, *_) = library.problems
    assert mendings(problem, library.sources["who/guide.yaml"]) is not None
