import re
from dataclasses import replace

import pytest

from app.settings import Settings
from engine.limits import Limits
from tests.app.content import KNOWN, LINE, NOTE
from tests.app.service import FORM, Service, served

PREFIXES = ("/call", "/self-service")


@pytest.fixture(params=PREFIXES)
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def heading(page: str) -> str:
    return page.partition("<title>")[2].partition(" · ")[0]


def test_a_walk_starts_at_an_address_of_its_own(standing: Service, prefix: str) -> None:
    one, other = standing.start(prefix=prefix), standing.start(prefix=prefix)
    assert one != other
    assert one.startswith(f"{prefix}/line/")
    assert heading(standing.get(one).text) == "Devices"


def test_what_is_known_is_given_in_the_address(standing: Service, prefix: str) -> None:
    by_name = standing.start(prefix=prefix, query="?plan=basic")
    by_path = standing.start(prefix=prefix, query="?customer.plan=basic&customer.age=7")
    assert [standing.get(each).status_code for each in (by_name, by_path)] == [200, 200]
    if prefix == "/call":
        assert "Basic 50" in standing.get(by_path).text


@pytest.mark.parametrize(
    ("query", "told"),
    [("?plam=basic", "Did you mean"), ("?plan=huge", "plan"), ("?household=0", "household")],
)
def test_a_fact_that_cannot_be_given_is_told(
    standing: Service, prefix: str, query: str, told: str
) -> None:
    reply = standing.get(f"{prefix}/line{query}")
    assert (reply.status_code, told in reply.text) == (422, True)


def test_a_guide_is_walked_on_its_channels_alone(standing: Service) -> None:
    assert standing.get("/call/staff").status_code == 303
    assert standing.get("/self-service/staff").status_code == 404
    assert "Did you mean" in standing.get("/call/lime").text


def test_an_answer_has_an_address_that_shows_what_it_leads_to(
    standing: Service, prefix: str
) -> None:
    here = standing.start(prefix=prefix)
    shown = standing.get(f"{here}?step=devices&answer=one")
    assert heading(shown.text) == "Restart"
    assert heading(standing.get(here).text) == "Devices"


def test_every_step_is_reached_by_links_and_forms_alone(standing: Service, prefix: str) -> None:
    here = standing.to_offer(prefix)
    assert heading(standing.get(here).text) == "A faster line"
    assert heading(standing.get(standing.go(here, "faster", "declined")).text) == "It works"


def test_what_is_at_hand_at_any_time_is_one_click_away(standing: Service, prefix: str) -> None:
    shown = standing.get(f"{standing.start(prefix=prefix)}?step=devices&any-time=person")
    assert heading(shown.text) == "A person"


def test_back_shows_the_step_before(standing: Service, prefix: str) -> None:
    here = standing.go(standing.start(prefix=prefix), "devices", "one")
    assert heading(standing.get(f"{here}?back=1").text) == "Devices"
    assert standing.get(f"{standing.start(prefix=prefix)}?back=1").status_code == 422


def test_back_offers_the_answer_taken_back(standing: Service, prefix: str) -> None:
    here = standing.start(prefix=prefix)
    named = standing.go(standing.go(here, "devices", "every"), "name", "Sam")
    assert 'value="Sam"' in standing.get(f"{named}?back=1").text
    chosen = standing.get(f"{standing.go(here, 'devices', 'one')}?back=1").text
    assert chosen.count('aria-current="true"') == 1


def test_an_answer_can_be_looked_at_and_changed(standing: Service, prefix: str) -> None:
    here = standing.go(
        standing.go(standing.start(prefix=prefix), "devices", "every"), "name", "Sam"
    )
    asked = standing.get(f"{here}?change=1")
    assert 'value="Sam"' in asked.text
    assert 'name="change" value="1"' in asked.text
    changed = standing.post(here, {"change": "1", "step": "name", "answer": "Kim"})
    assert heading(standing.get(changed.headers["location"]).text) == "Speed"


def test_an_answer_that_no_longer_counts_is_named(standing: Service, prefix: str) -> None:
    here = standing.go(
        standing.go(standing.start(prefix=prefix), "devices", "every"), "name", "Sam"
    )
    shown = standing.get(f"{here}?change=0&step=devices&answer=one&sure=1")
    assert "1 earlier answer no longer counts" in shown.text


@pytest.mark.parametrize("at", ["7", "-1", "x", "٣", "999999999999", ""])
def test_a_number_that_is_not_on_the_road_changes_nothing(
    standing: Service, prefix: str, at: str
) -> None:
    here = standing.go(standing.start(prefix=prefix), "devices", "one")
    assert standing.get(f"{here}?change={at}").status_code in (409, 422)
    assert standing.post(here, {"change": at, "answer": "every"}).status_code in (409, 422)


