"""Leads a walk to a step: through the questions on the way there, with answers that lead there.

The answers are those of a witness, the shortest walk that comes to the step. What the caller is
known to have said takes their place. Words, and what no condition reads, are left to be asked: no
invented name shall stand in a case note.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from engine.events import Event
from engine.facts import Fact
from engine.guide import Guide, Question, Step
from engine.kinds import Kind, Value
from engine.leading.carrying import entered, name_of, named, raw
from engine.leading.following import Begin, Led, Reply, led
from engine.leading.reading import read_by_anything
from engine.leading.stages import Stage, Taken, with_said
from engine.page_parts import filled
from engine.position import Position
from engine.speech import msg
from engine.texts import Filled
from engine.witness import Said, Witness, said_for, shown

_WORDS = (Kind.TEXT, Kind.LONG_TEXT, Kind.POSTCODE)
_YES_NO = (("yes", msg("Yes")), ("no", msg("No")))


class Lead(NamedTuple):
    """The way to a step: its stages, the facts that it takes as known, and where it comes."""

    stages: tuple[Stage, ...]
    taken: tuple[Taken, ...]
    led: Led


def lead(
    guide: Guide, witness: Witness, target: str, known: Mapping[str, Value], begin: Begin
) -> Lead:
    """The way to `target` that a witness shows, as far as what is known lets it be gone.

    `known` are facts by their keys.
    """
    given = {**witness.facts, **named(guide, known)}
    replies = [_reply(*each) for each in witness.answers]
    first = led(begin(raw(given)), target, replies)
    used = {step.fact.key for step in _skipped(first.position)} & known.keys()
    names = {name_of(guide.facts[key]) for key in used}
    kept = {name: said for name, said in given.items() if name not in names}
    said = {key: said_for(known[key]) for key in used}
    way = _Way(guide, target, said, frozenset(read_by_anything(guide)))
    stages, last = way.along(begin(raw(kept)), replies)
    already = named(guide, known)
    taken = [_taken(guide, *each) for each in kept.items() if each[0] not in already]
    return Lead(stages, tuple(taken), last)


class _Way(NamedTuple):
    """Makes the stages of a way; `said` is what is known, `read` what conditions read, by key."""

    guide: Guide
    target: str
    said: Mapping[str, Said]
    read: frozenset[str]

    def along(
        self, begun: tuple[Position, list[Event]], replies: Sequence[Reply]
    ) -> tuple[tuple[Stage, ...], Led]:
        position, events = begun
        waiting = list(replies)
        stages: list[Stage] = []
        came = led((position, events), self.target, [])
        while came.came == "elsewhere":
            reply = self._reply_at(position.step, waiting)
            if reply is None:
                break
            stages.append(self._stage(position, reply))
            came = led((position, events), self.target, [reply])
            if came.refusal or came.position is position:
                break
            position, events = came.position, came.events
        return tuple(stages), came

    def _is_personal(self, fact: Fact) -> bool:
        """Whether only the customer can say it: words, or what decides about nothing."""
        return fact.kind in _WORDS or fact.key not in self.read

    def _reply_at(self, step: Step, waiting: list[Reply]) -> Reply | None:
        reply = next((each for each in waiting if each.step == step.id), None)
        if reply is not None:
            waiting.remove(reply)
        if isinstance(step, Question) and step.fact.key in self.said:
            return Reply(step.id, entered(self.said[step.fact.key]))
        return reply

    def _stage(self, position: Position, reply: Reply) -> Stage:
        step = position.step
        stage = Stage(step.id, step.title, self._words(step, position))
        if reply.entry:
            entry = next(each for each in self.guide.at_any_time if each.id == reply.entry)
            return replace(stage, entry=reply, label=entry.label)
        if not isinstance(step, Question):
            return stage
        known = step.fact.key in self.said
        empty = not step.choices and not known and self._is_personal(step.fact)
        return replace(
            with_said(stage, position, step, None if empty else reply.said),
            known=known,
            empty=empty and not step.optional,
        )

    def _words(self, step: Step, position: Position) -> Filled:
        """What a step says; what only the customer can say stays open, whatever stands for it."""
        words = filled(step.words, position)
        facts = {key: self.guide.facts.get(key) for key in words.values if key not in self.said}
        left = {key: "…" for key, fact in facts.items() if fact and self._is_personal(fact)}
        return words._replace(values={**words.values, **left})


def _taken(guide: Guide, name: str, said: Said) -> Taken:
    fact = guide.facts[guide.names.get(name, name)]
    options = tuple((option.id, option.label) for option in fact.options)
    if fact.kind is Kind.YES_NO:
        options = tuple((id_, guide.speech(label)) for id_, label in _YES_NO)
    return Taken(name, fact.label, options, shown(said))


def _reply(step: str, said: Said) -> Reply:
    if isinstance(said, str) and said.startswith("!"):
        return Reply(step, entry=said[1:])
    return Reply(step, entered(said))


def _skipped(position: Position) -> Iterator[Question]:
    for step, _, mood in position.trail:
        if mood == "skipped" and isinstance(step, Question):
            yield step
