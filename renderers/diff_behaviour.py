"""Which walks go otherwise, scripted ones and those in flight, as lines of a report."""

from collections.abc import Iterator

from engine.diff import Flight, GuideDifferences, Stand, WalkChange
from engine.guide import Guide
from renderers.diff_lines import Line, More

_NAMED = 6


def walk_lines(found: GuideDifferences) -> Iterator[Line]:
    """The scripted walks that end elsewhere, get another suggestion or take another road."""
    for each in found.walks:
        yield Line(
            "!" if each.kind != "road" else "~",
            f"“{each.name}” {_KINDS[each.kind]}",
            (
                More("-", _stand(found.old, each.old)),
                More("+", _stand(found.new, each.new)),
                More(" ", _parting(found, each)),
            ),
        )


_KINDS = {
    "end": "comes elsewhere",
    "suggestion": "gets another suggestion",
    "road": "comes to the same end by another road",
}


def _stand(guide: Guide, stand: Stand) -> str:
    if not stand.step:
        return f"cannot begin: {stand.refused}"
    where = f"“{stand.title}” ({stand.step})"
    told = f"{stand.outcome}: {where}" if stand.outcome else f"waits at {where}"
    if stand.refused:
        told = f"stops at {where}: {stand.refused}"
    names = [guide.products[each].name for each in stand.offered if each in guide.products]
    return f"{told}; suggested: {', '.join(names)}" if names else told


def _parting(found: GuideDifferences, each: WalkChange) -> str:
    if not each.old_next and not each.new_next and not each.new.refused:
        return "The road is the same."
    where = f"behind “{_title(found.new, each.parts_at)}”" if each.parts_at else "at the start"
    old = f"it went on to “{_title(found.old, each.old_next)}”" if each.old_next else "it waited"
    new = f"to “{_title(found.new, each.new_next)}”" if each.new_next else "it waits"
    return f"The roads part {where}: {old}, now {new}."


def _title(guide: Guide, step: str) -> str:
    return guide.steps[step].title


def flight_lines(found: GuideDifferences) -> Iterator[Line]:
    """How walks fare that wait at a step when the new version takes over."""
    groups: dict[tuple[str, str, str], list[Flight]] = {}
    for each in found.flights:
        if each.fate != "carries on":
            groups.setdefault((each.fate, each.to, each.because), []).append(each)
    for flights in groups.values():
        yield _flights(flights)
    carry_on = found.waited - len({each.step for group in groups.values() for each in group})
    if groups and carry_on:
        yield Line("~", f"Walks that wait at one of {carry_on} other steps carry on there.")


def _flights(flights: list[Flight]) -> Line:
    first = flights[0]
    told = f"A walk that waits at {_steps(flights)} {_fate(first)}, because {first.because}."
    return Line("!", told, tuple(_details(flights)))


def _steps(flights: list[Flight]) -> str:
    names = list(dict.fromkeys(f"“{each.title}”" for each in flights))
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} more"]
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _fate(flight: Flight) -> str:
    if flight.fate == "other suggestion":
        return "gets another suggestion"
    return f"goes on at “{flight.to_title}”"


def _details(flights: list[Flight]) -> Iterator[More]:
    lost = {each.step: each for flight in flights for each in flight.lost if each.answer}
    if lost:
        names = [f"“{each.title}” ({each.answer})" for each in lost.values()]
        yield More(" ", f"no longer counts: {', '.join(names)}")
    yield More(" ", f"such as: {flights[0].example}")
