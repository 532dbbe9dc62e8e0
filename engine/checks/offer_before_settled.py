"""An offer comes before the issue is settled

Somebody who asks for help wants the fault mended, and would rightly take an offer before that for
a trick. In a guide for troubleshooting every road to an offer has to pass `settles: issue`, where
the fault is settled, or `settles: product-limit`, where the product is shown to be the limit; it
may stand on a step, an answer or a route. Offers of a subguide are looked at in the guides that
run it.

Move the offer behind the point where the issue is settled, or mark that point.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.roads import Tree, Way, road
from engine.checks.rule import Finding, Other, Rule, Subject, local, shown
from engine.checks.traps import target
from engine.guide import Instruction, Offer, Question, Step

FAILING = f"""
purpose: troubleshooting
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:  # <--
    offer: {{need: faster-line}}
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE}"""
PASSING = FAILING.replace("  # <--", "").replace(
    "    input: household\n", "    input: household\n    settles: product-limit\n"
)


def find(subject: Subject) -> Iterator[Finding]:
    """The offers of a troubleshooting guide that can be reached before the issue is settled."""
    guide = subject.guide
    if guide.purpose != "troubleshooting" or not guide.channels or not has_offers(subject):
        return
    tree = subject.roads.search([subject.guide.start], _unsettling)
    for step in subject.guide.steps.values():
        if isinstance(step, Offer) and step.id in tree:
            yield Finding(
                step.place,
                f'The offer "{local(step)}" can be reached before the issue is settled.',
                _fix(subject, step),
                key=True,
                also=way_there(subject, tree, step.id),
            )


def _unsettling(way: Way) -> bool:
    return not way.settles


def _fix(subject: Subject, offer: Offer) -> str:
    """What to do: where a mark would settle every road that lacks it, if there is such a step."""
    move = "Move it behind `settles: issue` or `settles: product-limit`, or "
    passed = _passed_last(subject, offer)
    if passed is None:
        return f"{move}mark the step, answer or route that settles the issue."
    return (
        f'{move}mark what settles the issue: "{local(passed)}" is the last step that all roads '
        "without a mark pass."
    )


def _passed_last(subject: Subject, offer: Offer) -> Step | None:
    """The last step that can settle something and that every unsettled road to an offer passes."""
    before = subject.roads.dominators(_unsettling)
    id_ = before.get(offer.id)
    while id_ is not None:
        step = subject.guide.steps[id_]
        if isinstance(step, Question | Instruction):
            return step
        id_ = before.get(id_)
    return None


def has_offers(subject: Subject) -> bool:
    """Whether the guide makes offers at all."""
    return any(isinstance(step, Offer) for step in subject.guide.steps.values())


def way_there(subject: Subject, tree: Tree, step: str) -> tuple[Other, ...]:
    """The last way of the road on which a search came to a step, and the road."""
    way = tree[step]
    if way is None:
        return ()
    return (Other(target(subject, way), f"the road {shown(road(tree, step))}"),)


RULE = Rule("offer-before-settled", find, __doc__, FAILING, PASSING)
