"""A simulated customer: says what a scripted walk answers, in words, at times not at once.

What they say follows from the number of the practice and from where the call stands, so that the
same call can be had again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

from engine.guide import End, Instruction, Offer, Question
from engine.page_parts import answer_text
from engine.position import Position
from engine.practice.best import Best, answered
from engine.speech import msg
from engine.state import Answer

VAGUE_ONE_IN = 5
"""One question in so many is answered vaguely at first."""

_PLAIN = (msg("{answer}."), msg("That would be: {answer}."), msg("{answer}, I would say."))
_VAGUE = (
    msg("Hm, how do you mean that?"),
    msg("I am not quite sure. Does that matter?"),
    msg("Sorry, I was not listening. What was the question?"),
)
_DONE = (msg("All right, done."), msg("One moment … yes, done."))
_DOUBTS = (
    msg("What does that cost me in all, and how do I get out of it again?"),
    msg("That sounds like more than I want to pay. What are the terms?"),
    msg("Do I have to decide on that now? What do I sign up to?"),
)
_YES, _NO = msg("Then yes, I would like that."), msg("No, thank you, I do not want that.")
_NOTHING = msg("I will leave that out.")
_ASTRAY = msg("That has nothing to do with why I called.")


class Spoken(NamedTuple):
    """What the customer says; not `clear` where they say more when they are asked again."""

    words: str
    clear: bool = True


@dataclass(frozen=True, slots=True)
class Customer:
    """The customer of one practice: the road that is best for them, and the practice's number."""

    best: Best
    number: int

    def opening(self) -> str:
        """Why they call, as the name of the scripted walk has it."""
        return self.best.name

    def says(self, position: Position, asked_again: int) -> Spoken:
        """What they say at a step, after having been asked again so many times."""
        _, step = position.guide.speech, position.step
        answer = self.answer(position)
        if answer is not None and answer.how == "any-time":
            return Spoken(_("{answer}!", answer=answer_text(position, step, answer)))
        match step:
            case End():
                return Spoken("")
            case Instruction():
                return Spoken(_(self._one_of(_DONE, position)))
            case Offer():
                return self._on_offer(position, answer, asked_again)
            case _:
                return self._on_question(position, answer, asked_again)

    def answer(self, position: Position) -> Answer | None:
        """What they would answer at a step: as on their best road, or as what they know has it."""
        step = position.step
        before = sum(passing.step.id == step.id for passing in answered(position))
        there = [each.answer for each in self.best.road if each.step.id == step.id]
        if there:
            return there[min(before, len(there) - 1)]
        if isinstance(step, Question):
            return self._known(step)
        return None

    def _known(self, step: Question) -> Answer | None:
        """The answer to another question for a fact that their best road made known."""
        for passing in self.best.road:
            asked = passing.step
            if isinstance(asked, Question) and asked.fact.key == step.fact.key:
                answer = passing.answer
                return None if answer is None else answer._replace(step=step.id, how="")
        return None

    def _on_offer(self, position: Position, answer: Answer | None, asked_again: int) -> Spoken:
        _ = position.guide.speech
        if not asked_again:
            return Spoken(_(self._one_of(_DOUBTS, position)), clear=False)
        value = None if answer is None else answer.value
        wants = isinstance(value, list) and position.offered is not None
        accepts = wants and value == ["accepted", position.offered.id]  # type: ignore[union-attr]
        return Spoken(_(_YES if accepts else _NO))

    def _on_question(self, position: Position, answer: Answer | None, asked_again: int) -> Spoken:
        _ = position.guide.speech
        if self._is_vague(position) and not asked_again:
            return Spoken(_(self._one_of(_VAGUE, position)), clear=False)
        if answer is None:
            return Spoken(_(_ASTRAY))
        if answer.value is None:
            return Spoken(_(_NOTHING))
        said = answer_text(position, position.step, answer).rstrip(".")
        return Spoken(_(self._one_of(_PLAIN, position), answer=said))

    def _is_vague(self, position: Position) -> bool:
        return not self._dice(position) % VAGUE_ONE_IN

    def _one_of(self, words: Sequence[str], position: Position) -> str:
        return words[self._dice(position) // VAGUE_ONE_IN % len(words)]

    def _dice(self, position: Position) -> int:
        """A number that depends on nothing but the practice and where the call stands."""
        return crc32(f"{self.number} {position.step.id} {len(position.trail)}".encode())
