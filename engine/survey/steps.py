"""What the survey says of one step."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.guide import Guide, Question, Step
from engine.prose import sentences
from engine.reading_ease import reading_ease


@dataclass(frozen=True, slots=True)
class StepSurvey:
    """One step: its roads and its words.

    `fewest`, `expected` and `longest` count the answers from here to an end, this one included;
    `longest` is None where nothing bounds a loop, `fewest` where no end can be reached.
    `after` is the last step that all roads to this one pass, `before` the first that all roads
    from this one pass; empty where there is none. `words` are read aloud, which takes `seconds`;
    `longest_sentence` counts the words of the longest one that anybody reads or says, `ease` tells
    how easy all of them are, None without a formula or words. `channels` are those on which a walk
    can come to the step and do it.
    """

    number: int
    id: str
    kind: str
    title: str
    fewest: int | None
    expected: float
    longest: int | None
    after: str
    before: str
    words: int
    seconds: float
    longest_sentence: int
    ease: float | None
    channels: tuple[str, ...]


def texts_of(step: Step) -> tuple[str, ...]:
    """The texts of a step for customers and agents, each once; notes and the answers' own too."""
    return tuple(dict.fromkeys(text for text in _texts(step) if text))


def _texts(step: Step) -> Iterator[str]:
    own = [step.words, step.say, step.hint, step.note]
    if isinstance(step, Question):
        for choice in step.choices:
            own += [choice.say, choice.hint, choice.note]
    yield from (text.source for text in own if text is not None)


def longest_sentence(step: Step, guide: Guide) -> int:
    """The words of the longest sentence of a step; 0 where it has none."""
    found = (
        len(sentence.words)
        for text in texts_of(step)
        for sentence in sentences(text, guide.language)
    )
    return max(found, default=0)


def ease_of(step: Step, guide: Guide) -> float | None:
    """How easy the texts of a step are to read; None where there is no telling."""
    return reading_ease(texts_of(step), guide.language)
