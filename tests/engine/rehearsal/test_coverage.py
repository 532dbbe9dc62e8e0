"""What of a guide its scripted walks have been through."""

from engine.guide import Guide
from engine.model import ScriptShape
from engine.rehearsal import Coverage, Covered, covered, rehearse
from tests.engine.guides import END, Shape, small
from tests.engine.offers import product, shop

STEPS: Shape = {
    "which": {
        "ask": "Which?",
        "answers": {"a": {"label": "A", "to": "wait"}, "b": {"label": "B", "to": "end"}},
    },
    "wait": {"do": "Wait.", "next": "end"},
    "end": END,
    "stopped": {"end": "stopped", "tell": "Bye."},
}
ANY_TIME = {"stop": {"label": "Stop", "to": "stopped"}}


def coverage(guide: Guide, *scripts: Shape, subguides: bool = False) -> Coverage:
    shapes = [
        ScriptShape.model_validate({"name": "n", "expect": {"end": "end"}} | each)
        for each in scripts
    ]
    return covered(guide, [rehearse(guide, each) for each in shapes], subguides=subguides)


def missed(found: Covered) -> list[str]:
    return [each.what for each in found.missed]


def test_what_a_walk_passed_is_covered() -> None:
    found = coverage(small(STEPS, at_any_time=ANY_TIME), {"answers": {"which": "b"}})
    assert missed(found.steps) == ["wait"]
    assert missed(found.ends) == ["stopped"]
    assert missed(found.routes) == [
        "which to wait (A)",
        "at any time to stopped (Stop)",
        "wait to end",
    ]


def test_several_walks_cover_more() -> None:
    scripts = [{"answers": {"which": "a"}}, {"answers": {"which": "b"}}]
    found = coverage(small(STEPS), *scripts)
    assert (found.routes.taken, found.routes.total) == (3, 3)


def test_an_entry_at_any_time_is_covered_wherever_it_is_taken() -> None:
    guide = small(STEPS, at_any_time=ANY_TIME)
    scripts: list[Shape] = [
        {"answers": {"which": {"any-time": "stop"}}},
        {"answers": {"which": "a"}},
        {"answers": {"which": "b"}},
    ]
    assert coverage(guide, *scripts).routes.missed == ()


def test_what_was_not_covered_has_its_place() -> None:
    found = coverage(small(STEPS), {"answers": {"which": "b"}})
    places = [each.place.path for each in found.routes.missed]
    assert places == [("steps", "which", "answers", "a", "to"), ("steps", "wait", "next")]


def test_a_walk_that_was_refused_counts_as_far_as_it_came() -> None:
    assert coverage(small(STEPS), {"answers": {"which": "c"}}).steps.taken == 1


TURN: Shape = {
    "works": {
        "ask": "Does it work?",
        "answers": {"good": {"label": "Yes", "to": "end"}, "bad": {"label": "No", "to": "mend"}},
        "at-most": 1,
        "then": "stopped",
    },
    "mend": {"do": "Mend it.", "next": "end"},
    "end": END,
    "stopped": {"end": "stopped", "tell": "Bye."},
}


def why(guide: Guide, *scripts: Shape) -> dict[str, str]:
    return {each.what: each.why for each in coverage(guide, *scripts).routes.impossible}


def test_a_route_that_no_walk_can_take_counts_neither_as_taken_nor_as_missed() -> None:
    found = coverage(small(TURN), {"answers": {"works": "good"}}).routes
    assert (found.taken, found.total) == (1, 3)
    assert missed(found) == ["works to mend (No)", "mend to end"]
    assert why(small(TURN), {"answers": {"works": "good"}}) == {
        "works to stopped (after 1 times)": "no walk comes here so often"
    }


def test_a_step_that_only_such_routes_lead_to_counts_as_little() -> None:
    found = coverage(small(TURN), {"answers": {"works": "good"}})
    assert (found.ends.taken, found.ends.total) == (1, 1)
    assert [(each.what, each.why) for each in found.ends.impossible] == [
        ("stopped", "no walk comes here")
    ]


