"""`callguide walk --record`: a walk that was played, as a test to paste into a file of walks."""

import typer

from app.cli_output import CLEAN, FAULTY, complain
from app.cli_scripted import Played, Refusal
from engine.guide import Question
from engine.model import RefusedShape
from engine.position import Position
from engine.rehearsal import drafted, entry_text, name_of


def record(played: Played) -> int:
    """Print the walk as an entry of a file of walks; the exit status."""
    position = played.position
    refused = tuple(_refused(each) for each in played.refusals if _can_be_written(each.said))
    script = drafted(position, name_of(position), refused)
    if script is None:
        complain(
            "This walk cannot be written as a test: it answers anew what another question had "
            "told. Change that other answer instead, and record again."
        )
        return FAULTY
    typer.echo(entry_text(script), nl=False)
    _warn_of_sensitive(position)
    return CLEAN


def _can_be_written(said: object) -> bool:
    return said is None or isinstance(said, str | list)


def _refused(refusal: Refusal) -> RefusedShape:
    said = tuple(refusal.said) if isinstance(refusal.said, list) else refusal.said
    return RefusedShape.model_validate({"step": refusal.step, "answer": said})


def _warn_of_sensitive(position: Position) -> None:
    """A test needs values, but they must not be anybody's."""
    guide = position.guide
    asked = [guide.steps[each.step] for each in position.answers]
    facts = [step.fact for step in asked if isinstance(step, Question)]
    facts += [guide.facts[key] for key in position.origin.given if key in guide.facts]
    labels = dict.fromkeys(fact.label for fact in facts if fact.sensitive)
    if labels:
        listed = ", ".join(labels)
        complain(
            f"This test holds what is sensitive ({listed}): put made-up values in place of a "
            "customer's before you keep it."
        )
