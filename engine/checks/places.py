"""Where the texts and the expressions of a step stand in its file."""

from collections.abc import Collection, Iterator

from engine.model import CheckShape, LookupShape, QuestionShape, Shape, StepShape, SubguideShape
from engine.texts import scan

Path = tuple[str | int, ...]
_TEXTS = ("ask", "do", "tell", "say", "note", "hint", "record")


def texts(shape: StepShape) -> Iterator[tuple[Path, str]]:
    """The texts of a step that may have holes, each with its path below the step."""
    yield from _texts_of(shape, ())
    if isinstance(shape, QuestionShape):
        for id_, answer in (shape.answers or {}).items():
            yield from _texts_of(answer, ("answers", id_))
        for path, check in checks(shape):
            yield (*path, "message"), check.message


def _texts_of(shape: Shape, path: Path) -> Iterator[tuple[Path, str]]:
    for key in _TEXTS:
        if key in shape.model_fields_set:
            text = getattr(shape, key)
            if text is not None:
                yield (*path, key), text


def holes(shape: StepShape, names: Collection[str]) -> Iterator[tuple[Path, str, int]]:
    """Where facts stand in the texts of a step: the path, the name, and its offset."""
    for path, text in texts(shape):
        for hole, offset in scan(text)[0]:
            if hole in names:
                yield path, hole, offset + 1


def checks(shape: QuestionShape) -> Iterator[tuple[Path, CheckShape]]:
    """What must hold of an answer, each with its path below the step."""
    if isinstance(shape.check, CheckShape):
        yield ("check",), shape.check
    else:
        for index, check in enumerate(shape.check or ()):
            yield ("check", index), check


def expressions(shape: StepShape) -> Iterator[tuple[Path, str]]:
    """The expressions of a step that are no conditions of routes, with their paths below it."""
    match shape:
        case QuestionShape():
            for path, check in checks(shape):
                yield (*path, "when"), check.when
        case LookupShape():
            yield ("by",), shape.by
        case SubguideShape():
            for name, text in shape.given.items():
                yield ("with", name), text
