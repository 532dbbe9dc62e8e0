"""What scripted walks name besides steps: facts, products and what is at hand at any time."""

from collections.abc import Iterable, Iterator

from engine.checks.rule import Finding, Rule, Subject
from engine.content import WalksFile
from engine.guide import Place
from engine.model import ScriptShape
from engine.problems import did_you_mean

Path = tuple[str | int, ...]


def _scripts(subject: Subject) -> Iterator[tuple[WalksFile, Path, ScriptShape]]:
    for file in subject.content.walks.get(subject.guide.id, ()):
        for index, script in enumerate(file.shape.walks):
            yield file, ("walks", index), script


def lost_facts(subject: Subject) -> Iterator[Finding]:
    """The facts that scripted walks give or expect and the guide does not have."""
    names = subject.guide.names
    for file, path, script in _scripts(subject):
        for name in script.facts:
            if name not in names and "." not in name:
                yield _fact(
                    subject, Place(file.source.file, (*path, "facts", name)), name, key=True
                )
        for index, name in enumerate(script.expect.why or ()):
            if name not in names:
                at = (*path, "expect", "why", index)
                yield _fact(subject, Place(file.source.file, at), name)


def _fact(subject: Subject, place: Place, name: str, *, key: bool = False) -> Finding:
    message = f'The guide "{subject.guide.id}" has no fact "{name}".'
    fix = did_you_mean(name, subject.guide.names) or f"Name a fact of {subject.file}."
    return Finding(place, message, fix, key=key)


def lost_products(subject: Subject) -> Iterator[Finding]:
    """The products that scripted walks expect and the catalogue does not have."""
    products = subject.catalogue.products
    if not subject.catalogue.whole:
        return
    for file, path, script in _scripts(subject):
        product = script.expect.product
        if product is not None and product not in products:
            yield Finding(
                Place(file.source.file, (*path, "expect", "product")),
                f'There is no product "{product}" in the catalogue.',
                did_you_mean(product, products) or "Name a product of the catalogue.",
            )


def lost_answers(subject: Subject) -> Iterator[Finding]:
    """The answers that scripted walks give and the question does not have."""
    steps = subject.shape.steps
    for file, path, script in _scripts(subject):
        for at, step, said in _answers(script):
            answers = getattr(steps.get(step), "answers", None)
            if answers is None:
                continue
            for word in (said,) if isinstance(said, str) else _words(said):
                if word not in answers:
                    yield Finding(
                        Place(file.source.file, (*path, *at)),
                        f'"{word}" is no answer of the step "{step}".',
                        did_you_mean(word, answers) or f"Use one of: {', '.join(answers)}.",
                    )


def _words(said: object) -> Iterable[str]:
    return said if isinstance(said, tuple) else ()


def _answers(script: ScriptShape) -> Iterator[tuple[Path, str, object]]:
    if isinstance(script.answers, dict):
        for step, said in script.answers.items():
            yield ("answers", step), step, said
    else:
        for index, entry in enumerate(script.answers):
            for step, said in entry.items():
                yield ("answers", index, step), step, said


def lost_any_time(subject: Subject) -> Iterator[Finding]:
    """What scripted walks pick at any time and the guide does not have at hand."""
    entries = subject.shape.at_any_time
    for file, path, script in _scripts(subject):
        for at, _, said in _answers(script):
            entry = said.get("any-time") if isinstance(said, dict) else None
            if entry is not None and entry not in entries:
                yield Finding(
                    Place(file.source.file, (*path, *at, "any-time")),
                    f'Nothing called "{entry}" is at hand at any time in "{subject.guide.id}".',
                    did_you_mean(entry, entries) or "Name an entry of its `at-any-time:`.",
                )


RULES = (
    Rule("missing-fact", lost_facts),
    Rule("missing-product", lost_products),
    Rule("missing-option", lost_answers),
    Rule("missing-step", lost_any_time),
)
"""Explained where these codes are explained: they are found elsewhere too."""
