"""An offer is passed over because a fact is unset

The need is shown, but every product that serves it depends on a fact that some road to this offer
leaves unset. An unset fact never fits, so on that road the offer is passed over without a word,
though it would have served the customer.

Ask for the fact before, or let that road go around the offer. This is a warning, because it may
be meant so. Where the need itself is not known to be shown, nothing is said: such an offer is
passed over because it does not concern the customer.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.reading import needed
from engine.checks.rule import Finding, Rule, Subject, below, listed, local
from engine.expressions import Expression
from engine.guide import Offer
from engine.problems import Severity

FAILING = f"""
purpose: sales
facts:
  household: {{type: integer, label: People at home}}
steps:
  ask-more:
    ask: May I ask how many people live in your home?
    answers:
      "yes": {{label: "Yes", to: ask-household}}
      "no": {{label: "No", to: bigger-plan}}
  ask-household:
    ask: How many people live in your home?
    input: household
    next: bigger-plan
  bigger-plan:
    offer: {{need: faster-line}}  # <--
    accepted: ordered
    declined: keep
    none: keep
  ordered:
    end: accepted
    tell: It is on its way.
  keep:
    end: resolved
    tell: You keep what you have.
{CATALOGUE.replace("shown: household > 2", "shown: 1 < 2")}"""
PASSING = FAILING.replace("  # <--", "").replace("to: bigger-plan}", "to: keep}")


def find(subject: Subject) -> Iterator[Finding]:
    """The offers that some road cannot make because a fact is unset on it."""
    guide = subject.guide
    if not guide.channels or subject.cut:
        return
    for id_, known in subject.knowledge.known.items():
        step = guide.steps[id_]
        if isinstance(step, Offer):
            names = _unset(subject, step, known)
            if names:
                yield Finding(
                    below(step.place, "offer", "need"),
                    f'The offer "{local(step)}" is passed over where {listed(names)} '
                    f"{'are' if len(names) > 1 else 'is'} unset, as on some road here.",
                    "Ask before, or let that road go around the offer.",
                )


def _unset(subject: Subject, step: Offer, known: int) -> list[str]:
    """The facts that may be unset and without which nothing is offered, though it is needed."""
    if subject.knowledge.bits(_base_keys(subject, step, step.need.shown)) & ~known:
        return []
    each = [_missing(subject, step, product.fits, known) for product in step.products]
    return sorted(set.intersection(*each)) if each else []


def _base_keys(subject: Subject, step: Offer, expression: Expression) -> set[str]:
    """What the condition reads, through computed facts, as keys."""
    keys = {step.names[name] for name in expression.reads if name in step.names}
    reads = subject.guide.computed_reads
    return {each for key in keys for each in reads.get(key, (key,))}


def _missing(subject: Subject, step: Offer, expression: Expression, known: int) -> set[str]:
    found = set()
    for name in expression.knows_if_true:
        key = step.names.get(name)
        if key is not None:
            bits = subject.knowledge.bits(needed(subject.guide, (key,)))
            if bits & ~known:
                found.add(name)
    return found


RULE = Rule("offer-facts-unknown", find, __doc__, FAILING, PASSING, Severity.WARNING)
