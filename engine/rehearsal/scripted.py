"""The answers of a scripted walk, as they are taken."""

from collections.abc import Iterable, Iterator, Mapping

Entry = tuple[str, object]
"""A step, and what is said there."""


class Answers:
    """The scripted answers: each list entry is used once, an entry by step as often as asked."""

    def __init__(self, answers: Mapping[str, object] | Iterable[Mapping[str, object]]) -> None:
        self._by_step = dict(answers) if isinstance(answers, Mapping) else {}
        self._in_order = [] if isinstance(answers, Mapping) else list(entries(answers))
        self._used: set[str] = set()

    def has(self, step: str) -> bool:
        """Whether there is an answer for a step."""
        return step in self._by_step or any(each == step for each, _ in self._in_order)

    def take(self, step: str) -> object:
        """The next answer for a step."""
        self._used.add(step)
        for index, (each, said) in enumerate(self._in_order):
            if each == step:
                del self._in_order[index]
                return said
        return self._by_step[step]

    def unused(self) -> Iterator[str]:
        """The steps whose answers were never asked for."""
        yield from (step for step in self._by_step if step not in self._used)
        yield from (step for step, _ in self._in_order)


def entries(answers: Mapping[str, object] | Iterable[Mapping[str, object]]) -> Iterator[Entry]:
    """The scripted answers in the order in which they are written."""
    for entry in (answers,) if isinstance(answers, Mapping) else answers:
        yield from entry.items()


def raw(said: object) -> object:
    """What is said, as the walk takes it."""
    return list(said) if isinstance(said, tuple) else said


def shown(said: object) -> str:
    """What is said, as a person reads it."""
    match said:
        case None:
            return "(left empty)"
        case bool():
            return "yes" if said else "no"
        case Mapping():
            return f"!{said.get('any-time')}"
        case list() | tuple():
            return f"[{', '.join(map(str, said))}]"
        case _:
            return str(said)
