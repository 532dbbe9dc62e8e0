"""The agent's screen."""

from engine import walk
from renderers.agent_html import KEYS_AT_HAND
from tests.renderers.content import walked
from tests.renderers.markup import Element
from tests.renderers.screens import HERE, agent, at, kinds, shown


def road(page: Element) -> list[Element]:
    return [each for each in page.one(id="road").one("ol").children if isinstance(each, Element)]


def test_the_words_to_say_are_the_heading_and_take_the_focus() -> None:
    heading = agent("Sam").one("h1")
    assert heading.text == "Is it slow on every device, or only on one?"
    assert "autofocus" in heading.attributes
    assert heading["tabindex"] == "-1"


def test_a_typed_answer_takes_the_focus_itself() -> None:
    page = agent("Sam", "every")
    assert [each["id"] for each in page if "autofocus" in each.attributes] == ["answer"]
    assert page.one("label", for_="answer").text == "Speed"


def test_words_are_set_the_larger_the_fewer_they_are() -> None:
    assert agent("Sam").one("h1")["class"] == "short"


def test_the_note_is_apart_from_the_words() -> None:
    page = agent("Sam")
    assert page.one("aside", class_="note").text.endswith("ask them to try a phone.")
    assert "phone" not in page.one(class_="say").text
    assert page.one(id="hint").text == "Try a phone."


def test_each_answer_is_a_row_with_its_key() -> None:
    rows = agent("Sam").one("ul", class_="answers").all("li")
    assert [row.one("kbd").text for row in rows] == ["1", "2", "3"]
    assert [row.one("a")["data-key"] for row in rows] == ["1", "2", "3"]
    assert rows[0].one("a")["href"] == f"{HERE}?step=devices&answer=every"
    assert rows[1].one(class_="note").text == "Ask which one."


def test_several_answers_have_keys_too() -> None:
    boxes = shown(at("pick")).one("main").all("input", type="checkbox")
    assert [box["data-key"] for box in boxes] == ["1", "2", "3"]


def test_nothing_of_an_earlier_caller_is_filled_in() -> None:
    assert agent("Sam", "every").one("form", class_="box")["autocomplete"] == "off"


def test_back_has_its_key_and_is_missing_at_the_start() -> None:
    assert agent("Sam").one(class_="back")["href"] == f"{HERE}?back=1"
    assert agent("Sam").one(class_="back")["data-key"] == "b"
    assert not agent().all(class_="back")


def test_an_answer_on_the_road_is_changed_in_place() -> None:
    passed = road(agent("Sam", "every"))[-1]
    assert passed.one("summary").text == "Which devices Every device Change"
    form = passed.one("form")
    assert form["action"] == HERE
    assert "method" not in form.attributes
    hidden = {each["name"]: each["value"] for each in form.all("input")}
    assert hidden == {"change": "2", "step": "devices"}
    buttons = form.all("button", name="answer")
    assert [button["value"] for button in buttons] == ["every", "one", "some"]
    assert [button.text for button in form.all(aria_current="true")] == ["Every device"]


def test_a_typed_answer_is_changed_on_a_page_of_its_own() -> None:
    name = road(agent("Sam"))[0]
    assert name.one("a")["href"] == f"{HERE}?change=0"


def test_the_road_tells_what_was_looked_up_and_done() -> None:
    steps = road(agent("Sam", "one", None))
    assert [step["class"] for step in steps] == ["asked", "looked-up", "asked", "done"]
    assert steps[1].one(class_="answer").text == "Looked up"
    assert steps[3].one(class_="answer").text == "Done"
    assert not steps[3].all("a")


def test_a_skipped_step_says_why() -> None:
    given = {"speed": 10, "plan": "basic", "household": 3}
    sample = walked()
    position, _ = walk.start(
        sample.guide, walk="w", channel="agent", on=sample.origin.on, given=given
    )
    for answer in ("Sam", "every"):
        position, _ = walk.answer(position, position.step.id, answer)
    skipped = road(shown(position))[-1]
    assert skipped["class"] == "skipped"
    assert skipped.one(class_="answer").text == "10 Mbit/s"
    assert skipped.one(class_="reason").text


def test_a_decision_on_an_offer_is_changed_where_it_is_posted() -> None:
    decided = road(agent("Sam", "every", "45", "declined"))[-1]
    assert decided.one("a")["href"] == f"{HERE}?change={len(road(agent('Sam', 'every', '45')))}"
    assert not decided.all("form")


def test_what_is_known_is_told_by_where_it_is_from() -> None:
    side = agent("Sam").one(id="customer")
    facts = [each for known in side.all("dl") for each in known.all("div")]
    known = {fact.one("dt").text: fact.one("dd").text for fact in facts}
    assert known["Current plan"] == "Basic 50"
    assert known["Promised speed"] == "50 Mbit/s"
    assert "Name" not in known
    assert [each.text for each in side.all("h3")] == ["Looked up", "Worked out"]


def test_steps_at_hand_are_one_click_away() -> None:
    link = agent("Sam").one("ul", class_="at-hand").one("a")
    assert link["href"] == f"{HERE}?step=devices&any-time=person"
    assert (link["data-key"], link.one("kbd").text) == ("a", "a")


def test_what_the_customer_told_already_is_noted_beside_the_call() -> None:
    form = agent("Sam").one("form", class_="tell")
    assert (form["method"], form["action"]) == ("post", HERE)
    assert form.one("input")["list"] == form.one("datalist")["id"]
    assert "Which devices" in [each["value"] for each in form.all("option")]


def test_the_question_for_what_was_told_leaves_all_else_away() -> None:
    asked = walk.asked_to_tell(kinds(["tv"], "yes", "3"), "count")
    page = shown(asked, telling="count")
    assert page.one("h1").text == page.one("form", class_="box").one("label").text
    assert not page.all("form", class_="tell")
    assert page.one("a", class_="back").text == "Back to the call"


def test_no_key_is_for_a_command_and_for_what_is_at_hand() -> None:
    assert not {"b", "c", "t"} & set(KEYS_AT_HAND)


def test_the_case_note_is_there_at_any_moment_and_once() -> None:
    for answers in ((), ("Sam",), ("Sam", "every", "45", "accepted")):
        note = agent(*answers).one("textarea", id="case-note")
        assert "readonly" in note.attributes
        assert note.text.startswith("Help with the line")


def test_the_case_note_of_half_a_road_is_not_shown_while_changing() -> None:
    whole = kinds(["tv"], "yes", "3")
    assert not shown(walk.before(whole, 1), changing=1).all(id="case-note")


def test_an_offer_gives_the_agent_what_to_read_aloud() -> None:
    aloud = agent("Sam", "every", "45").one(class_="aloud").text
    assert aloud.startswith("Read aloud before they decide Plus 250.")


def test_an_end_tells_who_takes_over() -> None:
    main = agent("").one("main")
    assert "handoff" in main["class"].split()
    assert main.one(class_="outcome").text == "Hand over: Support"
    assert main.one(class_="outcome").all("svg")


def test_the_screen_leads_home_and_to_a_new_call() -> None:
    page = agent()
    assert page.one("a", class_="brand")["href"] == "/"
    assert page.one("a", href="/call/help").text == "New call"
