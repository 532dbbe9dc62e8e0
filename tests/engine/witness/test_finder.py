"""Witnesses: every walk that is found runs into what it was looked for."""

from datetime import date

from hypothesis import given, settings

from engine import library
from engine.checks.example import CATALOGUE, files
from engine.guide import Guide, Instruction, Question
from engine.walk import Position
from engine.witness import Finder, Goal, replayed
from tests.engine.guides import CODES, GIVEN, Shape, answered, begun, compiled, guides

GUIDE = """
facts:
  plan: {type: choice, of: [basic, plus], label: Plan, from: customer.plan}
  speed: {type: number, unit: Mbit/s, min: 0, max: 1000, label: Speed}
  bought: {type: date, label: Bought, max: today}
  promised:
    type: number
    label: Promised
    compute: [{when: plan == "basic", value: 50}, {else: 250}]
steps:
  measure:
    ask: How fast is it?
    input: speed
    next:
      - {when: speed < 0.8 * promised, to: which}
      - {else: fast}
  which:
    ask: Which of the two?
    answers:
      old-one: {label: The old one, to: bought-when}
      new-one: {label: The new one, to: unpack}
  unpack:
    do: Unpack it.
    next: bought-when
  bought-when:
    ask: When did you buy it?
    input: bought
    next:
      - {when: 'days_between(bought, today) <= 14', to: fresh}
      - {when: 'days_between(bought, today) <= 14 and speed > 10', to: never}
      - {else: late}
  fast: {end: resolved, tell: Fast.}
  fresh: {end: resolved, tell: New.}
  late: {end: resolved, tell: Old.}
  never: {end: resolved, tell: Never.}
"""


def guide(text: str = GUIDE) -> Guide:
    return library.build(files(text)).drafts["example"]


def at(made: Guide, step: str) -> Position:
    witness = Finder(made).to_step(step)
    assert witness is not None
    return replayed(made, witness)


def test_the_shortest_walk_to_a_step_is_found() -> None:
    witness = Finder(guide()).to_step("bought-when")
    assert witness is not None
    assert witness.text == "customer.plan=basic, measure=1, which=old-one"


def test_what_facts_are_compared_with_decides_what_is_answered() -> None:
    position = at(guide(), "fast")
    assert position.facts["customer.plan"] == "basic"
    assert position.facts["speed"] == 520


def test_days_are_moved_until_a_condition_on_them_holds() -> None:
    assert at(guide(), "late").step.id == "late"


def test_a_step_that_no_walk_reaches_is_ruled_out() -> None:
    found = Finder(guide()).search(Goal("never"))
    assert found.witness is None


def test_a_road_that_contradicts_itself_is_not_taken() -> None:
    text = """
facts:
  size: {type: integer, min: 1, max: 9, label: Size}
steps:
  how-many:
    ask: How many?
    input: size
    next: [{when: size > 5, to: large}, {else: small}]
  large:
    do: Sit down.
    next: [{when: size < 3, to: odd}, {when: size < 8, to: middle}, {else: huge}]
  small:
    do: Stand up.
    next: [{when: size < 3, to: large}, {else: middle}]
  odd: {end: resolved, tell: Odd.}
  middle: {end: resolved, tell: Middle.}
  huge: {end: resolved, tell: Huge.}
"""
    made = guide(text)
    odd = Finder(made).to_step("odd")
    assert odd is not None
    assert odd.answers == (("how-many", 1), ("small", None), ("large", None))
    straight = made.steps["large"]
    assert isinstance(straight, Instruction)
    assert Finder(made).past_all("large", straight.after[:2]).witness is not None
    gone = text.replace("size < 3, to: large", "size < 3, to: middle")
    assert Finder(guide(gone)).search(Goal("odd")).ruled_out


def test_a_walk_past_all_routes_runs_into_the_gap() -> None:
    made = guide(GUIDE.replace("      - {else: late}\n", ""))
    step = made.steps["bought-when"]
    assert isinstance(step, Question)
    found = Finder(made).past_all(step.id, step.after)
    assert found.witness is not None
    assert replayed(made, found.witness).step.id == "no-way-on!"


def test_an_offer_is_reached_by_answers_that_show_the_need() -> None:
    text = """
facts:
  household: {type: integer, min: 1, max: 20, label: People at home}
steps:
  people:
    ask: How many people?
    input: household
    next: better
  better:
    offer: {need: faster-line}
    tell: This would fit.
    accepted: taken
    declined: kept
    none: kept
  taken: {end: accepted, tell: Done.}
  kept: {end: resolved, tell: As you wish.}
"""
    witness = Finder(guide(text + CATALOGUE)).to_step("taken")
    assert witness is not None
    assert witness.answers == (("people", 3), ("better", "accepted"))


LIMITED = """
steps:
  greeting:
    do: A happy new year.
    valid-from: 2027-01-01
    valid-until: 2027-01-06
    instead: look
    next: wish
  wish: {do: Make a wish., channels: [self-service], instead: look, next: look}
  look: {do: Look at the light., next: done}
  done: {end: resolved, tell: Thank you.}
"""


def test_a_walk_to_a_step_is_on_a_day_when_it_is_valid() -> None:
    assert at(guide(LIMITED), "greeting").step.id == "greeting"
    made = guide(
        LIMITED.replace("next: wish", "next: tree").rstrip()
        + """
  tree: {do: Take the tree down., next: done}
"""
    )
    behind = Finder(made).to_step("tree")
    assert behind is not None
    assert (behind.answers, behind.usual) == ((("greeting", None),), False)
    assert replayed(made, behind).step.id == "tree"


def test_a_walk_around_a_step_is_on_another_day() -> None:
    witness = Finder(guide(LIMITED)).to_step("look")
    assert witness is not None
    assert not date(2027, 1, 1) <= witness.on <= date(2027, 1, 6)


@settings(max_examples=40)
@given(guides(), GIVEN, CODES)
def test_no_step_that_a_walk_passes_is_ruled_out(
    files: dict[str, Shape], known: Shape, codes: list[int]
) -> None:
    made = compiled(files)
    position = begun(made, known)
    for code in codes:
        position = answered(position, code)
    finder = Finder(made, anything_given=True)
    for passing in position.road:
        assert not finder.search(Goal(passing.step.id)).ruled_out


@settings(max_examples=40)
@given(guides())
def test_what_is_found_can_be_walked(files: dict[str, Shape]) -> None:
    made = compiled(files)
    finder = Finder(made)
    for step in made.steps.values():
        witness = finder.to_step(step.id)
        if witness is not None and step.waits:
            position = replayed(made, witness)
            assert step.id in [position.step.id, *(each.step.id for each in position.road)]
