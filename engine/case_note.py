"""The case note: what happened in a walk, as plain text that can be pasted into a record.

It is the agent's own record of the call, so sensitive facts stand in it as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from engine import formats
from engine.guide import End, Question
from engine.page_parts import answer_text, filled, known_from, told
from engine.position import Passing, Position
from engine.speech import msg
from engine.texts import Text
from engine.views import Known

_OUTCOMES = {
    "resolved": msg("Resolved"),
    "accepted": msg("Suggestion accepted"),
    "handoff": msg("Handed over"),
    "stopped": msg("Stopped"),
}


PARTS = ("guide", "day", "facts", "told", "steps", "records", "outcome")
"""The holes that an operator's template of all case notes may have."""

NOTHING = "–"
_HOLE = re.compile(r"\{([^{}]*)\}")


def unknown_parts(form: str) -> list[str]:
    """The holes of an operator's template that name no part of a case note."""
    return [each for each in _HOLE.findall(form) if each not in PARTS]


def case_note(position: Position, form: str = "") -> str:
    """The note as it stands; of the guide's own template, or the operator's `form`, if any."""
    template = position.guide.case_note
    if template is not None:
        return filled(template, position).plain.strip() + "\n"
    if form:
        found = _parts(position)
        return _HOLE.sub(lambda hole: found.get(hole[1]) or NOTHING, form).strip() + "\n"
    _, road = position.guide.speech, position.road
    parts = [
        [f"{position.guide.title}, {_day(position)}"],
        _listed(_("Known before:"), known_from(position, "given", "looked up")),
        _listed(_("Told without being asked:"), told(position, position.origin.told)),
        list(_road(position, road)),
        list(_records(position, road)),
        list(_outcome(position)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _parts(position: Position) -> dict[str, str]:
    """What each hole of an operator's template stands for; lists without their headings."""
    road = position.road
    lists = {
        "facts": _listed("", known_from(position, "given", "looked up")),
        "told": _listed("", told(position, position.origin.told)),
        "steps": list(_road(position, road)),
        "records": list(_records(position, road)),
    }
    return {
        "guide": position.guide.title,
        "day": _day(position),
        "outcome": "\n".join(_outcome(position)),
        **{name: "\n".join(lines[1:]) for name, lines in lists.items()},
    }


def _day(position: Position) -> str:
    return formats.day(position.origin.on, position.guide.language)


def _listed(heading: str, facts: Iterable[Known]) -> list[str]:
    lines = [f"- {each.label}: {each.text}" for each in facts]
    return [heading, *lines] if lines else []


def _road(position: Position, road: Sequence[Passing]) -> Iterator[str]:
    passed = [each for each in road if each.answer is not None or each.mood == "tried"]
    if passed:
        yield position.guide.speech("Steps:")
    for passing in passed:
        yield f"- {_line(position, passing)}"


def _line(position: Position, passing: Passing) -> str:
    step, _ = passing.step, position.guide.speech
    title = step.title.rstrip(".")
    if passing.answer is None:
        return f"{title}: {_('tried before the call')}"
    answer = answer_text(position, step, passing.answer)
    return f"{title}: {answer or _('done')}"


def _records(position: Position, road: Sequence[Passing]) -> Iterator[str]:
    lines = [filled(record, position).plain.strip() for record in _record_texts(position, road)]
    if lines:
        yield position.guide.speech("For the record:")
    for line in lines:
        yield f"- {line}"


def _record_texts(position: Position, road: Sequence[Passing]) -> Iterator[Text]:
    for passing in road:
        yield from _texts_of(passing, position)
    if position.step.record is not None and isinstance(position.step, End):
        yield position.step.record


def _texts_of(passing: Passing, position: Position) -> Iterator[Text]:
    step = passing.step
    if step.record is not None:
        yield step.record
    if isinstance(step, Question):
        said = _said(passing, step, position)
        for choice in step.choices:
            if choice.id == said and choice.record is not None:
                yield choice.record


def _said(passing: Passing, step: Question, position: Position) -> object:
    """What the customer said to a question in this walk, asked or not; None for nothing."""
    if passing.answer is not None:
        return passing.answer.value
    return position.origin.told.get(step.fact.key) if passing.mood == "told" else None


def _outcome(position: Position) -> Iterator[str]:
    step, _ = position.step, position.guide.speech
    if not isinstance(step, End):
        yield _("Now at: {step}", step=step.title)
        return
    outcome = _(_OUTCOMES[step.outcome])
    if step.team:
        outcome = _("{outcome} to {team}", outcome=outcome, team=step.team)
    yield _("Outcome: {outcome}: {step}", outcome=outcome, step=step.title)
