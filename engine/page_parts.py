"""Makes the parts of a page out of a position: the answers, the road, what is known."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engine import formats
from engine.answers import hole_text, value_of
from engine.facts import Fact
from engine.guide import Choice, Guide, Offer, Question, Step
from engine.kinds import Kind, Value
from engine.position import GIVEN, TOLD, Passing, Position, changeable
from engine.speech import Speech, msg
from engine.state import Answer, Wire
from engine.texts import NOTHING, Filled, Text
from engine.views import Aside, Field, Known, Passed, Row

MOST_KEPT = 20_000
"""How many steps of roads are kept ready for each guide and channel."""

_PICKED = frozenset({Kind.CHOICE, Kind.YES_NO})
_ROWS = {True: "rows for agents", False: "rows for customers"}
_PASSED = {True: "passed for agents", False: "passed for customers"}
_WAYS = {"accepted": msg("Accepted: {product}"), "declined": msg("Declined: {product}")}


def filled(text: Text, position: Position) -> Filled:
    """A text with the values of its holes, as they are at this position."""
    holes = text.holes
    if not holes:
        return Filled(text, NOTHING)
    return Filled(text, {key: hole_text(key, position.facts, position.guide) for key in holes})


def rows(position: Position, step: Question, typed: object = None) -> tuple[Row, ...]:
    """The answers of a question as rows; those in `typed` are marked as chosen."""
    agent = position.origin.channel == "agent"
    memo = position.guide.memo.setdefault(_ROWS[agent], {})
    found: tuple[Row, ...] | None = memo.get(step.id)
    if found is None:
        made = tuple(_row(choice, position, agent=agent) for choice in step.choices)
        found = made
        if not any(_has_holes(choice) for choice in step.choices):
            memo[step.id] = made
    if typed is None:
        return found
    chosen = _chosen(typed)
    return tuple(
        Row(each.id, each.label, each.key, each.hint, each.note, each.id in chosen, each.exclusive)
        for each in found
    )


def _row(choice: Choice, position: Position, *, agent: bool) -> Row:
    return Row(
        choice.id,
        choice.label,
        choice.key,
        filled(choice.hint, position) if choice.hint else None,
        filled(choice.note, position) if choice.note and agent else None,
        exclusive=choice.exclusive,
    )


def _has_holes(choice: Choice) -> bool:
    return any(text.holes for text in (choice.hint, choice.note) if text is not None)


def _chosen(typed: object) -> set[str]:
    if isinstance(typed, bool):
        return {"yes" if typed else "no"}
    if isinstance(typed, list | tuple | set | frozenset):
        return {str(each) for each in typed}
    return {str(typed)}


def field_of(position: Position, step: Question, typed: object = None) -> Field:
    """The box for a typed answer."""
    fact = step.fact
    today = position.facts["today"]
    return Field(
        kind=fact.kind.value,
        label=fact.label,
        unit=fact.unit or fact.currency,
        minimum=_plain(fact.minimum, today),
        maximum=_plain(fact.maximum, today),
        bounds=_bounds(fact, today, position.guide.speech),
        max_length=fact.max_length,
        optional=step.optional,
        typed="" if typed is None else _typed(typed),
        rows=_countries(position.guide, typed) if fact.kind is Kind.COUNTRY else (),
    )


def _typed(typed: object) -> str:
    return ", ".join(map(str, typed)) if isinstance(typed, list | tuple) else str(typed)


def _plain(bound: object, today: Value) -> str:
    if bound is None:
        return ""
    return str(today) if bound == "today" else str(bound)


def _bounds(fact: Fact, today: Value, _: Speech) -> str:
    low, high = (
        formats.shown(fact, today if bound == "today" else bound, _) if bound is not None else ""
        for bound in (fact.minimum, fact.maximum)
    )
    if low and high:
        return _("From {low} to {high}", low=low, high=high)
    if low:
        return _("At least {low}", low=low)
    return _("At most {high}", high=high) if high else ""


def _countries(guide: Guide, typed: object) -> tuple[Row, ...]:
    made: dict[str, Row] | None = guide.memo.get("countries")
    if made is None:
        names = formats.countries(guide.language)
        made = {code: Row(code, name, "", None, None) for code, name in names.items()}
        guide.memo["countries"] = made
    if not isinstance(typed, str) or typed not in made:
        return tuple(made.values())
    return tuple(replace(row, chosen=True) if row.id == typed else row for row in made.values())


def road(position: Position) -> Iterator[Passed]:
    """The steps passed, each with its answer as a person reads it."""
    agent = position.origin.channel == "agent"
    for at, passing in enumerate(position.road):
        if passing.mood == "looked-up" and not agent:
            continue
        yield _passed(position, at, passing)


def _passed(position: Position, at: int, passing: Passing) -> Passed:
    """A step of the road; an answer that was picked looks the same in every walk and is kept."""
    step, answer, mood = passing
    memo = position.guide.memo
    agent = position.origin.channel == "agent"
    picked = answer is not None and mood == "asked" and step.id in memo.get(_ROWS[agent], ())
    if not picked or type(answer.value) is not str:  # type: ignore[union-attr]  # not None here
        return _made(position, at, passing)
    kept: dict[tuple[int, str, str], Passed] = memo.setdefault(_PASSED[agent], {})
    key = (at, step.id, answer.value)  # type: ignore[union-attr]
    found = kept.get(key)
    if found is None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        found = kept[key] = _made(position, at, passing)
    return found


def _made(position: Position, at: int, passing: Passing) -> Passed:
    step = passing.step
    can_change = changeable(passing)
    question = step if isinstance(step, Question) else None
    value = _value(position, passing)
    return Passed(
        at=at,
        step=step.id,
        title=step.title,
        answer=_answer_text(position, passing),
        mood=passing.mood,  # type: ignore[arg-type]
        reason=_reason(position, passing),
        value=value,
        changeable=can_change,
        rows=rows(position, question) if question and can_change and not question.several else (),
        field=None,
    )


def _value(position: Position, passing: Passing) -> object:
    if passing.answer is not None:
        value = passing.answer.value
    elif isinstance(passing.step, Question):
        value = _wire_of(position, passing.step.fact)  # type: ignore[assignment]
    else:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _wire_of(position: Position, fact: Fact) -> object:
    value = position.facts.get(fact.key)
    if isinstance(value, frozenset):
        return [option.id for option in fact.options if option.id in value]
    return value if value is None or isinstance(value, bool | str) else str(value)


def _answer_text(position: Position, passing: Passing) -> str:
    if passing.answer is not None:
        return answer_text(position, passing.step, passing.answer)
    if isinstance(passing.step, Question):
        value = position.facts.get(passing.step.fact.key)
        if value is not None:
            return formats.shown(passing.step.fact, value, position.guide.speech)
    return ""


def answer_text(position: Position, step: Step, answer: Answer) -> str:
    """An answer as a person reads it; empty for an instruction."""
    guide = position.guide
    if answer.how == "any-time":
        return next((e.label for e in guide.at_any_time if e.id == answer.value), "")
    if isinstance(step, Offer) and isinstance(answer.value, list):
        said, product = answer.value
        name = guide.products[product].name if product in guide.products else product
        return guide.speech(_WAYS.get(said, said), product=name)
    return _question_text(step, answer.value, guide.speech) if isinstance(step, Question) else ""


def _question_text(step: Question, value: Wire, _: Speech) -> str:
    if value is None:
        return _("Not answered")
    if isinstance(value, str) and step.choices:
        for choice in step.choices:
            if choice.id == value:
                return choice.label
        return value
    return formats.shown(step.fact, value_of(step.fact, value), _)


def _reason(position: Position, passing: Passing) -> str:
    if passing.mood not in ("skipped", "told") or not isinstance(passing.step, Question):
        return ""
    origin = position.sources.get(passing.step.fact.key, GIVEN)
    _ = position.guide.speech
    agent = position.origin.channel == "agent"
    if passing.mood == "told" or origin == TOLD:
        return _("Told before it was asked") if agent else _("You told us before")
    if origin == GIVEN:
        return _("Known before the walk began") if agent else _("You told us before")
    step = position.guide.steps.get(origin)
    return _("Known from: {step}", step=step.title) if step else _("Already known")


def known(position: Position) -> Iterator[Known]:
    """The facts known of the customer, those told that nobody needed yet, and those computed."""
    guide = position.guide
    for key, value in position.facts.items():
        fact = guide.facts.get(key)
        if fact is not None:
            yield _known(position, fact, value, _source(position, key))
    yield from told(position, position.told)
    for key, reads in guide.computed_reads.items():
        fact = guide.facts[key]
        if all(read in position.facts or read in guide.defaults for read in reads):
            text = hole_text(key, position.facts, guide)
            if text != "…":
                yield Known(key, fact.label, text, "computed", fact.sensitive)


def known_from(position: Position, *wanted: str) -> Iterator[Known]:
    """The facts that came from one of the sources `wanted`."""
    for key, value in position.facts.items():
        fact = position.guide.facts.get(key)
        source = _source(position, key)
        if fact is not None and source in wanted:
            yield _known(position, fact, value, source)


def told(position: Position, wires: Mapping[str, Wire]) -> Iterator[Known]:
    """Facts that the customer volunteered, as they were told."""
    for key, wire in wires.items():
        fact = position.guide.facts.get(key)
        if fact is not None:
            yield _known(position, fact, value_of(fact, wire), "told")


def _known(position: Position, fact: Fact, value: Value, source: str) -> Known:
    """A fact as people read it; what was picked looks the same in every walk and is kept."""
    if fact.kind not in _PICKED:
        return _as_read(position, fact, value, source)
    kept: dict[tuple[str, Value, str], Known] = position.guide.memo.setdefault("known", {})
    found = kept.get((fact.key, value, source))
    if found is None:
        found = kept[fact.key, value, source] = _as_read(position, fact, value, source)
    return found


def _as_read(position: Position, fact: Fact, value: Value, source: str) -> Known:
    text = formats.shown(fact, value, position.guide.speech)
    return Known(fact.key, fact.label, text, source, fact.sensitive)


def _source(position: Position, key: str) -> str:
    origin = position.sources.get(key, GIVEN)
    if origin in (GIVEN, TOLD):
        return "told" if origin == TOLD else "given"
    step = position.guide.steps.get(origin)
    return "answered" if isinstance(step, Question) else "looked up"


def aside(position: Position) -> Iterator[Aside]:
    """The answers that a change set aside and that the road has not needed since."""
    for answer in position.pool:
        step = position.guide.steps.get(answer.step)
        title = step.title if step else answer.step
        yield Aside(answer.step, title, _text_aside(position, step, answer))


def _text_aside(position: Position, step: Step | None, answer: Answer) -> str:
    """An answer that may be one to what the step asked in an earlier edition of the guide."""
    value = answer.value
    try:
        text = answer_text(position, step, answer) if step else ""
    except (TypeError, ValueError, ArithmeticError):
        text = ""
    return text or ("" if value is None else _typed(value))
