"""Content that the tests of maps, scripts and pages draw: one of each kind of step."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from engine import library, texts, walk
from engine.guide import Choice, Guide, Question, Step
from engine.page import Page
from engine.walk import Position

HELP = """
guide: help
title: Help with the line
summary: Mends the line, or suggests a faster one where the line is the limit.
trade: Home internet
purpose: troubleshooting
start: who
at-any-time:
  person: {label: Speak to a person, to: person}
facts:
  plan: {type: choice, of: {basic: Basic 50, plus: Plus 250}, label: Current plan}
  household: {type: integer, min: 1, max: 20, label: People at home}
  promised:
    type: number
    unit: Mbit/s
    label: Promised speed
    compute: [{when: plan == "basic", value: 50}, {else: 250}]
  fault: {type: yes-no, label: Fault nearby}
steps:
  who:
    subguide: name
    ends: {found: region, lost: person}
  region:
    lookup: regions
    by: plan
    sets: {fault: fault}
    found: devices
    none: devices
  devices:
    title: Which devices
    ask: Is it slow on every device, or only on one?
    note: If they are not sure, ask them to try a phone.
    hint: Try a phone.
    answers:
      every: {label: Every device, to: measure}
      one: {label: Only one, to: restart, note: Ask which one.}
      some: {label: Some of them, next: [{when: household > 4, to: measure}, {else: restart}]}
  measure:
    title: Speed
    ask: "What does the speed test show? The plan promises **{promised}**."
    input: {fact: speed, type: number, unit: Mbit/s, label: Speed, min: 0, max: 1000}
    check: {when: speed <= 2 * promised, message: That is more than the line can do.}
    next:
      - {when: speed >= 0.8 * promised, to: faster, settles: product-limit}
      - {else: restart}
  restart:
    title: Restart
    do: Switch the router off and on.
    done: It is on again
    at-most: 2
    then: person
    next: better
  better:
    ask: Is it better now?
    answers:
      "yes": {label: "Yes", to: fixed, settles: issue}
      "no": {label: "No", to: restart}
  faster:
    title: A faster line
    offer: {need: faster-line, now: plan}
    say: Your line is the limit. This one would fit.
    accepted: ordered
    declined: fixed
    none: fixed
  ordered: {end: accepted, tell: The new line comes within a week.}
  fixed: {end: resolved, title: It works, tell: Good to hear.}
  person: {end: handoff, team: Support, tell: A colleague takes over.}
"""

NAME = """
guide: name
title: Name
summary: Asks for the name.
purpose: process
channels: []
start: name
facts:
  customer: {type: text, label: Name, max-length: 40, sensitive: true}
steps:
  name:
    ask: What is your name?
    input: customer
    optional: true
    next: [{when: known(customer), to: found}, {else: lost}]
  found: {end: resolved, tell: Thank you.}
  lost: {end: stopped, tell: That does not matter.}
"""

PLANS = """
facts:
  household: {type: integer, label: People at home}
needs:
  faster-line: {label: A faster line, shown: household > 2}
products:
  plus:
    name: Plus 250
    summary: 250 Mbit/s.
    serves: [faster-line]
    fits: household >= 3
    price: {amount: "0.00", currency: EUR}
    recurring: {amount: "39.90", every: month}
    first-charge: When the line is switched.
    term: {months: 12, renewal: From month to month., cancel: One month's notice.}
"""

REGIONS = """
table: regions
key: {type: choice, label: Plan}
columns: {fault: {type: yes-no, label: Fault}}
rows: {basic: {fault: false}, plus: {fault: false}}
"""

FILES = {
    "help/guide.yaml": HELP,
    "name/guide.yaml": NAME,
    "catalogue/plans.yaml": PLANS,
    "tables/regions.yaml": REGIONS,
}

GOLDEN = Path(__file__).with_name("golden")


def compiled(files: Mapping[str, str] = FILES, id_: str = "help") -> Guide:
    """A guide of these files, whatever the checks say of it."""
    return _drafts(tuple(files.items()))[id_]


@cache
def _drafts(files: tuple[tuple[str, str], ...]) -> Mapping[str, Guide]:
    return library.build({name: text.encode() for name, text in files}).drafts


def linked(targets: Sequence[Sequence[int]]) -> Guide:
    """A guide whose step 0, 1, ... has an answer to each of its targets; without any it ends."""
    steps: dict[str, object] = {}
    for at, ways in enumerate(targets):
        answers = {f"a{n}": {"label": f"Answer {n}", "to": f"s{to}"} for n, to in enumerate(ways)}
        asked = {"ask": f"Question {at}?", "answers": answers}
        steps[f"s{at}"] = asked if ways else {"end": "resolved", "tell": f"End {at}."}
    shape = {"guide": "g", "title": "G", "summary": "S.", "purpose": "process", "start": "s0"}
    return compiled({"g/guide.yaml": json.dumps(shape | {"steps": steps})}, "g")


def renamed(guide: Guide, text: str) -> Guide:
    """The guide with `text` wherever an author's words stand."""
    steps = {id_: _renamed(step, text) for id_, step in guide.steps.items()}
    at_any_time = tuple(replace(entry, label=text) for entry in guide.at_any_time)
    return replace(guide, title=text, summary=text, steps=steps, at_any_time=at_any_time)


def _renamed(step: Step, text: str) -> Step:
    words = texts.Text(text, (text,))
    named = replace(step, title=text, words=words, say=words, note=words, hint=words)
    if isinstance(named, Question):
        choices = tuple(Choice(each.id, text, each.key) for each in named.choices)
        return replace(named, choices=choices)
    return named


def walked(*answers: object, channel: str = "agent", guide: Guide | None = None) -> Position:
    """Where the sample guide stands after these answers on 5 January 2027."""
    given = {"plan": "basic", "household": 3}
    on = date(2027, 1, 5)
    position, _ = walk.start(guide or compiled(), walk="w", channel=channel, on=on, given=given)
    for answer in answers:
        position, _ = walk.answer(position, position.step.id, answer)
    return position


def page(*answers: object, channel: str = "agent", error: str = "") -> Page:
    """The page after these answers."""
    return Page(walked(*answers, channel=channel), error=error)


def golden(name: str) -> str:
    """What a file in `golden/` holds: what a person has read and found good."""
    return (GOLDEN / name).read_text("utf-8")