def test_a_step_that_is_no_longer_current_is_told_and_nothing_applied(
    standing: Service, prefix: str
) -> None:
    here = standing.go(standing.start(prefix=prefix), "devices", "one")
    for reply in (
        standing.post(here, {"step": "devices", "answer": "every"}),
        standing.get(f"{here}?step=devices&answer=every"),
        standing.post(here, {}),
    ):
        assert reply.status_code == 409
        assert "no longer the current step" in reply.text
        assert heading(reply.text) == "Error: Restart"


def test_a_refused_answer_comes_back_with_what_was_typed(standing: Service, prefix: str) -> None:
    here = standing.go(
        standing.go(standing.start(prefix=prefix), "devices", "every"), "name", "Sam"
    )
    typed = "\"><script>alert('4')</script>"
    reply = standing.post(here, {"step": "measure", "answer": typed})
    assert reply.status_code == 422
    assert heading(reply.text) == "Error: Speed"
    assert "&lt;script&gt;alert(&#39;4&#39;)" in reply.text
    assert "<script>alert" not in reply.text


def test_a_refused_change_asks_again_for_that_answer(standing: Service, prefix: str) -> None:
    here = standing.start(prefix=prefix)
    for step, answer in (("devices", "every"), ("name", "Sam"), ("measure", "45")):
        here = standing.go(here, step, answer)
    reply = standing.post(here, {"change": "2", "step": "measure", "answer": "far too much"})
    assert (reply.status_code, heading(reply.text)) == (422, "Error: Speed")
    assert "far too much" in reply.text


def test_several_answers_come_back_ticked(standing: Service, prefix: str) -> None:
    here = standing.start(prefix=prefix)
    for step, answer in (("devices", "every"), ("name", "Sam"), ("measure", "45")):
        here = standing.go(here, step, answer)
    reply = standing.post(here, {"step": "uses", "answer": ["films", "nothing"]})
    assert (reply.status_code, reply.text.count("checked")) == (422, 2)
    assert standing.post(here, {"step": "uses", "answer": None}).status_code == 422


def test_a_field_that_says_nothing_of_a_walk_is_left_alone(standing: Service, prefix: str) -> None:
    here = standing.start(prefix=prefix)
    assert heading(standing.get(f"{here}?utm_source=letter").text) == "Devices"


def test_the_page_reached_by_a_link_has_an_address_to_go_on_from(
    standing: Service, prefix: str
) -> None:
    here = standing.start(prefix=prefix)
    shown = standing.get(f"{here}?step=devices&answer=every").text
    onward = shown.partition('method="post" action="')[2].partition('"')[0]
    assert heading(standing.get(standing.go(onward, "name", "Sam")).text) == "Speed"


def test_a_walk_is_no_longer_than_the_operator_allows(settings: Settings, prefix: str) -> None:
    with served(replace(settings, limits=Limits(answers=1))) as service:
        here = service.go(service.start(prefix=prefix), "devices", "one")
        reply = service.post(here, {"step": "restart", "answer": "done"})
        assert (reply.status_code, "hand over to a person" in reply.text) == (422, True)


def test_an_ended_walk_takes_no_answer(standing: Service, prefix: str) -> None:
    here = standing.go(standing.to_offer(prefix), "faster", "accepted")
    assert standing.post(here, {"step": "ordered", "answer": "x"}).status_code == 422
    assert standing.get(f"{here}?step=ordered&any-time=person").status_code == 422


def test_a_form_need_not_say_what_it_is_but_must_be_none_other(
    standing: Service, prefix: str
) -> None:
    here = standing.start(prefix=prefix)
    body = b"step=devices&answer=one"
    for kind, status in (
        ("application/x-www-form-urlencoded; charset=UTF-8", 303),
        ("multipart/form-data; boundary=x", 400),
        ("application/json", 400),
    ):
        reply = standing.ask("POST", here, content=body, headers={"content-type": kind})
        assert reply.status_code == status


def test_words_may_come_as_bare_unicode(standing: Service, prefix: str) -> None:
    here = standing.go(standing.start(prefix=prefix), "devices", "every")
    body = "step=name&answer=Zoë Ünal".encode()
    reply = standing.ask("POST", here, content=body, headers=FORM)
    shown = standing.get(reply.headers["location"] + "?change=1")
    assert "Zoë Ünal" in shown.text


def test_pages_can_be_fetched_ahead_and_gone_back_to_but_not_shared(
    standing: Service, prefix: str
) -> None:
    reply = standing.get(standing.start(prefix=prefix))
    kept = reply.headers["cache-control"]
    assert ("private" in kept, "no-store" in kept) == (True, False)
    rules = reply.headers["speculation-rules"].strip('"')
    told = standing.get(rules)
    assert told.headers["content-type"] == "application/speculationrules+json"
    assert "prefetch" in told.json()


