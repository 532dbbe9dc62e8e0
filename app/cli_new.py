"""`callguide new`: the skeleton of a guide, which passes every check and can be walked."""

import re
from pathlib import Path

from app.cli_content import SHARED, settings
from app.cli_output import CannotRun, reason

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

GUIDE = """\
guide: {id}
title: {title}
summary: Say in a sentence what this guide is for.
trade: General
purpose: process            # or troubleshooting, sales, appointment
channels: [agent, self-service]
start: reason

at-any-time:
  person: {{label: Speak to a person, to: to-a-person}}

facts:
  days: {{type: integer, unit: days, min: 0, max: 365, label: Waiting for}}

steps:
  reason:
    ask: What can we do for you?
    say: What can I do for you today?
    note: This is for the agent alone; a customer never sees it.
    answers:
      waiting: {{label: I am waiting for something, to: how-long}}
      question: {{label: I have a question, to: look-it-up}}
      other: {{label: Something else, to: to-a-person}}

  how-long:
    ask: For how many days have you been waiting?
    hint: A guess is enough.
    input: days
    next:
      - {{when: days > 14, to: to-a-person}}
      - {{else: look-it-up}}

  look-it-up:
    do: Please have a look at the questions that are asked most.
    say: Let us look at the questions that are asked most.
    done: Looked
    next: helped

  helped:
    ask: Does that answer it?
    answers:
      "yes": {{label: "Yes", to: answered, settles: issue}}
      "no": {{label: "No", to: to-a-person}}

  answered:
    end: resolved
    tell: Good. You can come back at any time.

  to-a-person:
    end: handoff
    team: Customer service
    tell: A colleague takes this over from here.
"""

WALKS = """\
walks:
  - name: the question is answered
    answers: {reason: question, helped: "yes"}
    expect: {end: answered, outcome: resolved, steps: [reason, look-it-up, helped]}

  - name: waiting for too long
    answers: {reason: waiting, how-long: 20}
    expect: {end: to-a-person, outcome: handoff}

  - name: a short wait and no help
    answers: {reason: waiting, how-long: 3, helped: "no"}
    expect: {end: to-a-person, outcome: handoff}
"""


def create(id_: str, content: Path | None) -> Path:
    """Make the folder of a new guide; its `guide.yaml`. Raises CannotRun."""
    _refuse_bad(id_)
    folder = settings(content).content / id_
    title = id_.replace("-", " ").capitalize()
    files = {"guide.yaml": GUIDE.format(id=id_, title=title), "walks/walks.yaml": WALKS}
    try:
        (folder / "walks").mkdir(parents=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8") as file:
                file.write(text)
    except FileExistsError as error:
        message = f"{folder} is there already, and stays as it is: choose another id."
        raise CannotRun(message) from error
    except OSError as error:
        raise CannotRun(f"{error.filename or folder} cannot be made: {reason(error)}.") from error
    return folder / "guide.yaml"


def _refuse_bad(id_: str) -> None:
    if id_ in SHARED:
        raise CannotRun(f'"{id_}" is the folder of what guides share: choose another id.')
    if not _ID.fullmatch(id_):
        rule = "lower-case letters, digits and hyphens, at most 64, no hyphen first"
        near = re.sub(r"[^a-z0-9]+", "-", id_.lower()).strip("-")[:64]
        hint = f", such as {near}" if near else ""
        raise CannotRun(f'"{id_}" cannot be the id of a guide: write {rule}{hint}.')
