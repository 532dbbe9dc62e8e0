"""Chooses values out of a box, to be moved until they meet what no region could decide."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from engine.facts import Fact
from engine.kinds import Kind, Value
from engine.regions import ANYTHING, Box, Mask, Name, Space
from engine.witness.demands import Demands
from engine.witness.moving import Effort, Mover, Values, meets_all
from engine.witness.values import usual, usual_ones

SET, UNSET = 1, 2
"""The classes of an axis that tells whether a fact is set."""


class Chooser:
    """Chooses the values of a road out of one box of a space; `facts` are by their names there."""

    def __init__(
        self, demands: Demands, facts: Mapping[str, Fact], space: Space, box: Box, today: date
    ) -> None:
        self._demands = demands
        self._sure = demands.meanings.sure
        self._facts = facts
        self._space = space
        self._box = box
        self._today = today

    def values(self) -> Values | None:
        """Values in the box, where they meet every demand."""
        values = self._plain
        return values if values is not None and meets_all(self._demands, values) else None

    @property
    def has_values(self) -> bool:
        """Whether there are values in the box at all."""
        return self._plain is not None

    def moved(self, effort: Effort) -> Values | None:
        """Values moved away from those in the box until they meet every demand, if that helps."""
        values = self._plain
        if values is None:
            return None
        return Mover(self._demands, self._facts, self._tried, effort).mended(values)

    @cached_property
    def _tried(self) -> dict[str, list[Value]]:
        return dict(self._options())

    @cached_property
    def _plain(self) -> Values | None:
        if any(not each for each in self._tried.values()):
            return None
        values: Values = {"today": self._today}
        values |= {name: each[0] for name, each in self._tried.items()}
        for name, step in self._demands.asked.items():
            if name not in values and not self._is_unset(name):
                plain = usual(self._facts[name], step, self._today)
                if plain is None:
                    return None
                values[name] = plain
        return values

    def _is_unset(self, name: str) -> bool:
        at = self._space.at.get(Name("known", name))
        if at is None:
            return name not in self._sure
        return not self._box[at] & SET or (self._box[at] & UNSET != 0 and name not in self._sure)

    def _options(self) -> Iterator[tuple[str, list[Value]]]:
        """Values to try for each value on the road that the demands speak of."""
        done: set[str] = set()
        for name, mask in zip(self._space.axes, self._box, strict=True):
            if name.kind not in ("fact", "has") or name.of in done:
                continue
            done.add(name.of)
            if name.of != "today" and self._is_left_out(name.of):
                continue
            if name.kind == "has":
                yield name.of, list(self._sets(name.of))
            else:
                yield name.of, list(self._samples(name, mask))
        for name, mask in zip(self._space.axes, self._box, strict=True):
            if name.kind == "known" and mask == SET and name.of not in done:
                plain = usual(self._facts[name.of], self._demands.asked.get(name.of), self._today)
                yield name.of, [] if plain is None else [plain]

    def _is_left_out(self, name: str) -> bool:
        return Name("known", name) in self._space.at and self._is_unset(name)

    def _samples(self, name: Name, mask: Mask) -> Iterator[Value]:
        if name.of == "today":
            axis = self._space.axes[name]
            if mask & axis.mask([self._today]):
                yield self._today
            yield from axis.samples(mask)
            return
        fact = self._facts[name.of]
        axis = self._space.axes[name]
        if fact.kind is not Kind.CHOICE:
            plain = usual_ones(fact, self._demands.asked.get(name.of), self._today)
            yield from (each for each in plain if mask & axis.mask([each]))
        for each in axis.samples(mask):
            if each != ANYTHING:
                yield each

    def _sets(self, value: str) -> Iterator[Value]:
        fact, step = self._facts[value], self._demands.asked.get(value)
        inside, free = [], []
        for option in fact.options:
            at = self._space.at.get(Name("has", value, option.id))
            if at is None or self._box[at] == SET | UNSET:
                free.append(option.id)
            elif self._box[at] == SET:
                inside.append(option.id)
        alone = {choice.id for choice in step.choices if choice.exclusive} if step else set()
        if inside or (step is None or step.optional):
            yield frozenset(inside)
        else:
            for each in sorted(free, key=alone.__contains__):
                yield frozenset((each,))
