from collections.abc import Mapping
from datetime import date

import pytest

from engine import walk
from engine.events import Event
from engine.guide import Guide
from engine.kinds import Value
from engine.leading import Lead, Reply, known_of, lead, led, scripted
from engine.position import Position
from engine.witness import Finder
from tests.engine.finding.content import guide, library
from tests.sample import content

DAY = date(2026, 11, 2)
FACTS = """\
facts:
  name: {type: text, label: Name, from: customer.name}
  speed: {type: integer, label: Speed, unit: Mbit/s, min: 0, max: 100}
  plan: {type: choice, of: {s: Small, l: Large}, label: Plan, from: customer.plan}
at-any-time:
  person: {label: A person, to: person}
"""
STEPS = """\
  who: {title: Who, ask: Who are you?, input: name, next: what}
  what:
    ask: What is wrong?
    title: What
    answers:
      slow: {label: Slow, to: measure}
      dead: {label: Dead, to: cable}
  cable: {title: Cable, do: Check the cable., next: end}
  measure:
    ask: How fast is it?
    title: Speed
    input: speed
    next:
      - {when: speed < 10, to: small}
      - {else: end}
  small:
    ask: Which plan?
    title: Plan
    fact: plan
    answers: {s: {label: Small, to: bad}, l: {label: Large, to: end}}
  bad: {end: resolved, title: Bad, tell: Too slow.}
  end: {end: resolved, title: Fine, tell: Fine.}
  person: {end: handoff, title: Person, team: Us, tell: Wait.}
"""
LINE = guide(STEPS, more=FACTS)
Begun = tuple[Position, list[Event]]


def begun(guide_: Guide, given: Mapping[str, object]) -> Begun:
    return walk.start(guide_, walk="w", channel="agent", on=DAY, given=given)


def way(target: str, known: Mapping[str, Value] | None = None, guide_: Guide = LINE) -> Lead:
    witness = Finder(guide_, DAY, asked_given=False).to_step(target)
    assert witness is not None
    return lead(guide_, witness, target, known or {}, lambda given: begun(guide_, given))


def said(found: Lead) -> list[tuple[str, str]]:
    """Each stage with what stands in its box."""
    boxes = []
    for stage in found.stages:
        picked = ",".join(row.id for row in stage.rows if row.chosen)
        typed = stage.field.typed if stage.field else picked
        boxes.append((stage.step, typed))
    return boxes


def test_what_only_the_customer_can_say_stays_open_in_what_is_said_on_the_way() -> None:
    steps = STEPS.replace("ask: What is wrong?", "ask: 'What is wrong, {name}?'")
    spoken = guide(steps, more=FACTS)
    stages = {stage.step: stage for stage in way("small", guide_=spoken).stages}
    assert stages["what"].words.values == {"customer.name": "…"}
    known = {stage.step: stage for stage in way("small", {"customer.name": "Sam"}, spoken).stages}
    assert known["what"].words.values == {"customer.name": "Sam"}


def test_the_questions_on_the_way_have_the_answers_that_lead_there() -> None:
    found = way("small")
    assert found.led.came == "there"
    assert [step for step, _ in said(found)] == ["who", "what", "measure"]
    assert dict(said(found))["what"] == "slow"
    assert int(dict(said(found))["measure"]) < 10


def test_words_are_left_to_be_asked() -> None:
    first = way("cable").stages[0]
    assert (first.step, first.empty) == ("who", True)
    assert first.field is not None
    assert first.field.typed == ""


def test_what_is_only_done_is_a_stage_without_a_box() -> None:
    steps = "  a: {do: Look., title: Look, next: b}\n  b: {end: resolved, tell: Done.}\n"
    stage = way("b", guide_=guide(steps)).stages[0]
    assert (stage.title, stage.rows, stage.field) == ("Look", (), None)


def test_the_first_step_needs_nothing() -> None:
    assert way("who").stages == ()


def test_what_is_known_is_filled_in_first() -> None:
    found = way("measure", {"customer.name": "Ada"})
    assert said(found)[0] == ("who", "Ada")
    assert (found.stages[0].known, found.stages[0].empty) == (True, False)