def test_the_agent_has_the_note_and_the_customer_has_not(standing: Service) -> None:
    agent, customer = (standing.get(standing.start(prefix=each)).text for each in PREFIXES)
    assert NOTE in agent
    assert NOTE not in customer
    assert NOTE in LINE


def test_what_is_known_before_is_never_asked_again(standing: Service) -> None:
    shown = standing.get(standing.start(query=KNOWN)).text
    assert "Basic 50" in shown


# What the customer volunteers


def told(service: Service, line: str) -> tuple[int, str]:
    """The status, and the page or the address that a line leads to."""
    reply = service.post(service.start(), {"tell": line})
    return reply.status_code, reply.headers.get("location", reply.text)


def test_a_line_tells_facts_that_are_asked_for_later(standing: Service) -> None:
    status, here = told(standing, "speed 48, Name Sam Sample")
    assert status == 303
    assert heading(standing.get(f"{here}?step=devices&answer=every").text) == "Uses"


def test_a_fact_alone_asks_for_its_value_with_the_questions_own_input(standing: Service) -> None:
    _, there = told(standing, "Speed")
    assert there.endswith("?tell=speed")
    page = standing.get(there).text
    assert heading(page) == "Speed"
    assert '<input type="hidden" name="tell" value="speed">' in page
    assert heading(standing.get(there.partition("?")[0]).text) == "Devices"


def test_what_is_told_of_a_choice_has_an_address(standing: Service) -> None:
    here = standing.start()
    assert (
        "?tell=devices&amp;step=devices&amp;answer=one" in standing.get(f"{here}?tell=devices").text
    )
    shown = standing.get(f"{here}?tell=devices&step=devices&answer=one").text
    assert heading(shown) == "Restart"


def test_a_value_that_cannot_be_told_is_asked_for_again_and_kept(standing: Service) -> None:
    reply = standing.post(standing.start(), {"tell": "speed", "step": "measure", "answer": "fast"})
    assert (reply.status_code, heading(reply.text)) == (422, "Error: Speed")
    assert "Enter a number in digits" in reply.text
    assert 'value="fast"' in reply.text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("sped 48", "No question of this guide is about &#34;sped 48&#34;."),
        ("", "Name what the customer told"),
        ("plan basic", "No question of this guide is about"),
        ("speed 48, devices nowhere", "Devices: Choose one of the answers."),
    ],
)
def test_a_line_that_is_not_understood_leaves_the_call_where_it_is(
    standing: Service, line: str, message: str
) -> None:
    status, page = told(standing, line)
    assert (status, heading(page), message in page) == (422, "Devices", True)


def test_a_fact_that_no_question_asks_for_has_no_page(standing: Service) -> None:
    for name in ("plan", "nothing", "customer.age", "no/thing"):
        reply = standing.get(f"{standing.start()}?tell={name}")
        assert (reply.status_code, heading(reply.text)) == (422, "Devices")


def test_what_was_tried_already_is_passed_by_and_undone(standing: Service) -> None:
    here = standing.go(standing.start(), "devices", "one")
    shown = standing.get(f"{here}?tried=restart").text
    assert heading(shown) == "Better"
    assert "Already tried" in shown
    undone = re.search(r'href="([^"]*[?]untried=restart)"', shown)
    assert undone
    assert heading(standing.get(undone[1]).text) == "Restart"


# Another guide in the same call


def location(service: Service, url: str) -> str:
    reply = service.get(url)
    assert reply.status_code == 303, reply.text[-900:]
    return str(reply.headers["location"])


def test_another_guide_opens_on_top_of_the_call_and_goes_back(standing: Service) -> None:
    below = standing.go(standing.start(), "devices", "every")
    top = location(standing, f"{below}?open=staff")
    assert top.startswith("/call/staff/")
    assert "Back to Slow line: Name" in standing.get(top).text
    again = location(standing, f"{top}?below=1")
    assert again.startswith("/call/line/")
    assert heading(standing.get(again).text) == "Name"


def test_the_case_note_holds_both_walks(standing: Service) -> None:
    top = location(standing, f"{standing.start()}?open=staff")
    again = location(standing, f"{top}?below=1")
    for here in (top, again):
        note = standing.get(here).text.partition('id="case-note"')[2]
        assert "Slow line, " in note


def test_there_is_nothing_to_go_back_to_in_a_walk_of_its_own(standing: Service) -> None:
    reply = standing.get(f"{standing.start()}?below=1")
    assert (reply.status_code, "No other guide waits" in reply.text) == (422, True)


def test_a_guide_that_is_not_there_does_not_open(standing: Service) -> None:
    assert standing.get(f"{standing.start()}?open=lime").status_code == 404


def test_a_customer_goes_on_in_one_guide(standing: Service) -> None:
    here = standing.start(prefix="/self-service")
    assert heading(standing.get(f"{here}?open=staff").text) == "Devices"
