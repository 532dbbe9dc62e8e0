"""The risk of a change in one line."""

import pytest

from renderers.diff_headline import headline
from tests.engine.diff.versions import OLD, versions
from tests.renderers.changes import between

NONE_LOST = "no walk in flight is lost"
MOVED = "customers at 1 step now go elsewhere"
FLIGHT = "walks in flight at"
STAFF = OLD["slow/guide.yaml"].replace("slow", "staff", 1)


@pytest.mark.parametrize(
    ("before", "after", "risks"),
    [
        ("Canary, let", "Now let", ["1 note changed", NONE_LOST]),
        ("39.90", "42.90", ["1 price changed", NONE_LOST]),
        ("Is it better", "Is it well", ["1 text changed", NONE_LOST]),
        (
            "speed >= 40'",
            "speed >= 60'",
            [
                "1 walk now ends elsewhere",
                MOVED,
                f"{FLIGHT} 1 step go on elsewhere",
                "none is lost",
            ],
        ),
        (
            "fits: household < 2",
            "fits: household > 2",
            ["1 walk now gets another suggestion", "1 product changed", NONE_LOST],
        ),
        (
            "      one: {label: Only one device, to: restart}\n",
            "",
            ["2 walks now end elsewhere", f"{FLIGHT} 2 steps lose answers"],
        ),
    ],
)
def test_the_weightiest_comes_first(before: str, after: str, risks: list[str]) -> None:
    told = headline(between((before, after)))
    assert told.partition(" Not compared")[0] == f"1 guide changed: {', '.join(risks)}."


def test_a_guide_that_is_new_or_gone_is_counted() -> None:
    both = {**OLD, "staff/guide.yaml": STAFF}
    assert headline(versions(OLD, both)) == "1 guide added."
    assert headline(versions(both, OLD)) == "1 guide removed."


def test_a_product_that_no_guide_offers_is_a_change_of_the_catalogue() -> None:
    old = {"catalogue/plans.yaml": OLD["catalogue/plans.yaml"]}
    new = {"catalogue/plans.yaml": OLD["catalogue/plans.yaml"].replace("39.90", "42.90")}
    assert headline(versions(old, new)) == "The catalogue changed: 1 price changed."


def test_files_with_errors_are_counted_at_the_end() -> None:
    found = between(("to: measure}", "to: mesure}"))
    assert headline(found).endswith(". Not compared wholly: 1 file.")


def test_what_could_not_be_compared_is_not_called_the_same() -> None:
    broken = {**OLD, "slow/guide.yaml": "guide: [\n"}
    assert headline(versions(OLD, broken)) == "No differences in what could be compared."
