"""A declared fact is not used

This fact is declared under `facts:`, but no question asks for it, no lookup sets it, and no
condition, text, subguide or offer reads it. It may be a leftover, or its name may be misspelt
where it should be used.

Use it, or delete its declaration. A fact that comes `from` the caller's record may stand unused:
the agent sees it beside the call.
"""

from collections.abc import Iterator

from engine.checks import places
from engine.checks.rule import Finding, Rule, Subject
from engine.expressions import names_in
from engine.guide import Place
from engine.model import (
    FactShape,
    InputFactShape,
    InstructionShape,
    LookupShape,
    OfferShape,
    QuestionShape,
    RouteShape,
    StepShape,
    SubguideShape,
)
from engine.problems import Severity
from engine.texts import scan

FAILING = """
facts:
  household: {type: integer, label: People at home}  # <--
steps:
  greet:
    do: Say hello.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = """
facts:
  household: {type: integer, label: People at home}
steps:
  greet:
    ask: How many people live in your home?
    input: household
    next: done
  done:
    end: resolved
    tell: Thank you.
"""


def find(subject: Subject) -> Iterator[Finding]:
    """The declared facts that nothing in the guide speaks of."""
    unused = {name for name, shape in subject.shape.facts.items() if shape.source is None}
    for used in (_asked, _read, _shown):
        if not unused or not subject.whole:
            return
        unused -= used(subject)
    for name in subject.shape.facts:
        if name in unused:
            yield Finding(
                Place(subject.file, ("facts", name)),
                f'The fact "{name}" is declared, but nothing asks for it or reads it.',
                "Use it, or delete it.",
                key=True,
            )


def _asked(subject: Subject) -> set[str]:
    """The facts that steps ask for, set, return, or hand to an offer."""
    found: set[str] = set()
    for id_, step in subject.shape.steps.items():
        found |= _in_step(id_, step, subject)
    return found


def _read(subject: Subject) -> set[str]:
    """The facts that expressions read."""
    shape = subject.shape
    texts = {text for fact in shape.facts.values() for text in _computed(fact)}
    for step in shape.steps.values():
        texts.update([route.when for route in _routes(step) if route.when is not None])
        if not isinstance(step, QuestionShape) or step.check:
            texts.update(text for _, text in places.expressions(step))
    found: set[str] = set()
    return found.union(*map(names_in, texts))


def _shown(subject: Subject) -> set[str]:
    """The facts that texts show."""
    texts = [subject.shape.case_note or ""]
    for step in subject.shape.steps.values():
        texts += [text for _, text in places.texts(step) if "{" in text]
    return {name for text in texts for name, _ in scan(text)[0]}


def _computed(fact: FactShape) -> Iterator[str]:
    if isinstance(fact.compute, str):
        yield fact.compute
    for case in () if isinstance(fact.compute, str) else fact.compute or ():
        yield from (str(each) for each in (case.when, case.value, case.otherwise))


_LEADING = (QuestionShape, InstructionShape, SubguideShape)


def _routes(step: StepShape) -> list[RouteShape]:
    """The routes of a step, those of its answers among them."""
    found: list[RouteShape] = []
    if isinstance(step, QuestionShape):
        for answer in (step.answers or {}).values():
            if isinstance(answer.next, tuple):
                found += answer.next
    if isinstance(step, _LEADING) and isinstance(step.next, tuple):
        found += step.next
    return found


def _in_step(id_: str, step: StepShape, subject: Subject) -> set[str]:
    match step:
        case QuestionShape():
            asked = step.input.fact if isinstance(step.input, InputFactShape) else step.input
            return {asked or step.fact or id_.replace("-", "_")}
        case LookupShape():
            return set(step.sets)
        case SubguideShape():
            return set(step.returns)
        case OfferShape():
            terms = step.offer
            named = {name for name in (terms.now, terms.returned) if name}
            return named | _read_by_products(terms.need, subject)
        case _:
            return set()


def _read_by_products(need: str, subject: Subject) -> set[str]:
    found: set[str] = set()
    if need in subject.catalogue.needs:
        found |= subject.catalogue.needs[need].shown.reads
    for product in subject.catalogue.serving(need):
        found |= product.fits.reads.union(*(each.reads for each in product.prefer))
        found |= {key for each in product.credits if each.when for key in each.when.reads}
    return found


RULE = Rule("unused-fact", find, __doc__, FAILING, PASSING, Severity.WARNING)
