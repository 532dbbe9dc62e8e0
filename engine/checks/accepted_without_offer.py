"""A walk may end as accepted without an offer

The end `accepted` says that a suggestion was taken. This one can be reached without anybody
having said yes to an offer, so what is counted as accepted would not be true.

Let only an offer's `accepted:` lead here, or make it an end `resolved`.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.offer_before_settled import way_there
from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.guide import End

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next:
      - {{when: household > 5, to: ordered}}
      - {{else: bigger-plan}}
  bigger-plan:
    offer: {{need: faster-line}}
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted  # <--
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}"""
PASSING = FAILING.replace("  # <--", "").replace(
    "household > 5, to: ordered", "household > 5, to: keep"
)


def find(subject: Subject) -> Iterator[Finding]:
    """The ends as accepted that can be reached without a yes to an offer."""
    accepted = [
        step
        for step in subject.guide.steps.values()
        if isinstance(step, End) and step.outcome == "accepted"
    ]
    if not accepted or not subject.guide.channels:
        return
    tree = subject.roads.search([subject.guide.start], lambda way: way.kind != "accepted")
    for step in accepted:
        if step.id in tree:
            yield Finding(
                below(step.place, "end"),
                f'A walk can end as accepted at "{local(step)}" without an offer.',
                "Let only an offer's `accepted:` lead here, or write `end: resolved`.",
                also=way_there(subject, tree, step.id),
            )


RULE = Rule("accepted-without-offer", find, __doc__, FAILING, PASSING)
