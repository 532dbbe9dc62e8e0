"""A guide as a call script in Markdown, to be printed and read without a computer."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from engine import formats
from engine.facts import Fact
from engine.guide import Choice, End, Guide, Instruction, Lookup, Offer, Question, Routes, Step
from engine.offer_view import product_card
from engine.products import Product
from engine.texts import Hole, Text
from renderers.plain import hole
from renderers.ways import KINDS, Ways, around, bound, cared, kind, settled

_SPECIAL = re.compile(r"[\\`*_\[\]<|~&]|^(?:[#>+-]|\d+(?=[.)]))")
_BLOCK = re.compile(
    r"^([ \t]*)(#{1,6}(?=\s|$)|`{3,}|~{3,}|[=-]+[ \t]*$|(?:[*_-][ \t]*){3,}$)", re.MULTILINE
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_GAP = re.compile(r"\n{3,}")


def render(guide: Guide) -> str:
    """The whole guide as a numbered script for the agent, notes included."""
    script = _CONTROL.sub("", "\n".join(_Script(guide).lines()))
    return _GAP.sub("\n\n", script)


class _Script:
    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.ways = Ways(guide)
        self.numbers = {step.id: number for number, step in self.ways.steps()}

    def lines(self) -> Iterator[str]:
        guide = self.guide
        yield f"# {_plain(guide.title)}\n"
        yield f"{_plain(guide.summary)}\n"
        about = f"{_plain(guide.trade)} · version {guide.version}".removeprefix(" · ")
        yield f"*{about}*\n"
        if guide.at_hand is not None:
            after = (
                "the call goes on after it" if guide.at_hand.returns else "the call ends with it"
            )
            yield f"At hand in every call as “{_plain(guide.at_hand.label)}”: {after}.\n"
        yield f"Start at {self._to(guide.start)}.\n"
        if guide.at_any_time:
            yield "## At any time\n"
            for entry in guide.at_any_time:
                yield from self._answer(entry.label, entry.after, guide.steps[guide.start])
            yield ""
        yield "## Steps\n"
        for number, step in self.ways.steps():
            yield f"### {number}. {_plain(step.title)}\n"
            yield from self._step(step)
            yield ""

    def _step(self, step: Step) -> Iterator[str]:
        yield f"*{' · '.join(_about(step))}*\n"
        if step.say.source:
            yield f"{self._text(step.say)}\n"
        if step.note:
            yield _prefixed(f"**Note:** {self._text(step.note)}", "> ") + "\n"
        if step.hint:
            yield f"*Hint:* {self._text(step.hint)}\n"
        match step:
            case Question():
                yield from self._question(step)
            case Offer():
                yield from self._offer(step)
            case Lookup():
                by = self.ways.condition(step, step.expression.text) if step.expression else ""
                yield f"Look up {_plain(by)} in the table “{_plain(step.table)}”.\n"
                yield from self._ways(step)
            case End():
                if step.team:
                    yield f"**Hand over to:** {_plain(step.team)}"
            case _:
                yield from self._ways(step)
        yield from self._around(step)

    def _around(self, step: Step) -> Iterator[str]:
        """When the step is passed over, and where the road goes then."""
        if step.then:
            yield f"- {bound(step)} → {self._to(step.then)}"
        if step.instead:
            yield f"- {around(step)} → {self._to(step.instead)}"
        elif step.limited:
            last = "as where nothing fits" if isinstance(step, Offer) else "hand over"
            yield f"- {around(step)} → {last}"

    def _question(self, step: Question) -> Iterator[str]:
        if not step.choices:
            yield f"Write down: **{_plain(step.fact.label)}**{self._bounds(step.fact)}\n"
        for check in step.checks:
            condition = _plain(self.ways.condition(step, check.expression.text))
            yield f"Only where {condition}. Otherwise: {self._text(check.message)}\n"
        shared = [choice for choice in step.choices if choice.id not in step.routes]
        inline = len(step.after) == 1 and not step.several
        for choice in step.choices:
            routes = step.routes.get(choice.id, step.after if inline else ())
            yield from self._answer(choice.label, routes, step, choice)
        if step.after and (not step.choices or (shared and not inline)):
            if step.choices:
                yield "\nThen:\n"
            yield from self._routes(step, step.after, "")

    def _answer(
        self, label: str, routes: Routes, step: Step, choice: Choice | None = None
    ) -> Iterator[str]:
        settles = settled(choice.settles) if choice else ""
        told = f"**{_plain(label)}**" + (f" ({settles})" if settles else "")
        if len(routes) == 1 and not routes[0].settles:
            yield f"- {told} → {self._to(routes[0].target)}"
        else:
            yield f"- {told}"
            yield from self._routes(step, routes, "  ")
        for name, text in (
            ("Say", choice.say if choice else None),
            ("Note", choice.note if choice else None),
            ("Hint", choice.hint if choice else None),
        ):
            if text:
                yield _prefixed(f"> **{name}:** {self._text(text)}", "  ", "  > ")

    def _routes(self, step: Step, routes: Routes, indent: str) -> Iterator[str]:
        otherwise = False
        for route in routes:
            when = _plain(self.ways.when(step, route.test, otherwise=otherwise))
            otherwise = otherwise or bool(route.test)
            settles = f" ({settled(route.settles)})" if route.settles else ""
            yield f"{indent}- {when or 'then'}{settles} → {self._to(route.target)}"

    def _ways(self, step: Step) -> Iterator[str]:
        for edge, label in self.ways.out_of(step):
            if edge.kind not in ("then", "instead"):
                done = step.done if isinstance(step, Instruction) else "then"
                yield f"- {_plain(label or done)} → {self._to(edge.target)}"

    def _offer(self, step: Offer) -> Iterator[str]:
        yield f"For the need “{_plain(step.need.label)}”. Offer what fits best, if anything does:\n"
        for product in step.products:
            yield from self._product(step, product)
        yield "\nThen:\n"
        yield from self._ways(step)

    def _product(self, step: Offer, product: Product) -> Iterator[str]:
        card = product_card(product, self.guide.speech)
        yield f"- **{_plain(card.name)}**: {_plain(card.summary)}"
        yield f"  - Fits where: {_plain(self.ways.condition(step, product.fits.text))}"
        for label, text in card.lines:
            yield f"  - {label}: {_plain(text)}"

    def _bounds(self, fact: Fact) -> str:
        unit = fact.unit or fact.currency
        told = [f" ({_plain(unit)})"] if unit else []
        bounds = ("from", fact.minimum), ("to", fact.maximum)
        told += [
            f" {word} {self._bound(fact, bound)}" for word, bound in bounds if bound is not None
        ]
        return "".join(told)

    def _bound(self, fact: Fact, bound: object) -> str:
        if isinstance(bound, Decimal | int | date):
            return _plain(formats.shown(fact, bound, self.guide.speech))
        return _plain(str(bound))

    def _to(self, target: str) -> str:
        title = _plain(self.guide.steps[target].title)
        return f"**{self.numbers.get(target, '!')}** {title}"

    def _text(self, text: Text) -> str:
        """The author's Markdown, kept from breaking out of its place; holes named."""
        return "".join(
            _plain(hole(self.guide, part.key)) if isinstance(part, Hole) else _kept(part)
            for part in text.parts
        ).strip()


def _about(step: Step) -> Iterator[str]:
    yield KINDS[kind(step)]
    if isinstance(step, Question):
        yield from ["several answers"] if step.several else []
        yield from ["may be left empty"] if step.optional else []
    if step.settles:
        yield settled(step.settles)
    if step.care:
        yield cared(step)


def _plain(text: str) -> str:
    """A text that is no Markdown, on one line."""
    return _SPECIAL.sub(_escaped, " ".join(text.split()))


def _escaped(sign: re.Match[str]) -> str:
    number = sign[0].isdecimal()
    return f"{sign[0]}&#8203;" if number else f"\\{sign[0]}"


def _kept(markdown: str) -> str:
    return _BLOCK.sub(r"\1\\\2", markdown.replace("<", "&lt;"))


def _prefixed(text: str, first: str, following: str | None = None) -> str:
    rest = first if following is None else following
    head, *tail = text.split("\n")
    return "\n".join([f"{first}{head}", *(f"{rest}{line}".rstrip() for line in tail)])