def test_what_is_known_may_lead_elsewhere() -> None:
    found = way("bad", {"customer.plan": "l"})
    assert found.led.came == "elsewhere"
    assert found.led.position.step.id == "end"
    assert said(found)[-1] == ("small", "l")


def test_a_step_at_hand_at_any_time_is_gone_to() -> None:
    found = way("person")
    assert found.led.came == "there"
    assert found.stages[-1].label == "A person"


REPLIES = [Reply("who", "Ada"), Reply("what", "slow"), Reply("measure", "5")]


def test_a_walk_is_led_by_replies() -> None:
    found = led(begun(LINE, {}), "small", REPLIES)
    assert (found.came, found.position.step.id) == ("there", "small")


def test_it_stops_at_a_question_without_an_answer() -> None:
    found = led(begun(LINE, {}), "small", [Reply("who", ""), *REPLIES[1:]])
    assert (found.came, found.position.step.id) == ("to a question", "who")
    assert not found.refusal


def test_it_stops_at_an_answer_that_is_refused_and_says_why() -> None:
    found = led(begun(LINE, {}), "small", [*REPLIES[:2], Reply("measure", "fast")])
    assert found.position.step.id == "measure"
    assert found.refusal


def test_it_stops_where_the_answers_lead_elsewhere() -> None:
    found = led(begun(LINE, {}), "small", [*REPLIES[:2], Reply("measure", "50")])
    assert (found.came, found.position.step.id) == ("elsewhere", "end")


def test_nobody_decides_on_an_offer_but_the_customer() -> None:
    internet = content().guides["leave-internet"]
    found = way("plan-switched", guide_=internet)
    assert found.led.came == "to an offer"
    assert found.led.position.step.kind == "offer"


def test_a_walk_tells_another_what_the_customer_said_by_path_or_by_name_and_kind() -> None:
    position = led(begun(LINE, {"plan": "s"}), "small", REPLIES).position
    assert known_of(position, LINE) == {
        "customer.plan": "s",
        "customer.name": "Ada",
        "what": "slow",
        "speed": 5,
    }
    facts = "facts:\n  who: {type: text, label: W, from: customer.name}\n"
    facts += "  speed: {type: text, label: S}\n"
    other = "title: T\nsummary: S.\nstart: a\n" + facts + "steps:\n"
    other += "  a: {ask: A?, input: who, next: b}\n  b: {ask: B?, input: speed, next: c}\n"
    other += "  c: {end: resolved, tell: C.}\n"
    there = library(other=other).guides["other"]
    assert known_of(position, there) == {"customer.name": "Ada"}


def test_what_another_guide_would_refuse_is_not_told() -> None:
    position = begun(LINE, {"plan": "s"})[0]
    facts = "facts:\n  plan: {type: choice, of: {x: X, y: Y}, label: P, from: customer.plan}\n"
    steps = "  a: {ask: A?, fact: plan, answers: {x: {label: X}, y: {label: Y}}, next: b}\n"
    steps += "  b: {end: resolved, tell: B.}\n"
    assert known_of(position, guide(steps, more=facts)) == {}


@pytest.mark.parametrize("id_", ["lost-bank-card", "no-connection", "refund-request"])
def test_nearly_every_step_of_a_guide_can_be_led_to(id_: str) -> None:
    found = content().guides[id_]
    steps = [step.id for step in found.steps.values() if step.waits and step.id != "no-way-on!"]
    finder = Finder(found, DAY, asked_given=False)
    there = 0
    for step in steps:
        witness = finder.to_step(step) or scripted(found, content().scripts[id_], step)
        if witness is not None:
            came = lead(found, witness, step, {}, lambda given: begun(found, given)).led.came
            there += came == "there"
    assert there >= 0.95 * len(steps)


def test_a_scripted_walk_shows_a_way_too() -> None:
    id_ = "garage-advisor"
    found = content().guides[id_]
    witness = scripted(found, content().scripts[id_], "fresh-coolant")
    assert witness is not None
    came = lead(found, witness, "fresh-coolant", {}, lambda given: begun(found, given)).led
    assert came.came == "there"


def test_no_script_that_comes_to_a_step_is_no_way() -> None:
    assert scripted(LINE, [], "small") is None
