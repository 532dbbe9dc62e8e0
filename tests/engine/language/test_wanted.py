"""Every key that holds a name, a condition or a text with holes is known as such."""

from typing import Any, get_args, get_type_hints

import pytest

from engine import model
from engine.language.symbols import Kind, Path
from engine.language.wanted import Form, wanted
from engine.model import Shape
from tests.engine.language.folders import folder

# Where an entry of each shape stands, and the keys of it that name nothing of these files.
PLACES: dict[type[Shape], tuple[str, Path, set[str]]] = {
    model.GuideShape: ("line/guide.yaml", (), {"summary"}),
    model.RouteShape: ("line/guide.yaml", ("steps", "what-plan", "next", 0), set()),
    model.CaseShape: ("line/guide.yaml", ("facts", "quick", "compute", 0), set()),
    model.CheckShape: ("line/guide.yaml", ("steps", "what-plan", "check"), set()),
    model.AnswerShape: ("line/guide.yaml", ("steps", "what-is-slow", "answers", "all"), set()),
    model.QuestionShape: ("line/guide.yaml", ("steps", "what-is-slow"), set()),
    model.InstructionShape: ("line/guide.yaml", ("steps", "done"), set()),
    model.LookupShape: ("line/guide.yaml", ("steps", "look-up"), set()),
    model.SubguideShape: ("line/guide.yaml", ("steps", "who-is-it"), set()),
    model.OfferShape: ("line/guide.yaml", ("steps", "offered"), set()),
    model.OfferTermsShape: ("line/guide.yaml", ("steps", "offered", "offer"), set()),
    model.EndShape: ("line/guide.yaml", ("steps", "done"), set()),
    model.AnyTimeShape: ("line/guide.yaml", ("at-any-time", "person"), set()),
    model.NeedShape: ("catalogue/plans.yaml", ("needs", "faster"), set()),
    model.ProductShape: (
        "catalogue/plans.yaml",
        ("products", "max"),
        {"summary", "first-charge", "conditions"},
    ),
    model.CreditShape: ("catalogue/plans.yaml", ("products", "max", "credit", 0), set()),
    model.TableShape: ("tables/streets.yaml", (), set()),
    model.ExpectShape: ("line/walks/walks.yaml", ("walks", 0, "expect"), set()),
}
NAMING = (model.Id, model.Name, model.Condition, model.Words, model.Routes, model.Input)


def holds_names(hint: Any) -> bool:
    """Whether a value of this type may be a name, a condition or a text."""
    return hint in NAMING or any(map(holds_names, get_args(hint)))


def keys() -> list[tuple[type[Shape], str]]:
    """The keys that may hold one, but for former ids, which name nothing any more."""
    return [
        (shape, field.alias or name)
        for shape, (_, _, but) in PLACES.items()
        for name, field in shape.model_fields.items()
        if holds_names(get_type_hints(shape, include_extras=True)[name])
        and (field.alias or name) not in {"was", "facts", "steps", "lists", "sensitive", *but}
    ]


@pytest.mark.parametrize(("shape", "key"), keys(), ids=lambda each: getattr(each, "__name__", each))
def test_a_key_of_a_shape_is_known(shape: type[Shape], key: str) -> None:
    file, path, _ = PLACES[shape]
    below: tuple[Path, ...] = ((), (0,), ("x",), ("x", "y"), (0, "when"), (0, "step"))
    found = [
        wanted(file, (*path, key, *more), folder(), key=as_key)
        for more in below
        for as_key in (False, True)
    ]
    assert any(found)


@pytest.mark.parametrize(
    ("path", "form", "kind"),
    [
        (("steps", "done", "instead"), Form.NAME, Kind.STEP),
        (("steps", "done", "then"), Form.NAME, Kind.STEP),
        (("steps", "offered", "offer", "returned"), Form.NAME, Kind.FACT),
        (("steps", "what-plan", "check", 0, "message"), Form.TEXT, Kind.FACT),
        (("facts", "quick", "compute", 0, "when"), Form.EXPRESSION, Kind.FACT),
        (("facts", "plan", "default"), Form.NAME, Kind.ANSWER),
        (("facts", "plan", "compute", 0, "else"), Form.OPTION, Kind.ANSWER),
        (("case-note",), Form.TEXT, Kind.FACT),
    ],
)
def test_what_the_sample_has_none_of_is_known_too(path: Path, form: Form, kind: Kind) -> None:
    found = wanted("line/guide.yaml", path, folder(), key=False)
    assert found
    assert (found.form, found.kind) == (form, kind)


@pytest.mark.parametrize("file", ["notes.yaml", "a/b/c/d.yaml", "line/other.yaml"])
def test_a_file_that_is_no_content_names_nothing(file: str) -> None:
    assert wanted(file, ("start",), folder(), key=False) is None
