"""Walks a guide once through with the same facts known, and plans roads along what that found.

With what a caller knows held fast, most conditions come out one way. So a sweep tries every answer
at every step that it comes to, once, and the fewest roads along those answers are mostly real
walks. Where a condition reads what is asked on the way, a road may turn out otherwise.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine import walk
from engine.cover.flow import Network, decomposed, least_flow
from engine.cover.replies import replies
from engine.errors import CallguideError
from engine.guide import End, Guide, edges
from engine.position import Position
from engine.rehearsal import Way, taken, way

_MOST_REPLIES = 24
_Plain = Mapping[tuple[object, str], Way | None]
"""Ways by answer and target; None where there are several."""


class Move(NamedTuple):
    """An answer at a step, the step that it leads to, and the ways that it takes."""

    source: str
    said: object
    target: str
    ways: tuple[Way, ...]


class Sweep(NamedTuple):
    """What a sweep found: the moves, and the ways that were taken before the first answer."""

    beginning: Position
    moves: Sequence[Move]


def sweep(beginning: Position) -> Sweep:
    """Try every answer at every step that answers lead to, each step where it is first reached."""
    found: list[Move] = []
    first = {beginning.step.id: beginning}
    waiting = deque((beginning,))
    while waiting:
        position = waiting.popleft()
        for move, moved in _moves(position):
            found.append(move)
            if move.target not in first:
                first[move.target] = moved
                waiting.append(moved)
    return Sweep(beginning, found)


def _moves(position: Position) -> Iterator[tuple[Move, Position]]:
    if isinstance(position.step, End):
        return
    seen: set[tuple[str, tuple[Way, ...]]] = set()
    for number, said in enumerate(replies(position)):
        if number == _MOST_REPLIES:
            return
        try:
            moved, _ = walk.answer(position, position.step.id, said)
        except CallguideError:
            continue
        edge = _plain(position.guide, position.step.id, said, moved.step.id)
        ways = (edge,) if edge else tuple(map(way, taken(position, moved.answers[-1])))
        if (moved.step.id, ways) not in seen:
            seen.add((moved.step.id, ways))
            yield Move(position.step.id, said, moved.step.id, ways), moved


def _plain(guide: Guide, step: str, said: object, target: str) -> Way | None:
    """The one way out of a step by an answer to another step, if these are enough to tell it."""
    if not isinstance(said, str):
        return None
    memo: dict[str, _Plain] = guide.memo.setdefault("plain ways", {})
    if step not in memo:
        memo[step] = _plain_ways(guide, step)
    return memo[step].get((said, target))


def _plain_ways(guide: Guide, step: str) -> _Plain:
    out = list(edges(guide, guide.steps[step]))
    if any(edge.kind != "answer" for edge in out):
        return {}
    found: dict[tuple[object, str], Way | None] = {}
    for edge in out:
        key = (edge.answer, edge.target)
        found[key] = None if key in found else way(edge)
    return found


def roads(found: Sweep, wanted: Collection[Way]) -> list[Sequence[Move]]:
    """The fewest roads from the beginning to an end along the moves that take all wanted ways."""
    guide = found.beginning.guide
    moves = list(_ending(guide, found.moves))
    ids = dict.fromkeys((found.beginning.step.id, *(move.source for move in moves)))
    ids |= dict.fromkeys(move.target for move in moves)
    numbers = {id_: at for at, id_ in enumerate(ids)}
    ends = [numbers[id_] for id_ in numbers if isinstance(guide.steps[id_], End)]
    network = Network(
        nodes=len(numbers) + 1,
        tails=[*(numbers[move.source] for move in moves), *ends],
        heads=[*(numbers[move.target] for move in moves), *(len(numbers) for _ in ends)],
        lower=[*_lower(moves, wanted), *(0 for _ in ends)],
        source=0,
        sink=len(numbers),
    )
    return [[moves[arc] for arc in arcs] for arcs in decomposed(network, least_flow(network))]


def _ending(guide: Guide, moves: Sequence[Move]) -> Iterator[Move]:
    """The moves from which an end can be come to."""
    into: dict[str, list[str]] = {}
    for move in moves:
        into.setdefault(move.target, []).append(move.source)
    ending = dict.fromkeys(id_ for id_ in into if isinstance(guide.steps[id_], End))
    waiting = list(ending)
    for step in waiting:
        fresh = [each for each in into.get(step, ()) if each not in ending]
        ending.update(dict.fromkeys(fresh))
        waiting += fresh
    return (move for move in moves if move.target in ending)


def _lower(moves: Sequence[Move], wanted: Collection[Way]) -> Iterator[int]:
    """Each wanted way is asked for on the first move that takes it."""
    left = set(wanted)
    for move in moves:
        fresh = left.intersection(move.ways)
        yield int(bool(fresh))
        left -= fresh


def walked(found: Sweep, road: Sequence[Move]) -> Position:
    """Where the answers of a road lead, as far as the walk comes to its steps."""
    position = found.beginning
    for move in road:
        if position.step.id != move.source:
            break
        try:
            position, _ = walk.answer(position, move.source, move.said)
        except CallguideError:
            break
    return position
