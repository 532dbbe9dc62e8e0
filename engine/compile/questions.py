"""Compiles questions: their answers, their routes and what must hold of them."""

from collections.abc import Mapping
from typing import Any

from engine.answers import decoder
from engine.compile.names import NO_WORDS, Names, way_in_words
from engine.compile.report import Path
from engine.compile.routes import compile_routes, route_to
from engine.facts import Fact
from engine.guide import Check, Choice, Question, Routes
from engine.kinds import Kind
from engine.model import AnswerShape, CheckShape, QuestionShape

KEYS = "1234567890acdefghijklmnopqrstuvwxyz"
"""The keys that pick the answers in order; `b` is for back."""

_PLAIN_ANSWER = frozenset({"label", "to", "next", "was"})
_LOST_FACT = Fact("", "", "", Kind.TEXT)


def compile_question(
    names: Names, id_: str, shape: QuestionShape, common: dict[str, Any]
) -> Question:
    """The question that `shape` describes; `common` is what it shares with every step."""
    path: Path = ("steps", id_)
    fact = names.terms.asked.get(id_)
    _refuse_ways_to_answer(names, path, shape)
    after = compile_routes(names, (*path, "next"), shape.next) if shape.next else ()
    routes = _answer_routes(names, id_, shape)
    if not after and not (routes and len(routes) == len(shape.answers or ())):
        _refuse_dangling(names, id_, shape, routes)
    words = names.words(id_, "ask", shape.ask, shape.say)
    return Question(
        **common,
        words=words.customer,
        say=words.agent,
        fact=fact or _LOST_FACT,
        decode=decoder(fact.kind) if fact else None,
        choices=_choices(names, id_, shape, fact),
        several=shape.several or (fact is not None and fact.kind is Kind.CHOICES),
        optional=shape.optional,
        ask_again=shape.ask_again,
        checks=_checks(names, id_, shape),
        routes=routes,
        after=after,
    )


def _refuse_ways_to_answer(names: Names, path: Path, shape: QuestionShape) -> None:
    if shape.answers is None and shape.input is None:
        names.error(
            "question-without-answers",
            path,
            f'The question "{path[-1]}" has no answers.',
            "Add `answers:` to pick from, or an `input:` for a typed answer.",
            key=True,
        )
    elif shape.answers is not None and shape.input is not None:
        names.error(
            "answers-and-input",
            (*path, "input"),
            f'The question "{path[-1]}" has both answers and an input.',
            "Keep `answers` for picking from a list, or `input` for a typed answer.",
            key=True,
        )


def _answer_routes(names: Names, id_: str, shape: QuestionShape) -> dict[str, Routes]:
    routes: dict[str, Routes] = {}
    for answer_id, answer in (shape.answers or {}).items():
        path: Path = ("steps", id_, "answers", answer_id)
        if shape.several and (answer.to or answer.next):
            _refuse_route_of_several(names, path, answer)
        elif answer.to is not None:
            _refuse_two_ways(names, path, answer)
            routes[answer_id] = route_to(names, (*path, "to"), answer.to)
        elif answer.next is not None:
            routes[answer_id] = compile_routes(names, (*path, "next"), answer.next)
    return routes


def _refuse_two_ways(names: Names, path: Path, answer: AnswerShape) -> None:
    if answer.next is not None:
        names.error(
            "two-ways-on",
            (*path, "next"),
            f'The answer "{path[-1]}" has both `to` and `next`.',
            "Keep `to` for one step, or `next` for routes with conditions.",
            key=True,
        )


def _refuse_route_of_several(names: Names, path: Path, answer: AnswerShape) -> None:
    names.error(
        "route-of-several",
        (*path, "to" if answer.to else "next"),
        "Where several answers can be picked, no single one can have its own way on.",
        'Use the step\'s `next:` with conditions such as `"tv" in devices`, or take `several` out.',
        key=True,
    )


def _refuse_dangling(
    names: Names, id_: str, shape: QuestionShape, routes: Mapping[str, Routes]
) -> None:
    path: Path = ("steps", id_)
    dangling: list[Path] = [path]
    if shape.answers is not None:
        dangling = [(*path, "answers", each) for each in shape.answers if each not in routes]
    for at in dangling:
        names.error(
            "no-way-on",
            at,
            f"{way_in_words(at)} leads nowhere.",
            "Add `to:` with a step, or give the step a `next:`.",
            key=True,
        )


def _choices(names: Names, id_: str, shape: QuestionShape, fact: Fact | None) -> tuple[Choice, ...]:
    if shape.answers is not None:
        return tuple(
            _choice(names, id_, index, answer_id, answer)
            for index, (answer_id, answer) in enumerate(shape.answers.items())
        )
    if fact is None:
        return ()
    if fact.kind is Kind.YES_NO:
        _ = names.speech
        return (Choice("yes", _("Yes"), key_of(0)), Choice("no", _("No"), key_of(1)))
    return tuple(
        Choice(option.id, option.label, key_of(index)) for index, option in enumerate(fact.options)
    )


def _choice(names: Names, id_: str, index: int, answer_id: str, answer: AnswerShape) -> Choice:
    if answer.model_fields_set <= _PLAIN_ANSWER:
        return Choice(answer_id, answer.label, key_of(index))
    path: Path = ("steps", id_, "answers", answer_id)
    return Choice(
        answer_id,
        answer.label,
        key_of(index),
        names.text((*path, "hint"), answer.hint),
        names.text((*path, "note"), answer.note),
        names.text((*path, "say"), answer.say),
        names.text((*path, "record"), answer.record),
        answer.settles or "",
        answer.exclusive,
    )


def key_of(index: int) -> str:
    """The keyboard's key for the answer at `index`, empty where the keys are used up."""
    return KEYS[index] if index < len(KEYS) else ""


def _checks(names: Names, id_: str, shape: QuestionShape) -> tuple[Check, ...]:
    path: Path = ("steps", id_, "check")
    if isinstance(shape.check, CheckShape):
        return _check(names, path, shape.check)
    found: tuple[Check, ...] = ()
    for index, each in enumerate(shape.check or ()):
        found += _check(names, (*path, index), each)
    return found


def _check(names: Names, path: Path, shape: CheckShape) -> tuple[Check, ...]:
    message = names.text((*path, "message"), shape.message) or NO_WORDS
    expression = names.conditions.expression(shape.when)
    if expression is None:
        return ()
    return (Check(names.conditions.condition(shape.when), expression, message),)
