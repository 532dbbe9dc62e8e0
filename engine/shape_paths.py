"""Which shape stands at which path of a file, and which keys it may have there."""

import inspect
from typing import Any

from engine import model
from engine.model import VERBS, Shape

Path = tuple[str | int, ...]

STEP_SHAPES: dict[str, type[Shape]] = {
    "ask": model.QuestionShape,
    "do": model.InstructionShape,
    "lookup": model.LookupShape,
    "subguide": model.SubguideShape,
    "offer": model.OfferShape,
    "end": model.EndShape,
}
_SHAPES_IN: dict[str | int, type[Shape]] = {
    "facts": model.FactShape,
    "answers": model.AnswerShape,
    "next": model.RouteShape,
    "compute": model.CaseShape,
    "check": model.CheckShape,
    "at-any-time": model.AnyTimeShape,
    "changes": model.NewsShape,
    "needs": model.NeedShape,
    "products": model.ProductShape,
    "credit": model.CreditShape,
    "columns": model.ColumnShape,
    "walks": model.ScriptShape,
    "refused": model.RefusedShape,
}
_SHAPES_AT: dict[str | int, type[Shape]] = {
    "at-hand": model.AtHandShape,
    "input": model.InputFactShape,
    "offer": model.OfferTermsShape,
    "check": model.CheckShape,
    "price": model.PriceShape,
    "recurring": model.RecurringShape,
    "term": model.TermShape,
    "key": model.KeyShape,
    "expect": model.ExpectShape,
}
_FILES: dict[str, type[Shape]] = {
    "catalogue": model.CatalogueShape,
    "tables": model.TableShape,
    "walks": model.WalksShape,
}


NOTHING = object()


def inside(data: Any, part: str | int) -> Any:
    """What stands under a key or an index, or `NOTHING`."""
    if isinstance(data, dict):
        return data.get(part, NOTHING)
    if isinstance(data, list) and isinstance(part, int):
        return data[part] if part < len(data) else NOTHING
    return NOTHING


def shape_at(shape: type[Shape], path: Path, data: Any) -> type[Shape]:
    """The shape of the mapping at `path`."""
    for part in path:
        data = inside(data, part)
    if not path:
        return shape
    if len(path) >= 2 and path[-2] == "steps":
        verbs = [verb for verb in VERBS if isinstance(data, dict) and verb in data]
        return STEP_SHAPES[verbs[0]] if verbs else model.StepShape
    if len(path) >= 2 and path[-2] in _SHAPES_IN:
        return _SHAPES_IN[path[-2]]
    return _SHAPES_AT.get(path[-1], shape)


def keys_at(file: str, path: Path, data: Any) -> dict[str, str]:
    """The keys that the mapping at a path of a file may have, with their meanings.

    There are none where authors write names of their own. `data` is what the file holds, as far
    as it can be read: it tells the kind of a step.
    """
    folder = next((part for part in file.split("/")[:-1] if part in _FILES), "")
    shape = _FILES.get(folder, model.GuideShape)
    if path:
        if not _is_shape(path, folder):
            return {}
        shape = shape_at(shape, path, data)
    verbs = STEP_SHAPES if shape is model.StepShape else {}
    told = {verb: inspect.getdoc(each) or "" for verb, each in verbs.items()}
    fields = shape.model_fields.items()
    return told | {field.alias or name: field.description or "" for name, field in fields}


def _is_shape(path: Path, folder: str) -> bool:
    around = path[-2] if len(path) > 1 else ""
    if folder == "walks" and around in ("answers", "facts"):
        return False
    return around == "steps" or around in _SHAPES_IN or path[-1] in _SHAPES_AT
