"""Walks a guide: pure functions from a position and an answer to the next position and events.

The state of a walk is its answers (`engine.state`); where they lead is derived by replaying
them, which gives a `Position`. Answers that a change set aside stay in the state as a pool: a
step that the road reaches and that has its answer there is not asked again.
"""

from collections.abc import Mapping
from datetime import date

from engine import answers as reading
from engine.adapt import adapt
from engine.errors import AnswerRefused, NotCurrent
from engine.events import (
    Answered,
    Changed,
    Ended,
    Event,
    OfferAccepted,
    OfferDeclined,
    OfferShown,
    Started,
    Told,
    Tried,
    WentBack,
)
from engine.given import read_given
from engine.guide import End, Guide, Offer, Question
from engine.hints import with_hint
from engine.position import Passing, Position, changeable, copied
from engine.replay import (
    draw_from_pool,
    keep_waiting,
    meet,
    not_current,
    reapply,
    replay,
    replay_until,
)
from engine.road import NO_STEPS, arrive, take
from engine.speech import msg
from engine.state import Answer, How, State, Wire
from engine.tellable import understood
from engine.telling import asked_to_tell, key_told, not_tried, told, told_anew, tried

__all__ = [
    "ANSWERS_AT_MOST",
    "Passing",
    "Position",
    "adapt",
    "answer",
    "asked_to_tell",
    "back",
    "before",
    "change",
    "changeable",
    "go_any_time",
    "key_told",
    "mark_tried",
    "replay",
    "start",
    "tell",
    "understood",
    "unmark_tried",
]

ANSWERS_AT_MOST = 500
"""The operator's cap on the answers of one walk, unless settings say otherwise."""


def start(
    guide: Guide,
    *,
    walk: str,
    channel: str,
    on: date,
    given: Mapping[str, object] | None = None,
    language: str = "",
) -> tuple[Position, list[Event]]:
    """Begin a walk on the day `on` with what the caller knows, in a language of the guide.

    `given` is by the names of the guide's facts or by the paths of `from`, its subguides' too,
    which may be nested mappings; paths that the guide does not use are left out. Any fact but a
    computed one may be given; what a lookup reads takes its place. Raises GivenRefused.
    """
    spoken = guide.said_in(language)
    known = read_given(spoken, given or {}, on)
    state = State(guide.id, guide.version, walk, channel, on, known)  # type: ignore[arg-type]
    if spoken is not guide:
        state = state._replace(language=language)
    position = replay(spoken, state)
    return position, [Started(position.step.id), *_arrival(position)]


def answer(
    position: Position, step: str, raw: object, *, at_most: int = ANSWERS_AT_MOST
) -> tuple[Position, list[Event]]:
    """Answer the present step. Raises NotCurrent, or AnswerRefused with a message."""
    now = position.step
    if step != now.id:
        raise NotCurrent(not_current(position.guide, step, now), raw)
    given = Answer(step, reading.read(now, raw, position.facts, position.guide, position.offered))
    return _answered(position, given, at_most)


def go_any_time(
    position: Position, step: str, entry: str, *, at_most: int = ANSWERS_AT_MOST
) -> tuple[Position, list[Event]]:
    """Leave the present step for one that is at hand at any time."""
    now = position.step
    if step != now.id:
        raise NotCurrent(not_current(position.guide, step, now))
    _ = position.guide.speech
    entries = [each.id for each in position.guide.at_any_time]
    if entry not in entries or isinstance(now, End):
        message = _('"{entry}" is not at hand at this step.', entry=entry)
        raise AnswerRefused(with_hint(message, entry, entries, _))
    return _answered(position, Answer(step, entry, "any-time"), at_most)


def back(position: Position) -> tuple[Position, list[Event]]:
    """Take the last answer back and wait at its step. Raises AnswerRefused at the first step.

    Where the last answer corrected what was known, what was known holds again.
    """
    if not position.answers:
        message = msg("This is the first step: there is nothing to go back to.")
        raise AnswerRefused(position.guide.speech(message))
    last = position.answers[-1]
    state = position.origin._replace(answers=tuple(position.answers[:-1]))
    if last.how == "corrected":
        return replay(position.guide, state), [WentBack(last.step)]
    earlier = replay_until(position.guide, state, NO_STEPS)
    meet(earlier, last)
    keep_waiting(earlier)
    return earlier, [WentBack(last.step)]


