"""Compiles the ways on from a step."""

from engine.compile.names import Names
from engine.compile.report import Path
from engine.guide import Route, Routes, Settles
from engine.model import RouteShape


def route_to(names: Names, path: Path, id_: str) -> Routes:
    """The way to the step that is named at `path`."""
    return (Route(names.target(path, id_), None, None, "", "", names.at(path)),)


def compile_routes(names: Names, path: Path, shape: str | tuple[RouteShape, ...]) -> Routes:
    """A plain target, or ordered routes."""
    if isinstance(shape, str):
        return route_to(names, path, shape)
    found: list[Route] = []
    for index, each in enumerate(shape):
        found += _route(names, (*path, index), each, last=index == len(shape) - 1)
    return tuple(found)


def _route(names: Names, path: Path, shape: RouteShape, *, last: bool) -> list[Route]:
    settles: Settles = shape.settles or ""
    if shape.otherwise is not None:
        _refuse_misused_else(names, path, shape, last=last)
        at = (*path, "else")
        target = names.target(at, shape.otherwise)
        return [Route(target, None, None, "", settles, names.at(at))]
    if shape.when is None or shape.to is None:
        _incomplete(names, path)
        return []
    at = (*path, "to")
    target = names.target(at, shape.to)
    condition = names.conditions.condition(shape.when)
    expression = names.conditions.expression(shape.when)
    return [Route(target, condition, expression, shape.when, settles, names.at(at))]


def _refuse_misused_else(names: Names, path: Path, shape: RouteShape, *, last: bool) -> None:
    if shape.when is not None or shape.to is not None:
        _incomplete(names, path)
    if not last:
        names.error(
            "else-not-last",
            path,
            "Routes behind an `else` are never taken.",
            "Move the `else` to the end, or delete what stands behind it.",
        )


def _incomplete(names: Names, path: Path) -> None:
    names.error(
        "incomplete-route",
        path,
        "A route needs both a condition and a target.",
        "Write `{when: condition, to: step}`, or `{else: step}` as the last one.",
    )
