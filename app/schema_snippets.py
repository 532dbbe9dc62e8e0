"""What an editor may put in at once: whole steps, facts, routes and products, to be filled in.

A snippet is a `defaultSnippets` entry of the YAML language server: a label, what it is for, and a
body in which `${1:word}` are the places to fill in, in order. `^` keeps a number a number.
"""

from collections.abc import Mapping
from typing import Any

Snippet = dict[str, Any]

_ANSWER = {"label": "${2:What the customer replies}", "to": "${3:step}"}
_ROUTES = [{"when": "${1:condition}", "to": "${2:step}"}, {"else": "${3:step}"}]
_STEPS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "question": (
        "A question, with the answers to pick from.",
        {
            "ask": "${1:What do we ask?}",
            "answers": {
                "${2:first}": {"label": "${3:First answer}", "to": "${4:step}"},
                "${5:second}": {"label": "${6:Second answer}", "to": "${7:step}"},
            },
        },
    ),
    "typed question": (
        "A question whose answer is typed.",
        {
            "ask": "${1:What do we ask?}",
            "input": {
                "fact": "${2:name}",
                "type": "${3|integer,number,money,date,text,yes-no,postcode|}",
                "label": "${4:What people call it}",
            },
            "next": "${5:step}",
        },
    ),
    "instruction": (
        "Something to do.",
        {"do": "${1:What is to be done.}", "next": "${2:step}"},
    ),
    "lookup": (
        "A row of a table, read into facts.",
        {
            "lookup": "${1:table}",
            "by": "${2:fact}",
            "sets": {"${3:fact}": "${4:column}"},
            "found": "${5:step}",
            "none": "${6:step}",
        },
    ),
    "subguide": (
        "Another guide, run from here.",
        {
            "subguide": "${1:guide}",
            "returns": {"${2:fact}": "${3:fact of the subguide}"},
            "next": "${4:step}",
        },
    ),
    "offer": (
        "A suggestion out of the catalogue.",
        {
            "offer": {"need": "${1:need}"},
            "tell": "${2:Words before the offer.}",
            "accepted": "${3:step}",
            "declined": "${4:step}",
            "none": "${5:step}",
        },
    ),
    "end": (
        "The end of the walk.",
        {"end": "${1|resolved,accepted,handoff,stopped|}", "tell": "${2:Closing words.}"},
    ),
}


def _snippet(label: str, description: str, body: Any) -> Snippet:
    return {"label": label, "description": description, "body": body}


STEP: list[Snippet] = [_snippet(label, *told) for label, told in _STEPS.items()]
"""The kinds of steps, for a step that has only its id."""

ENTRIES: Mapping[tuple[str, str], Snippet] = {
    ("guide", "steps"): _snippet(
        "step", "A step, with its id.", {"${1:id}": {"end": "${2:resolved}", "tell": "${3:Words.}"}}
    ),
    ("guide", "facts"): _snippet(
        "fact",
        "A fact that conditions and texts may use.",
        {
            "${1:name}": {
                "type": "${2|choice,integer,number,money,date,text,yes-no|}",
                "label": "${3:What people call it}",
            }
        },
    ),
    ("guide", "lists"): _snippet("list", "A named list.", {"${1:name}": ["${2:entry}"]}),
    ("guide", "at-any-time"): _snippet(
        "entry",
        "A step at hand from every step.",
        {"${1:id}": {"label": "${2:What stands on the button}", "to": "${3:step}"}},
    ),
    ("question", "answers"): _snippet("answer", "One reply.", {"${1:id}": _ANSWER}),
    ("question", "next"): _snippet("routes", "Ways on, in order.", _ROUTES),
    ("instruction", "next"): _snippet("routes", "Ways on, in order.", _ROUTES),
    ("subguide", "next"): _snippet("routes", "Ways on, in order.", _ROUTES),
    ("answer", "next"): _snippet("routes", "Ways on, in order.", _ROUTES),
    ("catalogue", "needs"): _snippet(
        "need",
        "A need that products serve.",
        {"${1:id}": {"label": "${2:What people call it}", "shown": "${3:condition}"}},
    ),
    ("catalogue", "products"): _snippet(
        "product",
        "A product, with its price and terms.",
        {
            "${1:id}": {
                "name": "${2:Name}",
                "summary": "${3:What it is.}",
                "serves": ["${4:need}"],
                "fits": "${5:condition}",
                "price": {"amount": '"${6:0.00}"', "currency": "${7:EUR}"},
                "first-charge": "${8:When the first payment is taken.}",
                "term": {"months": "^${9:0}", "cancel": "${10:How to cancel.}"},
            }
        },
    ),
    ("table", "columns"): _snippet(
        "column",
        "A column of the table.",
        {
            "${1:name}": {
                "type": "${2|text,choice,integer,number,money,date|}",
                "label": "${3:Label}",
            }
        },
    ),
    ("walks", "walks"): _snippet(
        "walk",
        "A scripted walk.",
        [
            {
                "name": "${1:what it shows}",
                "answers": {"${2:step}": "${3:answer}"},
                "expect": {"end": "${4:step}"},
            }
        ],
    ),
}
"""What an entry looks like, by the shape and the key that it stands under."""
