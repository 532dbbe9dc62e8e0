"""Surveys a guide."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.graph import dominators, postdominators
from engine.guide import Guide
from engine.pace import said_aloud
from engine.progress import expected, remaining
from engine.prose import WORDS_A_MINUTE, seconds_aloud
from engine.reading_ease import formula_for, reading_ease
from engine.survey.channels import reached_on
from engine.survey.lengths import fewest, longest
from engine.survey.steps import StepSurvey, ease_of, longest_sentence, texts_of


@dataclass(frozen=True, slots=True)
class GuideSurvey:
    """A guide as a whole; what it says of the roads is as at its first step.

    `seconds` is how long the words on a road are read aloud, every way as likely as the next, at
    `words_a_minute`. `passed` are the steps that every walk passes, in order. `formula` names what
    `ease` was computed by; both are None where the language has none.
    """

    guide: str
    title: str
    language: str
    words_a_minute: int
    fewest: int | None
    expected: float
    longest: int | None
    seconds: float
    passed: tuple[str, ...]
    formula: str | None
    ease: float | None
    steps: tuple[StepSurvey, ...]


def survey(guide: Guide, words_a_minute: int = WORDS_A_MINUTE) -> GuideSurvey:
    """What the roads and the words of a guide are like."""
    steps = tuple(_steps(guide, words_a_minute))
    first = next(step for step in steps if step.id == guide.start)
    aloud = expected(guide, lambda step: seconds_aloud(said_aloud(step), words_a_minute))
    formula = formula_for(guide.language)
    texts = dict.fromkeys(text for step in guide.steps.values() for text in texts_of(step))
    return GuideSurvey(
        guide=guide.id,
        title=guide.title,
        language=guide.language,
        words_a_minute=words_a_minute,
        fewest=first.fewest,
        expected=first.expected,
        longest=first.longest,
        seconds=aloud[guide.start],
        passed=_passed(first.id, {step.id: step.before for step in steps}),
        formula=formula.name if formula else None,
        ease=reading_ease(texts, guide.language),
        steps=steps,
    )


def _steps(guide: Guide, words_a_minute: int) -> Iterator[StepSurvey]:
    least, most, usual = fewest(guide), longest(guide), remaining(guide)
    before, behind = dominators(guide), postdominators(guide)
    reached = {channel: reached_on(guide, channel) for channel in guide.channels}
    for number, step in guide.numbered():
        words = said_aloud(step)
        yield StepSurvey(
            number=number,
            id=step.id,
            kind=step.kind,
            title=step.title,
            fewest=least[step.id],
            expected=usual[step.id],
            longest=most[step.id],
            after=before.get(step.id, ""),
            before=behind.get(step.id, ""),
            words=words,
            seconds=seconds_aloud(words, words_a_minute),
            longest_sentence=longest_sentence(step, guide),
            ease=ease_of(step, guide),
            channels=tuple(channel for channel, steps in reached.items() if step.id in steps),
        )


def _passed(start: str, behind: Mapping[str, str]) -> tuple[str, ...]:
    """The steps that every road from the start to an end passes, the start among them."""
    found = [start]
    while behind.get(found[-1]):
        found.append(behind[found[-1]])
    return tuple(found)
