"""What the tests of the command line share: how it is run, and a small folder of guides."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from app.cli import app
from app.cli_conversation import Conversation
from engine import library, walk
from engine.guide import Guide
from engine.state import Channel
from engine.walk import ANSWERS_AT_MOST
from tests.house.files import ROOT

SLOW = """\
guide: slow
title: Slow line
summary: Mends the line, or suggests a faster one where the line is the limit.
purpose: troubleshooting
start: which-devices
at-any-time:
  person: {label: Speak to a person, to: person}
facts:
  plan: {type: choice, of: {basic: Basic 50, plus: Plus 250}, label: Plan, from: customer.plan}
  household: {type: integer, min: 1, max: 20, label: People at home}
steps:
  which-devices:
    title: Devices
    ask: Is it slow on every device, or only on one?
    note: Canary, let them try a phone.
    answers:
      every: {label: Every device, to: measure}
      one: {label: Only one device, to: restart}
  restart:
    title: Restart
    do: Switch the device off and on.
    next: better
    at-most: 2
    then: person
  better:
    title: Better
    ask: Is it better now?
    answers:
      "yes": {label: "Yes", to: fixed, settles: issue}
      "no": {label: "No", to: restart}
  measure:
    title: Speed
    ask: What does the speed test show?
    input: {fact: speed, type: number, unit: Mbit/s, min: 0, max: 1000}
    next: uses
  uses:
    title: Uses
    ask: What is the line used for?
    several: true
    answers:
      films: {label: Films}
      games: {label: Games}
      nothing: {label: Nothing, exclusive: true}
    next:
      - {when: '"films" in uses and speed >= 40', to: who, settles: product-limit}
      - {else: restart}
  who:
    title: People
    ask: How many people are at home?
    input: household
    next: faster
  faster:
    title: A faster line
    offer: {need: faster-line, now: plan}
    tell: The line is the limit.
    accepted: ordered
    declined: fixed
    none: fixed
  ordered: {end: accepted, title: Ordered, tell: The new line comes within a week.}
  fixed: {end: resolved, title: Done, tell: Good to hear.}
  person: {end: handoff, title: Person, team: Support, tell: A colleague takes over.}
"""

PLANS = """\
facts:
  household: {type: integer, label: People at home}
needs:
  faster-line: {label: A faster line, shown: household > 2}
products:
  basic:
    name: Basic 50
    summary: 50 Mbit/s.
    serves: [faster-line]
    fits: household < 2
    price: {amount: "0.00", currency: EUR}
    first-charge: When the line is switched.
    term: {months: 0, cancel: Any day.}
  plus:
    name: Plus 250
    summary: 250 Mbit/s.
    serves: [faster-line]
    fits: household > 2
    price: {amount: "0.00", currency: EUR}
    recurring: {amount: "39.90", every: month}
    first-charge: When the line is switched.
    term: {months: 12, renewal: From month to month., cancel: One month's notice.}
"""

FILES: Mapping[str, str] = {"slow/guide.yaml": SLOW, "catalogue/plans.yaml": PLANS}
TREES = ROOT / "trees"


def make(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A folder of content with these files."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def callguide(*words: object, typed: str = "") -> Result:
    """What a command comes to, within this process; nothing may be raised out of it."""
    result = CliRunner().invoke(app, [str(word) for word in words], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def started(
    *words: object, folder: Path = ROOT, typed: str = "", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What a command comes to in a process of its own, as from a shell."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def page_of(result: Result) -> dict[str, Any]:
    """The page that a command printed as JSON."""
    page: dict[str, Any] = json.loads(result.stdout)
    return page


@cache
def slow(old: str = "", new: str = "") -> Guide:
    """The sample guide, with one text in it replaced."""
    files = {**FILES, "slow/guide.yaml": SLOW.replace(old, new)}
    return library.build({name: text.encode() for name, text in files.items()}).guides["slow"]


def conversation(
    *lines: str,
    channel: Channel = "agent",
    guide: Guide | None = None,
    guides: Mapping[str, Guide] | None = None,
) -> Conversation:
    """A walk through the sample guide, or another, in which these lines were typed."""
    day = date(2027, 1, 5)
    position, _ = walk.start(guide or slow(), walk="w", channel=channel, on=day)
    talk = Conversation(position, ANSWERS_AT_MOST, guides or {})
    for line in lines:
        talk.take(line)
    return talk
