"""Every guide can be walked to every one of its ends: through the engine, and over the web."""

import re
from collections.abc import Iterator

import pytest

from engine import tokens, walk
from engine.guide import Instruction, Question
from engine.page import Page
from engine.state import Answer, State
from engine.tokens import Keyring
from engine.walk import Position
from tests.app.service import Service
from tests.exploring import ends
from tests.sample import content, each_guide, serving, walks

LATER = 2**40
NOW = 2**39


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("ends")) as running:
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
def test_every_end_is_reached_through_the_engine(id_: str) -> None:
    guide, keyring = content().guides[id_], Keyring([b"k" * tokens.KEY_BYTES])
    reached = set()
    for found in walks(id_).values():
        position = walk.replay(guide, found.origin._replace(answers=()))
        for answer in found.answers:
            token = sealed(position.state, keyring)
            channel = found.origin.channel
            state = tokens.unseal(token, keyring, guide=id_, channel=channel, now=NOW)
            position = go_on(walk.replay(guide, state), answer)
        assert position.state == found.state
        reached.add(position.step.id)
    assert reached == set(ends(guide))


@each_guide
def test_every_end_is_reached_over_the_api(real: Service, id_: str) -> None:
    channels = content().guides[id_].channels
    if not channels:
        assert real.api("", guide=id_).status_code == 404
        return
    for end, found in walks(id_).items():
        start = found.origin._replace(answers=())
        token = f"{start.channel}.{id_}.{sealed(start, real.app.state.desk.keyring)}"
        for answer in found.answers:
            how, name = ("any-time", "entry") if answer.how else ("answer", "answer")
            more = {"step": answer.step, name: said(answer)}
            reply = real.api(f"/{how}", token=token, **more)
            assert reply.status_code == 200, reply.text
            token = reply.json()["token"]
        page = reply.json()["page"]
        assert (page["step"], page["kind"]) == (end, "end")
        assert page["case_note"] == Page(found).case_note


@each_guide
def test_every_end_is_reached_on_pages_for_customers(real: Service, id_: str) -> None:
    guide = content().guides[id_]
    if "self-service" not in guide.channels:
        assert real.get(f"/self-service/{id_}").status_code == 404
        return
    for found in walks(id_).values():
        start = found.origin._replace(answers=(), channel="self-service")
        here = f"/self-service/{id_}/{sealed(start, real.app.state.desk.keyring)}"
        shown = real.get(here).text
        for answer in found.answers:
            shown = followed(real, shown, answer, guide.steps[answer.step])
        assert found.step.title in shown.partition("</title>")[0].replace("&#39;", "'")


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
