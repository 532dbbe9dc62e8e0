"""Every guide can be walked to every one of its ends: through the engine, and over the web."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from engine import tokens, walk
from engine.guide import Guide, Instruction, Question
from engine.page import Page
from engine.state import Answer, Channel, State
from engine.tokens import Keyring
from engine.walk import Position
from tests.app.service import Service
from tests.planting import CANARY, planted
from tests.sample import TREES, content, each_guide, ends, serving, walks

LATER = 2**40
NOW = 2**39


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("ends")
    with serving(folder / "data", planted(TREES, folder / "trees")) as running:
        yield running


def sealed(state: State, keyring: Keyring) -> str:
    return tokens.seal(state, keyring, expires=LATER, nonce=b"n" * tokens.NONCE_BYTES)


def said(answer: Answer) -> object:
    """What a person said, out of what a state keeps of it."""
    value = answer.value
    if isinstance(value, list) and value and value[0] in ("accepted", "declined"):
        return value[0]
    return value


def go_on(position: Position, answer: Answer) -> Position:
    if answer.how == "any-time":
        return walk.go_any_time(position, answer.step, str(answer.value))[0]
    return walk.answer(position, answer.step, said(answer))[0]


@each_guide
def test_every_end_is_reached_through_the_engine_and_over_the_web(real: Service, id_: str) -> None:
    guide, found = content().guides[id_], walks(id_)
    assert set(found) == set(ends(guide))
    for position in found.values():
        is_reached_through_the_engine(guide, position)
        if "agent" in guide.channels:
            is_reached_over_the_api(real, as_an_agent(position))
        if "self-service" in guide.channels:
            is_reached_on_pages_for_customers(real, position)


def is_reached_through_the_engine(guide: Guide, found: Position) -> None:
    """With a token between every two steps."""
    keyring, channel = Keyring([b"k" * tokens.KEY_BYTES]), found.origin.channel
    position = walk.replay(guide, found.origin._replace(answers=()))
    for answer in found.answers:
        token = sealed(position.state, keyring)
        state = tokens.unseal(token, keyring, guide=guide.id, channel=channel, now=NOW)
        position = go_on(walk.replay(guide, state), answer)
    assert position.state == found.state
    assert position.step is found.step


def is_reached_over_the_api(real: Service, found: Position) -> None:
    """By an agent, whose page has the same case note."""
    token = f"agent.{found.origin.guide}.{begun(real, found, 'agent')}"
    page: dict[str, object] = {}
    for answer in found.answers:
        how, name = ("any-time", "entry") if answer.how else ("answer", "answer")
        more = {"step": answer.step, name: said(answer)}
        reply = real.api(f"/{how}", token=token, case_note=True, **more)
        assert reply.status_code == 200, reply.text
        token, page = reply.json()["token"], reply.json()["page"]
    assert (page["step"], page["kind"]) == (found.step.id, "end")
    assert page["case_note"] == Page(found).case_note


def is_reached_on_pages_for_customers(real: Service, found: Position) -> None:
    """By nothing but the links and forms of the pages, none of which holds a note."""
    token = begun(real, found, "self-service")
    shown = real.get(f"/self-service/{found.origin.guide}/{token}").text
    for answer in found.answers:
        shown = followed(real, shown, answer, found.guide.steps[answer.step])
        assert CANARY not in shown
        shown = past_what_agents_skip(real, shown, found)
    assert found.step.title in unescape(shown.partition("</title>")[0])


def as_an_agent(found: Position) -> Position:
    """The same walk on an agent's screen, which skips what is for customers alone."""
    alone = for_customers_alone(found)
    answers = tuple(each for each in found.answers if each.step not in alone)
    return walk.replay(found.guide, found.origin._replace(channel="agent", answers=answers))


def for_customers_alone(found: Position) -> list[str]:
    return [
        step.id
        for step in found.guide.steps.values()
        if isinstance(step, Instruction) and not step.is_for(found.origin.on, "agent")
    ]


def past_what_agents_skip(real: Service, shown: str, found: Position) -> str:
    """The page behind an instruction that is for customers alone, where the page is one."""
    for step in for_customers_alone(found):
        if found.origin.channel == "agent" and f"?step={step}&amp;answer=done" in shown:
            return followed(real, shown, Answer(step, None), found.guide.steps[step])
    return shown


def begun(real: Service, found: Position, channel: Channel) -> str:
    """The token of a walk at its beginning, on the day on which a way was found."""
    version = real.app.state.desk.shelf.library.guides[found.origin.guide].version
    start = found.origin._replace(answers=(), channel=channel, version=version)
    return sealed(start, real.app.state.desk.keyring)


def followed(real: Service, shown: str, answer: Answer, step: object) -> str:
    """The page behind an answer, by its link where the page has one, else by its form."""
    spoken = typed(said(answer))
    if answer.how == "any-time":
        reply = real.get(link(shown, f"{answer.step}&any-time={spoken}"))
    elif isinstance(step, Question) and step.choices and not step.several and spoken:
        reply = real.get(link(shown, f"{answer.step}&answer={spoken}"))
    elif isinstance(step, Instruction):
        reply = real.get(link(shown, f"{answer.step}&answer=done"))
    else:
        form = re.search(r'<form[^>]* method="post" action="([^"]+)"', shown)
        assert form, f"no form for {answer}"
        reply = real.get(real.go(form[1], answer.step, spoken))
    assert reply.status_code == 200
    return reply.text


def link(shown: str, said_by_it: str) -> str:
    """The address of the link on a page that says this of a step."""
    ending = re.escape(said_by_it.replace("&", "&amp;"))
    found = re.search(rf'href="(/[^"?]*\?step={ending})"', shown)
    assert found, f"no link for {said_by_it}"
    return found[1].replace("&amp;", "&")


def typed(spoken: object) -> str | list[str] | None:
    """What a form sends."""
    if isinstance(spoken, bool):
        return "yes" if spoken else "no"
    if isinstance(spoken, list) or spoken is None:
        return spoken
    return str(spoken)
