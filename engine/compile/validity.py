"""Compiles for which walks something is: its days, its channels, and what stands in for it."""

from typing import Any

from engine.compile.names import Names
from engine.compile.report import Path, Report
from engine.model import OfferShape, StepShape, SubguideShape
from engine.source import Source
from engine.validity import ALWAYS, Validity

_LIMITING = frozenset({"valid_from", "valid_until", "channels", "instead"})
_UNLIMITED: dict[str, Any] = {}


def compile_limits(names: Names, path: Path, shape: StepShape) -> dict[str, Any]:
    """For which walks a step is, and where the road goes in all others."""
    if _LIMITING.isdisjoint(shape.model_fields_set):
        return _UNLIMITED
    valid = Validity(shape.valid_from, shape.valid_until)
    refuse_empty_validity(names.report, names.file.source, path, valid)
    limited = valid != ALWAYS or shape.channels is not None
    return {
        "valid": valid,
        "channels": shape.channels,
        "instead": _instead(names, path, shape, limited=limited),
        "limited": limited,
    }


def _instead(names: Names, path: Path, shape: StepShape, *, limited: bool) -> str:
    if shape.instead is None:
        return ""
    at = (*path, "instead")
    if isinstance(shape, OfferShape):
        message = "An offer that is not for a walk goes on at its `none`."
        fix = "Take `instead` out, and let `none` lead to where it led."
        names.error("needless-instead", at, message, fix, key=True)
    elif not limited and not isinstance(shape, SubguideShape):
        message = "The step is for every walk, so nothing can stand in for it."
        fix = "Take `instead` out, or say with `valid-from`, `valid-until` or `channels` when."
        names.error("needless-instead", at, message, fix, key=True)
    else:
        return names.target(at, shape.instead)
    return ""


def refuse_empty_validity(report: Report, source: Source, path: Path, valid: Validity) -> None:
    """Report days of which the last comes before the first."""
    if valid.first is not None and valid.lapsed(valid.first):
        report.error(
            "never-valid",
            source,
            (*path, "valid-until"),
            f"This is never valid: {valid.last} comes before {valid.first}.",
            "Put a later day as `valid-until`, or an earlier one as `valid-from`.",
        )