def change(position: Position, at: int, raw: object) -> tuple[Position, list[Event]]:
    """Give another answer at number `at` of the road and replay what follows.

    Answers that still apply are kept; those that no longer do are set aside and named in the
    event. Raises AnswerRefused.
    """
    earlier = before(position, at)
    road = position.road
    passing = road[at]
    step = earlier.step
    wire = reading.read(step, raw, earlier.facts, position.guide, earlier.offered)
    rest = [each.answer for each in road[at + 1 :] if each.answer] + position.pool
    state = earlier.origin._replace(answers=tuple(earlier.answers), aside=(), differs="")
    if passing.mood == "told":
        state = state._replace(told=told_anew(state, step, wire))
    else:
        state = state._replace(answers=(*state.answers, *_said_instead(earlier, passing, wire)))
    moved = reapply(position.guide, state, rest)
    dropped = tuple(each.step for each in moved.pool)
    return moved, [Changed(step.id, dropped), *_arrival(moved)]


def tell(position: Position, facts: Mapping[str, object]) -> tuple[Position, list[Event]]:
    """Take in what the customer volunteers, in any order, and skip what that answers.

    Names are as for `start`; a fact of a subguide may be told by its key too. Answers that no
    longer apply are set aside and named in the event. Raises AnswerRefused, with the message of
    the question that a value is for, and takes nothing then.
    """
    moved, keys = told(position, facts)
    dropped = tuple(each.step for each in moved.pool)
    return moved, [Told(keys, dropped), *_arrival(moved)]


def mark_tried(position: Position, *steps: str) -> tuple[Position, list[Event]]:
    """Pass by instructions that the customer had followed already. Raises AnswerRefused."""
    return _tried(tried(position, steps))


def unmark_tried(position: Position, step: str) -> tuple[Position, list[Event]]:
    """Give an instruction after all that was marked as tried. Raises AnswerRefused."""
    return _tried(not_tried(position, step))


def _tried(moved: Position) -> tuple[Position, list[Event]]:
    dropped = tuple(each.step for each in moved.pool)
    return moved, [Tried(moved.origin.tried, dropped), *_arrival(moved)]


def before(position: Position, at: int) -> Position:
    """The position at number `at` of the road, before it was answered; for changing it.

    Raises AnswerRefused where nothing can be changed there.
    """
    road, _ = position.road, position.guide.speech
    if not 0 <= at < len(road):
        raise AnswerRefused(_("There is no such answer to change."))
    passing = road[at]
    if not changeable(passing):
        raise AnswerRefused(_('"{step}" cannot be changed.', step=passing.step.title))
    kept = tuple(each.answer for each in road[:at] if each.answer)
    state = position.origin._replace(answers=kept, aside=(), differs="")
    corrected = frozenset({passing.step.id})
    return replay_until(position.guide, state, corrected)


def _answered(position: Position, given: Answer, at_most: int) -> tuple[Position, list[Event]]:
    _ = position.guide.speech
    if isinstance(position.step, End):
        raise AnswerRefused(_(reading.HAS_ENDED))
    if len(position.trail) >= at_most:
        raise AnswerRefused(_("This walk has become too long. Please hand over to a person."))
    moved = copied(position)
    events = _events_of(moved, given)
    moved.answers.append(given)
    if moved.origin.differs:
        moved.origin = moved.origin._replace(differs="")
    arrive(moved, take(moved, given, "asked"), NO_STEPS)
    if moved.pool:
        draw_from_pool(moved)
    return moved, events + _arrival(moved)


def _events_of(position: Position, given: Answer) -> list[Event]:
    step = position.step
    if given.how == "any-time":
        return [Answered(step.id, given.value, given.how)]
    if isinstance(step, Offer) and isinstance(given.value, list):
        said, product = given.value
        kind = OfferAccepted if said == "accepted" else OfferDeclined
        return [Answered(step.id, said), kind(step.id, step.need.id, product)]
    hidden = isinstance(step, Question) and step.fact.sensitive
    return [Answered(step.id, None if hidden else given.value, given.how)]


def _arrival(position: Position) -> list[Event]:
    step = position.step
    if isinstance(step, Offer) and position.offered is not None:
        return [OfferShown(step.id, step.need.id, position.offered.id)]
    if isinstance(step, End):
        return [Ended(step.id, step.outcome)]
    return []


def _said_instead(earlier: Position, passing: Passing, wire: Wire) -> list[Answer]:
    """The answer that takes the place of what was passed; none where it is known anyway."""
    step = earlier.step
    how: How = "corrected" if passing.answer is None or passing.answer.how == "corrected" else ""
    if how and isinstance(step, Question) and _is_known_anyway(earlier, step, wire):
        return []
    return [Answer(step.id, wire, how)]


def _is_known_anyway(position: Position, step: Question, wire: Wire) -> bool:
    known = position.facts.get(step.fact.key)
    return wire is not None and known == reading.value_of(step.fact, wire)
