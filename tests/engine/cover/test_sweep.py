"""Sweeps: every answer at every step is tried, and roads along them are walked as planned."""

from hypothesis import given, settings

from engine.cover.sweep import Move, Sweep, roads, sweep, walked
from engine.guide import End
from engine.position import Position
from engine.rehearsal import trace, way
from tests.engine.guides import GIVEN, Shape, begun, compiled, guides


@settings(max_examples=30)
@given(guides(), GIVEN)
def test_each_move_is_one_that_its_walk_makes(files: dict[str, Shape], known: Shape) -> None:
    beginning = begun(compiled(files), known)
    found = sweep(beginning)
    sources = {move.source for move in found.moves}
    ends = {move.target for move in found.moves} - sources
    assert all(isinstance(beginning.guide.steps[end], End) for end in ends if end != "no-way-on!")
    for move in found.moves:
        if move.source == beginning.step.id:
            position = walked(found, [move])
            taken = [way(edge) for edge in trace(position)]
            assert set(move.ways) <= set(taken)
            assert position.step.id == move.target


@settings(max_examples=30)
@given(guides(), GIVEN)
def test_roads_take_every_way_that_a_sweep_found_on_a_road_to_an_end(
    files: dict[str, Shape], known: Shape
) -> None:
    beginning = begun(compiled(files), known)
    found = sweep(beginning)
    wanted = {each for move in found.moves for each in move.ways}
    planned = roads(found, wanted)
    taken = {each for road in planned for move in road for each in move.ways}
    assert all(road[0].source == beginning.step.id for road in planned)
    assert {
        each for move in found.moves if ends(beginning, found, move) for each in move.ways
    } == taken


def ends(beginning: Position, found: Sweep, move: Move) -> bool:
    """Whether moves lead on from a move to an end."""
    reached = [move.target]
    for step in reached:
        reached += {each.target for each in found.moves if each.source == step} - set(reached)
    return any(isinstance(beginning.guide.steps[step], End) for step in reached)
