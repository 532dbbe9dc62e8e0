"""Faults in what is read aloud and shown: texts and labels."""

import re
from collections.abc import Iterator

from tests.content.mutations.sample import KeyPath, Mutant, Sample, double, spread

_LONG = " ".join(["We", *["really"] * 48, "do."])


def dangling_holes(sample: Sample) -> Iterator[Mutant]:
    """A text shows a fact that is not there."""
    found = [
        (("steps", id_, key), hole)
        for id_, step in sample.steps.items()
        for key in ("ask", "say", "do", "tell", "note", "record")
        if isinstance(step.get(key), str)
        for hole in re.finditer(r"(?<!\{)\{([a-z_0-9]+)\}(?!\})", step[key])
    ]
    for path, hole in spread(found):
        start = sample.text.index(f"{{{hole[1]}}}", sample.offset(path)) + 1
        put = f"{hole[1]}_nowhere"
        name = f"hole {hole[1]} dangling"
        yield sample.mutant(name, start, start + len(hole[1]), put, "missing-fact")


def duplicate_answers(sample: Sample) -> Iterator[Mutant]:
    """The second answer of a question takes the first one's id."""
    found = [
        (id_, list(step["answers"])) for id_, step in sample.steps.items() if "answers" in step
    ]
    for id_, answers in spread([each for each in found if len(each[1]) > 1]):
        path = ("steps", id_, "answers", answers[1])
        start = sample.offset(path, key=True)
        written = re.compile(r'"?[a-z0-9-]+"?').match(sample.text, start)
        assert written is not None
        name = f"{id_} has {answers[0]} twice"
        yield sample.mutant(name, start, written.end(), f'"{answers[0]}"', "duplicate-key")


def same_labels(sample: Sample) -> Iterator[Mutant]:
    """The last answer of a question reads like the first."""
    found = [
        (("steps", id_, "answers", answers[0], "label"), ("steps", id_, "answers", answers[-1]))
        for id_, each in sample.steps.items()
        for answers in [list(each.get("answers") or {})]
        if len(answers) > 1
    ]
    for first, last in spread(found):
        yield sample.replaced((*last, "label"), sample.raw(first), "same-label")


def card_numbers(sample: Sample) -> Iterator[Mutant]:
    """A question for a text asks for the number of a card."""
    typed = {
        name
        for name, fact in sample.facts.items()
        if fact["type"] in ("text", "long-text", "integer", "number")
    }
    found = [
        path for path in _asked(sample) if str(sample.steps[str(path[1])].get("input")) in typed
    ]
    for path in spread(found):
        yield sample.replaced(path, "What is the number of your card?", "card-data")


def long_sentences(sample: Sample) -> Iterator[Mutant]:
    """A question does not come to an end."""
    for path in spread(_asked(sample)):
        yield sample.replaced(path, _LONG, "long-sentence")


def stray_braces(sample: Sample) -> Iterator[Mutant]:
    """A brace in a question opens no hole."""
    for path in spread(_asked(sample)):
        yield sample.replaced(path, double("Which {one is it?"), "stray-brace", 7)


def words_to_agents(sample: Sample) -> Iterator[Mutant]:
    """Customers read what the agent is to do."""
    if "self-service" not in str(sample.source.data["channels"]):
        return
    for path in spread(_asked(sample)):
        if "channels" not in sample.steps[str(path[1])]:
            yield sample.replaced(path, "Ask the customer for it.", "words-to-agent")


def words_for_agents_alone(sample: Sample) -> Iterator[Mutant]:
    """An end has words for the agent in place of those for the customer."""
    if "self-service" not in str(sample.source.data["channels"]):
        return
    found = [
        id_
        for id_, each in sample.steps.items()
        if "end" in each and "tell" in each and not {"say", "channels"} & each.keys()
    ]
    for id_ in spread(found):
        start, end = sample.span(("steps", id_, "tell"), key=True)
        at = sample.offset(("steps", id_), key=True)
        yield sample.mutant(f"{id_} says", start, end, "say", "words-for-customers", at)


def _asked(sample: Sample) -> Iterator[KeyPath]:
    """The questions that stand on one line."""
    for id_, each in sample.steps.items():
        path = ("steps", id_, "ask")
        if "ask" in each and "{" not in each["ask"] and sample.is_short(path):
            yield path
