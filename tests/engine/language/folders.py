"""Folders of content for the tests of what an editor asks."""

from functools import cache
from pathlib import Path

from engine.language.cursor import Cursor, cursor_at
from engine.language.folder import Folder
from engine.language.symbols import Kind, Symbol
from engine.library import read_files
from engine.problems import Mark
from engine.source import read
from tests.app.terminal import TREES

CURSOR = "‸"
CALLED = """\
guide: who
title: Who calls
summary: Finds out who calls.
purpose: process
channels: []
start: name
facts:
  callers_name: {type: text, label: Name, from: customer.name}
steps:
  name:
    ask: What is your name?
    input: callers_name
    next: known
  known: {end: resolved, tell: "Thank you, {callers_name}."}
"""
CALLING = """\
guide: line
title: The line
summary: Mends the line.
purpose: process
start: who-is-it
at-any-time:
  person: {label: A person, to: person}
lists:
  slow_plans: [basic, plus]
facts:
  plan: {type: choice, of: {basic: Basic, plus: Plus, max: Max}, label: Plan}
  row: {type: text, label: Row}
  quick:
    type: yes-no
    label: Quick
    compute: plan == "max" or plan not in slow_plans
steps:
  who-is-it:
    subguide: who
    returns: {row: callers_name}
    ends: {known: what-plan}
    next: person
  what-plan:
    ask: Which plan, {row}?
    input: plan
    next: look-up
  look-up:
    lookup: streets
    by: row
    sets: {row: street}
    found: what-is-slow
    none: person
  what-is-slow:
    ask: What is slow? 👍🏽 {row}
    answers:
      all: {label: Everything, to: offered}
      "one":
        label: "One device"
        next: [{when: 'what_is_slow == "one" and quick', to: done}, {else: person}]
  offered:
    offer: {need: faster, now: plan}
    accepted: done
    declined: kept
    none: kept
  kept: {end: resolved, tell: You keep it.}
  done: {end: resolved, tell: Done.}
  person: {end: handoff, team: Team, tell: A person.}
"""
CATALOGUE = """\
facts:
  plan: {type: choice, of: {basic: Basic, plus: Plus, max: Max}, label: Plan}
needs:
  faster: {label: Faster, shown: plan != "max"}
products:
  max:
    name: Max
    summary: The most.
    serves: [faster]
    fits: plan in ["basic", "plus"]
    price: {amount: "1.00", currency: EUR}
    first-charge: Now.
    term: {months: 0, cancel: Any day.}
"""
TABLE = """\
table: streets
key: {type: text, label: Row}
columns:
  street: {type: text, label: Street}
rows:
  a: {street: A street}
"""
WALKS = """\
walks:
  - name: all
    facts: {plan: basic}
    answers: {who-is-it/name: a, what-is-slow: all, offered: accepted}
    expect: {end: done, product: max, why: [plan], steps: [who-is-it/name, what-is-slow, offered]}
"""
FILES = {
    "catalogue/plans.yaml": CATALOGUE,
    "line/guide.yaml": CALLING,
    "line/walks/walks.yaml": WALKS,
    "tables/streets.yaml": TABLE,
    "who/guide.yaml": CALLED,
}
GUIDE = "line/guide.yaml"
WALKS_FILE = "line/walks/walks.yaml"


@cache
def folder(**changed: str) -> Folder:
    """The folder of these files, some of them changed: `line=...` is the guide."""
    files = dict(FILES)
    if "line" in changed:
        files[GUIDE] = changed["line"]
    return Folder({file: read(text.encode(), file) for file, text in files.items()})


@cache
def trees() -> Folder:
    """The sample content."""
    return Folder({file: read(raw, file) for file, raw in read_files(Path(TREES)).items()})


def place(text: str) -> tuple[str, Mark]:
    """A text without the sign of the cursor, and where it stood."""
    before, _, after = text.partition(CURSOR)
    line = before.count("\n")
    return before + after, Mark(line + 1, len(before) - before.rfind("\n"))


def cursor(text: str) -> Cursor:
    """The cursor that stands in a text."""
    whole, mark = place(text)
    return cursor_at(whole.split("\n"), mark.line - 1, mark.column - 1)


def at(file: str, words: str) -> Symbol | None:
    """What is named at the cursor in some words of a file."""
    text, mark = place(FILES[file].replace(words.replace(CURSOR, ""), words, 1))
    assert text == FILES[file], "the words stand in the file"
    found = folder().at(file, mark)
    return found[0].symbol if found else None


def step(name: str, guide: str = "line") -> Symbol:
    return Symbol(Kind.STEP, guide, name)


def fact(name: str, guide: str = "line") -> Symbol:
    return Symbol(Kind.FACT, guide, name)
