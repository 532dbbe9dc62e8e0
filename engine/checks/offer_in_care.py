"""An offer can be reached behind a step that calls for care

Somebody who complains, mourns, is in danger or is vulnerable must not be sold anything in the
same call. Behind a step with `care:` no offer may be reachable, in whatever way. Only a complaint
that has been settled since, with `settles: issue`, lifts this.

Let the road behind that step end without an offer, or lead around it.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.offer_before_settled import has_offers, way_there
from engine.checks.roads import Tree, road
from engine.checks.rule import Finding, Other, Rule, Subject, below, local
from engine.guide import Offer

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-reason:
    ask: Why do you call?
    answers:
      moving: {{label: I move, to: ask-household}}
      death: {{label: Somebody has died, to: sorry}}
  sorry:
    do: We are sorry to hear that.
    care: bereavement
    next: ask-household
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
    "bereavement\n    next: ask-household", "bereavement\n    next: keep"
)


def find(subject: Subject) -> Iterator[Finding]:
    """The offers that can be reached behind a step that calls for care."""
    if not has_offers(subject):
        return
    trees = _behind_care(subject)
    for step in subject.guide.steps.values():
        tree = next((tree for tree in trees if step.id in tree), None)
        if isinstance(step, Offer) and tree is not None:
            yield _finding(subject, step, tree)


def _behind_care(subject: Subject) -> list[Tree]:
    """What lies behind the steps with care, and behind those of a complaint that is open."""
    steps, reached = subject.guide.steps, subject.roads.reached
    careful = [steps[id_] for id_ in reached if steps[id_].care]
    lasting = [step.id for step in careful if step.care != "complaint"]
    complaints = [step.id for step in careful if step.care == "complaint"]
    return [
        subject.roads.search(lasting),
        subject.roads.search(complaints, lambda way: way.settles != "issue"),
    ]


def _finding(subject: Subject, offer: Offer, tree: Tree) -> Finding:
    care = subject.guide.steps[road(tree, offer.id)[0]]
    lifted = " before it is settled" if care.care == "complaint" else ""
    fix = "Let the road behind that step lead around the offer, or end before it"
    if care.care == "complaint":
        fix += ", or settle the issue first with `settles: issue`"
    return Finding(
        offer.place,
        f'The offer "{local(offer)}" can be reached behind "{local(care)}", which calls for care '
        f"({care.care}){lifted}.",
        f"{fix}.",
        key=True,
        also=(
            Other(below(care.place, "care"), f'the care of "{local(care)}"'),
            *way_there(subject, tree, offer.id),
        ),
    )


RULE = Rule("offer-in-care", find, __doc__, FAILING, PASSING)
