"""Compiles for which walks something is: its days, its channels, and what stands in for it."""

from typing import Any

from engine.compile.names import Names
from engine.compile.report import Path, Report
from engine.model import CHANNELS, OfferShape, StepShape
from engine.source import Source
from engine.validity import ALWAYS, Validity

_LIMITING = frozenset({"valid_from", "valid_until", "channels", "instead"})
_UNLIMITED: dict[str, Any] = {}


def compile_limits(
    names: Names, path: Path, shape: StepShape, runs_for: tuple[str, ...] | None = ()
) -> dict[str, Any]:
    """For which walks a step is, and where the road goes in all others.

    `runs_for` are the channels of the guide that the step runs; empty for every channel, None
    where the guide is not there.
    """
    runs_for = () if runs_for and CHANNELS.issubset(runs_for) else runs_for
    if not runs_for and _LIMITING.isdisjoint(shape.model_fields_set):
        return _UNLIMITED
    valid = Validity(shape.valid_from, shape.valid_until)
    refuse_empty_validity(names.report, names.file.source, path, valid)
    channels = _channels(shape.channels, runs_for or ())
    limited = valid != ALWAYS or channels is not None
    if not limited and shape.instead is not None and runs_for is not None:
        message = "The step is for every walk, so nothing can stand in for it."
        fix = "Take `instead` out, or say with `valid-from`, `valid-until` or `channels` when."
        names.error("needless-instead", (*path, "instead"), message, fix, key=True)
    instead = _instead(names, path, shape) if limited else ""
    return {"valid": valid, "channels": channels, "instead": instead, "limited": limited}


def _channels(ours: tuple[str, ...] | None, theirs: tuple[str, ...]) -> tuple[str, ...] | None:
    """The channels of a step that runs a guide: those that both are for; None for all."""
    if not theirs:
        return ours
    return tuple(each for each in theirs if ours is None or each in ours)


def _instead(names: Names, path: Path, shape: StepShape) -> str:
    if shape.instead is None:
        return ""
    at = (*path, "instead")
    if isinstance(shape, OfferShape):
        message = "An offer that is not for a walk goes on at its `none`."
        fix = "Take `instead` out, and let `none` lead to where it led."
        names.error("needless-instead", at, message, fix, key=True)
        return ""
    return names.target(at, shape.instead)


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
