"""A small folder of guides for the tests of the application, and how it is written to disk."""

from collections.abc import Mapping
from pathlib import Path

NOTE = "Canary for the agent alone."

LINE = f"""\
guide: line
title: Slow line
summary: Mends the line, or suggests a faster one where the line is the limit.
trade: Home internet
purpose: troubleshooting
channels: [agent, self-service]
start: devices
at-any-time:
  person: {{label: Speak to a person, to: person}}
facts:
  plan: {{type: choice, of: {{basic: Basic 50, plus: Plus 250}}, label: Plan, from: customer.plan}}
  household: {{type: integer, min: 1, max: 20, label: People, from: customer.household}}
  customer: {{type: text, label: Name, max-length: 4000, sensitive: true}}
  story: {{type: long-text, label: Story, max-length: 8000}}
steps:
  devices:
    title: Devices
    ask: Is it slow on every device, or only on one?
    note: {NOTE}
    answers:
      every: {{label: Every device, to: name}}
      one: {{label: Only one, to: restart, note: {NOTE}}}
      tell: {{label: Something else, to: story}}
  name:
    title: Name
    ask: What is your name?
    input: customer
    note: {NOTE}
    next: measure
  measure:
    title: Speed
    ask: What does the speed test show?
    input: {{fact: speed, type: number, unit: Mbit/s, label: Speed, min: 0, max: 1000}}
    next: uses
  uses:
    title: Uses
    ask: What is the line used for?
    several: true
    answers:
      films: {{label: Films}}
      games: {{label: Games}}
      nothing: {{label: Nothing, exclusive: true}}
    next:
      - {{when: speed >= 40, to: faster, settles: product-limit}}
      - {{else: restart}}
  story: {{title: Story, ask: What happened?, input: story, next: restart}}
  restart:
    title: Restart
    do: Switch the router off and on.
    note: {NOTE}
    at-most: 2
    then: person
    next: better
  better:
    title: Better
    ask: Is it better now?
    answers:
      "yes": {{label: "Yes", to: fixed, settles: issue}}
      "no": {{label: "No", to: restart}}
  faster:
    title: A faster line
    offer: {{need: faster-line, now: plan}}
    tell: The line is the limit. This one would fit.
    say: Your line is the limit. This one would fit.
    note: {NOTE}
    accepted: ordered
    declined: fixed
    none: fixed
  ordered: {{end: accepted, title: Ordered, tell: The new line comes within a week., note: {NOTE}}}
  fixed: {{end: resolved, title: It works, tell: Good to hear., note: {NOTE}}}
  person: {{end: handoff, title: A person, team: Support, tell: A colleague takes over.}}
"""

STAFF = """\
guide: staff
title: For staff
summary: Is for the agent alone.
trade: Home internet
purpose: process
channels: [agent]
start: done
steps:
  done: {end: resolved, tell: That is all.}
"""

PLANS = """\
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

FILES: Mapping[str, str] = {
    "line/guide.yaml": LINE,
    "staff/guide.yaml": STAFF,
    "catalogue/plans.yaml": PLANS,
}

KNOWN = "?plan=basic&household=3"
"""What is known of a customer for whom there is an offer."""

TO_OFFER: tuple[tuple[str, str | list[str]], ...] = (
    ("devices", "every"),
    ("name", "Sam Canary"),
    ("measure", "45"),
    ("uses", ["films"]),
)
"""The answers that then lead to the offer of the guide `line`."""


def write(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """The folder, with these files in it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder
