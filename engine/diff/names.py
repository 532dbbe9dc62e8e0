"""Follows the ids of steps and answers from one version of a guide to the next, by `was`."""

from collections.abc import Mapping

from engine.adapt import present_id
from engine.guide import NO_WAY_ON, Choice, Guide, Question, Step


class Names:
    """What the steps and answers of `old` are called in `new`.

    `steps` maps the ids of steps to present ones, those left out that are gone; `former` maps
    them back.
    """

    def __init__(self, old: Guide, new: Guide) -> None:
        self.old = old
        self.new = new
        self.steps: dict[str, str] = {}
        for id_ in old.steps:
            now = present_id(new, id_)
            if now in new.steps and (now == id_ or now not in old.steps):
                self.steps[id_] = now
        self.former = {now: id_ for id_, now in self.steps.items()}

    def step(self, former: str) -> str:
        """The present id of a step; its last one where it is gone."""
        return self.steps.get(former, former)

    def answer(self, step: str, former: str) -> str:
        """The present id of an answer to the step that is now called `step`."""
        return self.answers(step).get(former, former)

    def answers(self, step: str) -> Mapping[str, str]:
        """The present ids of the answers that were renamed at a step, by their former ones."""
        return self.new.renamed_answers.get(step, {})

    def pairs(self) -> list[tuple[Step, Step]]:
        """The guide's own steps that are in both versions, as they were and as they are."""
        return [
            (self.old.steps[former], self.new.steps[now])
            for former, now in self.steps.items()
            if former != NO_WAY_ON and is_own(self.old, self.old.steps[former])
        ]

    def choices(self, old: Question, new: Question) -> dict[str, tuple[Choice, Choice]]:
        """The answers that are in both versions, by their former ids."""
        there = {choice.id: choice for choice in new.choices}
        found = {}
        for choice in old.choices:
            now = choice.id if choice.id in there else self.answer(new.id, choice.id)
            if now in there:
                found[choice.id] = (choice, there[now])
        return found


def is_own(guide: Guide, step: Step) -> bool:
    """Whether a step stands in the guide's own file, not in a subguide's."""
    return step.place.file == f"{guide.id}/guide.yaml"


def subguides(guide: Guide) -> set[str]:
    """The ids of the guides that a guide runs, at any depth."""
    return {step.place.file.partition("/")[0] for step in guide.steps.values()} - {guide.id}