def test_it_counts_where_a_loop_comes_to_its_bound() -> None:
    guide = small(TURN | {"mend": {"do": "Mend it.", "next": "works"}})
    scripts = [{"answers": {"works": "bad"}}, {"answers": {"works": "good"}}]
    assert why(guide, *scripts) == {}


def test_an_offer_that_always_finds_something_says_so() -> None:
    need: Shape = {"label": "A line", "shown": "people >= 1 or people < 1"}
    guide = shop({"plus": product("people >= 0 or people < 0")}, need=need)
    scripts = [{"facts": {"people": 3}, "answers": {"suggest": "accepted"}}]
    assert why(guide, *scripts)["suggest to nothing (nothing fits)"] == (
        "something always fits here"
    )


def test_nothing_is_proved_of_a_step_that_no_walk_has_come_to() -> None:
    need: Shape = {"label": "A line", "shown": "people >= 1 or people < 1"}
    guide = shop({"plus": product("people >= 0 or people < 0")}, need=need)
    assert "suggest to nothing (nothing fits)" not in why(guide)


def test_a_way_on_behind_a_subguide_is_impossible_only_where_all_its_ends_are() -> None:
    scripts: list[Shape] = [{"answers": {"run/more": "a"}}]
    assert why(calling(), *scripts) == {}


def test_a_product_is_covered_once_it_was_suggested() -> None:
    guide = shop({"plus": product("people < 20"), "vast": product("people >= 20")})
    found = coverage(guide, DECLINED)
    assert missed(found.products) == ["vast at suggest"]


DECLINED: Shape = {"facts": {"speed": 45, "people": 3}, "answers": {"suggest": "declined"}}


def test_a_product_before_which_another_always_comes_counts_neither_way() -> None:
    found = coverage(shop({"plus": product(), "vast": product("people >= 20")}), DECLINED).products
    assert (found.taken, found.total, missed(found)) == (1, 1, [])
    assert [(each.what, each.why) for each in found.impossible] == [
        ("vast at suggest", "nobody whom it fits comes here, or another always comes before it")
    ]


def test_a_product_that_fits_nobody_counts_neither_way() -> None:
    guide = shop({"plus": product(), "none": product("people < 0 and people > 0")})
    assert [each.what for each in coverage(guide, DECLINED).products.impossible] == [
        "none at suggest"
    ]


def test_a_product_is_missed_where_customers_may_have_the_one_before_it() -> None:
    products = {"plus": product(), "vast": product("people >= 20")}
    assert missed(coverage(shop(products, now="had"), DECLINED).products) == ["vast at suggest"]


def test_a_product_is_missed_where_what_comes_before_it_may_be_undecided() -> None:
    products = {"plus": product("people >= 1 and age > 3 or age <= 3"), "vast": product()}
    found = coverage(shop(products), DECLINED | {"facts": {"speed": 45, "people": 3, "age": 2}})
    assert missed(found.products) == ["vast at suggest"]


INNER: Shape = {
    "guide": "inner",
    "title": "Inner",
    "summary": "A subguide.",
    "purpose": "process",
    "channels": [],
    "start": "more",
    "steps": {
        "more": {
            "ask": "More?",
            "answers": {"a": {"label": "A", "to": "good"}, "b": {"label": "B", "to": "bad"}},
        },
        "good": END,
        "bad": END,
    },
}


def calling() -> Guide:
    steps = {"run": {"subguide": "inner", "ends": {"good": "end"}, "next": "stopped"}}
    ends = {key: STEPS[key] for key in ("end", "stopped")}
    return small(steps | ends, others={"inner/guide.yaml": INNER})


def test_what_is_written_in_a_subguide_is_for_its_own_walks() -> None:
    found = coverage(calling(), {"answers": {"run/more": "a"}})
    assert missed(found.routes) == ["run/bad to stopped"]
    assert missed(found.steps) == []


def test_it_counts_too_where_that_is_wanted() -> None:
    found = coverage(calling(), {"answers": {"run/more": "a"}}, subguides=True)
    assert missed(found.routes) == ["run/more to run/bad (B)", "run/bad to stopped"]
