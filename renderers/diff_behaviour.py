"""Which walks go otherwise, scripted ones and those in flight, as lines of a report."""

from collections.abc import Iterable, Iterator

from engine.diff import Decided, Flight, GuideDifferences, Stand, WalkChange
from engine.guide import Guide
from renderers.diff_lines import Line, More

_NAMED = 6
_NO_WALK = "No walk was found that does so: perhaps there is none."
_NO_SAMPLE = "No facts were found for which it is so: perhaps there are none."


def moved_lines(found: GuideDifferences) -> Iterator[Line]:
    """Which customers go elsewhere out of a step, each with a walk of one."""
    for each in found.moved:
        answer = f", {each.answer}" if each.answer else ""
        where = f"At “{each.title}” ({each.step}){answer}"
        if not each.where:
            yield Line("!", f"{where}: too complex to tell who now goes elsewhere.")
            continue
        old, new = _now_or_before(found, each.old), _title(found.new, each.new)
        such = More(" ", f"such as: {each.walk}" if each.walk else _NO_WALK)
        yield Line("!", f"{where}: now to “{new}” instead of “{old}”", (*_where(each.where), such))


def decided_lines(found: Iterable[Decided]) -> Iterator[Line]:
    """Who gets another value of a computed fact, or fits a product now or no longer."""
    for each in found:
        if not each.where:
            yield Line("!", f"“{each.name}” ({each.id}): too complex to tell for whom.")
        else:
            such = f"such as: {each.sample}" if each.sample else _NO_SAMPLE
            yield Line("!", _outcome(each), (*_where(each.where), More(" ", such)))


_TURNED = {
    ("product", "yes"): "now fits",
    ("product", "no"): "no longer fits",
    ("need", "yes"): "is now shown",
    ("need", "no"): "is no longer shown",
}


def _outcome(each: Decided) -> str:
    told = _TURNED.get((each.what, each.new), f"is now {each.new} instead of {each.old}")
    return f"“{each.name}” ({each.id}) {told}"


def _where(regions: tuple[str, ...]) -> Iterator[More]:
    for each in regions:
        told = "whatever is answered" if each == "anything is answered" else f"where {each}"
        yield More(" ", each if each.endswith("more such cases") else told)


def _now_or_before(found: GuideDifferences, step: str) -> str:
    """The title of a step by its present id, or by its last one where it is gone."""
    guide = found.new if step in found.new.steps else found.old
    return guide.steps[step].title


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
    if groups and found.untried:
        yield Line("~", f"No walk was found that waits at {_either(found.untried)}: not tried.")
    if groups and carry_on:
        yield Line("~", f"Walks that wait at one of {carry_on} other steps carry on there.")


def _flights(flights: list[Flight]) -> Line:
    first, at = flights[0], _either(each.title for each in flights)
    told = f"A walk that waits at {at} {_fate(first)}, because {first.because}."
    return Line("!", told, tuple(_details(flights)))


def _either(titles: Iterable[str]) -> str:
    """Some steps, the first of them by name."""
    names = list(dict.fromkeys(f"“{title}”" for title in titles))
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
