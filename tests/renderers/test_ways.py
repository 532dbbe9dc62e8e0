"""The ways out of a step, as a person reads them."""

from dataclasses import replace
from datetime import date

from engine.validity import Validity
from renderers.ways import KINDS, Ways, cared, kind
from tests.renderers.content import FILES, HELP, compiled

GUIDE = compiled()


def told(step: str) -> list[tuple[str, str]]:
    found = Ways(GUIDE).out_of(GUIDE.steps[step])
    return [(label.replace("\u00a0", " "), edge.target) for edge, label in found]


def test_answers_lead_on_by_their_labels() -> None:
    assert told("devices") == [
        ("Every device", "measure"),
        ("Only one", "restart"),
        ("Some of them, if People at home > 4", "measure"),
        ("Some of them, otherwise", "restart"),
    ]


def test_what_a_way_settles_is_told() -> None:
    assert told("better")[0] == ("Yes (settles the issue)", "fixed")
    limit, other = told("measure")
    assert limit == ("if Speed ≥ 0.8 × Promised speed (shows the product’s limit)", "faster")
    assert other == ("otherwise", "restart")


def test_a_bound_is_a_way_of_its_own() -> None:
    assert told("restart") == [("", "better"), ("after 2 times", "person")]


LIMITED = replace(
    GUIDE.steps["restart"],
    valid=Validity(date(2026, 12, 1), date(2026, 12, 31)),
    channels=("agent",),
    instead="person",
    limited=True,
)


def test_a_step_for_some_walks_has_a_way_for_the_others() -> None:
    ways = Ways(replace(GUIDE, steps={**GUIDE.steps, "restart": LIMITED}))
    *_, (edge, label) = ways.out_of(LIMITED)
    assert edge.target == "person"
    assert label == "when not valid (from 2026-12-01 until 2026-12-31) or in self-service"


def test_an_offer_and_a_lookup_have_their_own_words() -> None:
    assert [label for label, _ in told("faster")] == ["accepted", "declined", "nothing fits"]
    assert [label for label, _ in told("region")] == ["found", "not found"]


def test_every_kind_of_step_has_a_word() -> None:
    kinds = {kind(step) for step in GUIDE.steps.values()}
    assert kinds >= {"question", "instruction", "lookup", "passage", "return", "offer", "handoff"}
    assert kinds <= set(KINDS)


def test_a_complaint_keeps_offers_away_until_it_is_settled() -> None:
    assert cared(replace(GUIDE.steps["devices"], care="complaint")) == (
        "complaint: no offers until it is settled"
    )
    assert cared(replace(GUIDE.steps["devices"], care="safety")) == "safety: no offers from here"
    assert cared(GUIDE.steps["devices"]) == ""


def test_answers_that_share_a_way_are_named_together() -> None:
    answers = {
        "Yes / No": "{a: {label: A, to: fixed}, b: {label: 'Yes'}, c: {label: 'No'}}",
        "any answer": "{b: {label: 'Yes'}, c: {label: 'No'}}",
    }
    for label, shape in answers.items():
        asked = f"devices: {{ask: Which?, next: restart, answers: {shape}}}\n  old:"
        guide = compiled(FILES | {"help/guide.yaml": HELP.replace("devices:", asked, 1)})
        found = Ways(guide).out_of(guide.steps["devices"])
        assert [way.label for way in found if way.edge.target == "restart"] == [label]


def test_the_end_for_a_missing_way_is_listed_only_where_something_leads_there() -> None:
    assert "!" not in dict(Ways(GUIDE).steps())
    broken = compiled(FILES | {"help/guide.yaml": HELP.replace("to: measure", "to: mesure")})
    assert dict(Ways(broken).steps())["!"].id == "no-way-on!"
