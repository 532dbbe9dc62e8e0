"""`callguide walk`: a guide in the terminal, line by line or by answers given beforehand."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
import typer

from app.cli_content import load, settings
from app.cli_conversation import Conversation
from app.cli_day import day
from app.cli_output import CLEAN, FAULTY, CannotRun, complain
from app.cli_record import record
from app.cli_scripted import Answers, Pair, Played, pairs, play
from app.cli_typed import parts, understand
from engine import walk
from engine.guide import End, Guide, Instruction
from engine.kinds import Kind
from engine.library import Library
from engine.page import Page
from engine.state import Channel
from engine.walk import Position
from renderers import page_json, page_text
from renderers.speech import speech

WALK = "terminal"
WIDEST = 100


class Wish(NamedTuple):
    """What was asked for on the command line."""

    guide: str
    facts: Sequence[str]
    answers: Sequence[str]
    as_json: bool
    channel: Literal["agent", "self-service"] | None
    on: str | None
    content: Path | None
    record: bool = False
    language: str = ""


def run(wish: Wish) -> int:
    """Walk as asked; the exit status. Raises CallguideError where the walk cannot be started."""
    configured = settings(wish.content)
    at_most = configured.limits.answers
    answers = Answers(pairs(wish.answers, "--answer"))
    library = load(configured.content, configured.limits, speak=speech)
    position = _start(library, wish)
    if wish.answers or (wish.as_json and sys.stdin.isatty()):
        return _end(play(position, answers, at_most), wish)
    conversation = Conversation(position, at_most, library.guides)
    if sys.stdin.isatty():
        return _talk(conversation, wish)
    return _read_lines(conversation, wish)


def _start(library: Library, wish: Wish) -> Position:
    guide = library.guide(wish.guide, wish.channel)
    if wish.language and wish.language not in guide.languages:
        there = ", ".join(guide.languages)
        raise CannotRun(f'The guide "{guide.id}" is not in "{wish.language}", but in: {there}.')
    given = _given(guide, pairs(wish.facts, "--fact"))
    channel: Channel = wish.channel or _channel(guide)
    on, language = day(wish.on), wish.language
    return walk.start(guide, walk=WALK, channel=channel, on=on, given=given, language=language)[0]


def _channel(guide: Guide) -> Channel:
    return "self-service" if guide.channels == ("self-service",) else "agent"


def _given(guide: Guide, facts: Sequence[Pair]) -> Mapping[str, object]:
    """The facts as the walk takes them; those that the guide has no use for are told."""
    given: dict[str, object] = {}
    for name, value in facts:
        fact = guide.facts.get(guide.names.get(name, name))
        if fact is None and "." in name:
            complain(f'The guide "{guide.id}" does not use the fact "{name}".')
        given[name] = parts(value) if fact and fact.kind is Kind.CHOICES else value
    return given


def _end(played: Played, wish: Wish) -> int:
    if wish.record:
        status = record(played)
    else:
        _print(played.page, as_json=wish.as_json)
        status = CLEAN
    for fault in played.faults:
        complain(fault)
    return FAULTY if played.faults else status


def _print(page: Page, *, as_json: bool = False) -> None:
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(page_json.data(page))).decode())
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        typer.echo(page_text.render(page, width))


def _talk(conversation: Conversation, wish: Wish) -> int:
    """Show a page, read a line, and so on, until the person leaves."""
    _print(conversation.page())
    try:
        while not conversation.left:
            line = input(_prompt(conversation))
            typer.echo()
            if not line.strip() and isinstance(conversation.position.step, End):
                break
            aside = conversation.take(line)
            if aside:
                typer.echo(aside)
            elif not conversation.left:
                _print(conversation.page())
    except (EOFError, KeyboardInterrupt):
        typer.echo()
    return record(_played(conversation, ())) if wish.record else CLEAN


def _played(conversation: Conversation, faults: tuple[str, ...]) -> Played:
    refusals = tuple(conversation.refusals)
    return Played(conversation.page(), faults, conversation.position, refusals)


def _prompt(conversation: Conversation) -> str:
    if conversation.changing is not None:
        return "Changed answer (b to leave it as it was): "
    if isinstance(conversation.position.step, End):
        return "b back, c N change, n case note, Enter to leave: "
    return "Answer (? for help): "


def _read_lines(conversation: Conversation, wish: Wish) -> int:
    """Take standard input line by line, and show the page that it comes to."""
    faults: list[str] = []
    for line in sys.stdin:
        aside = _take_line(conversation, line)
        if aside and not wish.as_json:
            typer.echo(aside)
        if conversation.left:
            break
        if conversation.refusal is not None:
            at, message = conversation.page().step, conversation.refusal.message
            faults.append(f'"{line.strip()}" was refused at "{at}": {message}')
    if conversation.refusal is None and not conversation.left:
        _pass_instructions(conversation)
    return _end(_played(conversation, tuple(faults)), wish)


def _take_line(conversation: Conversation, line: str) -> str:
    """Do what a line says; an answer goes to the next question, past instructions."""
    if understand(line, conversation.page()).command == "answer":
        _pass_instructions(conversation)
    if not line.strip() and isinstance(conversation.position.step, End):
        return ""
    return conversation.take(line)


def _pass_instructions(conversation: Conversation) -> None:
    if conversation.changing is None:
        while isinstance(conversation.position.step, Instruction) and not conversation.refusal:
            conversation.take("")
