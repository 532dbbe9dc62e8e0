"""The guide and the catalogue mean different things by one fact

The conditions of products read facts by their names. This guide makes an offer, and its fact of
that name has another type, another unit or other options than the catalogue says, so the
conditions would compare the wrong things.

Declare both alike, or give one of the two another name.
"""

from collections.abc import Iterator

from engine.checks.example import CATALOGUE
from engine.checks.reading import offered
from engine.checks.rule import Finding, Other, Rule, Subject
from engine.compile.facts import type_of
from engine.facts import Fact
from engine.guide import Offer, Place
from engine.model import InputFactShape, QuestionShape

FAILING = f"""
purpose: sales
facts:
  household: {{type: text, label: Who lives at home}}  # <--
steps:
  ask-household:
    ask: Who lives in your home?
    input: household
    next: bigger-plan
  bigger-plan:
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
    "type: text, label: Who lives", "type: integer, label: People"
)


def find(subject: Subject) -> Iterator[Finding]:
    """The facts that the offers' conditions read and that the guide declares otherwise."""
    offers = [
        step
        for step in subject.guide.steps.values()
        if isinstance(step, Offer) and "/" not in step.id
    ]
    read = {name for step in offers for each in offered(step) for name in each.reads}
    for name in sorted(read & subject.guide.names.keys() & subject.catalogue.facts.keys()):
        ours = subject.guide.facts[subject.guide.names[name]]
        theirs = subject.catalogue.facts[name]
        difference = _difference(ours, theirs)
        if difference:
            yield Finding(
                _place(subject, name),
                f'The fact "{name}" is {difference[0]} here, but {difference[1]} in the catalogue.',
                "Declare both alike, or give one of the two another name.",
                key=True,
                also=(Other(subject.catalogue.places["fact", name], "in the catalogue", key=True),),
            )


def _difference(ours: Fact, theirs: Fact) -> tuple[str, str] | None:
    if ours.kind is not theirs.kind:
        return f"of the type {ours.kind}", f"of the type {theirs.kind}"
    here, there = type_of(ours), type_of(theirs)
    if None not in (here.unit, there.unit) and here.unit != there.unit:
        return f"in {here.unit}", f"in {there.unit}"
    more = [option for option in here.options or () if option not in (there.options or ())]
    if more:
        return f'a choice with the option "{more[0]}"', "has no such option"
    return None


def _place(subject: Subject, name: str) -> Place:
    if name in subject.shape.facts:
        return Place(subject.file, ("facts", name))
    for id_, step in subject.shape.steps.items():
        if isinstance(step, QuestionShape):
            if isinstance(step.input, InputFactShape) and step.input.fact == name:
                return Place(subject.file, ("steps", id_, "input"))
            if name in (step.fact, id_.replace("-", "_")):
                return Place(subject.file, ("steps", id_))
    return Place(subject.file, ("facts",))


RULE = Rule("fact-type-differs", find, __doc__, FAILING, PASSING)
