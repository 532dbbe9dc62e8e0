"""The page as plain text, for walking a guide in a terminal."""

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from engine.page import EndView, Field, OfferView, Page, ProductCard
from engine.speech import Speech, msg
from renderers.plain import filled
from renderers.speech import speech

_INDENT = "  "
_NARROWEST = 20
AT_HAND = msg("At any time")
NOTE, HINT, EMPTY, CHOSEN = msg("Note:"), msg("Hint:"), msg("May be left empty"), msg("chosen")
_HIDDEN = "\ufffd"
_OUTCOMES = {
    "resolved": msg("Resolved"),
    "accepted": msg("Suggestion accepted"),
    "handoff": msg("Handed over"),
    "stopped": msg("Stopped"),
}


class Reply(NamedTuple):
    """One way to answer: the key to press, the label, and the value that is then the answer."""

    key: str
    label: str
    value: str | None


def replies(page: Page) -> tuple[Reply, ...]:
    """The ways to answer a page by a key; empty where the answer is typed, and at an end."""
    _ = speech(page.language)
    match page.kind:
        case "instruction":
            return (Reply("1", page.done, None),)
        case "offer":
            return Reply("1", _("Accept"), "accepted"), Reply("2", _("Decline"), "declined")
        case __:
            return tuple(Reply(row.key, row.label, row.id) for row in page.rows)


def render(page: Page, width: int = 80) -> str:
    """The page in lines of at most `width` characters, the latest at the bottom.

    Characters that a terminal would obey are made visible, wherever they come from.
    """
    blocks = (
        _head(page),
        _road(page),
        _notices(page),
        _words(page),
        _offer(page.offer, speech(page.language)) if page.offer else (),
        _answers(page),
        _at_hand(page),
        _end(page, page.end) if page.end else (),
    )
    parts = ("\n".join(_wrapped(block, width)) for block in blocks)
    return "\n\n".join(part for part in parts if part) + "\n"


class _Line(NamedTuple):
    """A paragraph, and what stands before its first line; the others are indented as far."""

    text: str
    before: str = ""


def _wrapped(lines: Iterator[_Line] | tuple[()], width: int) -> Iterator[str]:
    for text, raw in lines:
        before = "".join(map(_visible, raw))
        room = max(width - len(before), _NARROWEST)
        indent = " " * len(before)
        paragraphs = "".join(map(_visible, text)).split("\n")
        for at, paragraph in enumerate(paragraphs):
            start = indent if at else before
            pieces = textwrap.wrap(paragraph, room) or [""]
            yield (start + pieces[0]).rstrip()
            yield from (indent + piece for piece in pieces[1:])


def _visible(char: str) -> str:
    return char if char == "\n" or char.isprintable() else _HIDDEN


def _head(page: Page) -> Iterator[_Line]:
    if page.remaining > 1:
        _ = speech(page.language)
        left = _.counted("about {count} more answer", "about {count} more answers", page.remaining)
        yield _Line(f"{page.title} · {left}")
    else:
        yield _Line(page.title)


def _road(page: Page) -> Iterator[_Line]:
    for passed in page.road:
        colon = "" if passed.title.endswith("?") else ":"
        said = f"{colon} {passed.answer}" if passed.answer else ""
        reason = f" ({passed.reason})" if passed.reason else ""
        yield _Line(f"{passed.title}{said}{reason}", f"{_INDENT}{passed.at:>2}. ")


def _notices(page: Page) -> Iterator[_Line]:
    _ = speech(page.language)
    if page.differs:
        changed = msg("The guide has changed since the walk began. It differs from: {step}.")
        yield _Line(_(changed, step=page.differs))
    for waiting in page.below:
        title = f"{waiting.title}{_(':')} {waiting.step}"
        yield _Line(f"{_('Waiting in this call')}{_(':')} {title}")
    for aside in page.aside:
        answer = f": {aside.answer}" if aside.answer else ""
        yield _Line(_("No longer needed: {answer}", answer=f"{aside.title}{answer}"))


def _words(page: Page) -> Iterator[_Line]:
    _ = speech(page.language)
    yield _Line(filled(page.say), "> ")
    if page.note:
        yield _Line("")
        yield _Line(filled(page.note), f"{_(NOTE)} ")
    if page.hint:
        yield _Line("")
        yield _Line(filled(page.hint), f"{_(HINT)} ")


def _answers(page: Page) -> Iterator[_Line]:
    _ = speech(page.language)
    if page.error:
        yield _Line(page.error, "! ")
    if page.field:
        yield _Line(_asked_for(page.field, _))
        return
    hints = {row.id: row for row in page.rows}
    for key, label, value in replies(page):
        row = hints.get(value or "")
        yield _Line(label + (f" [{_(CHOSEN)}]" if row and row.chosen else ""), f"{key:>3}  ")
        if row and row.hint:
            yield _Line(filled(row.hint), "       ")
        if row and row.note:
            yield _Line(filled(row.note), f"       {_(NOTE)} ")
    if page.several:
        yield _Line(_("Several answers: their keys, with commas between them."))


def _asked_for(field: Field, _: Speech) -> str:
    unit = f" ({field.unit})" if field.unit else ""
    bounds = f". {field.bounds}" if field.bounds else ""
    empty = f". {_(EMPTY)}" if field.optional else ""
    typed = "\n" + _("Typed before: {answer}", answer=field.typed) if field.typed else ""
    return f"{field.label}{unit}{bounds}{empty}.{typed}"


def _at_hand(page: Page) -> Iterator[_Line]:
    _ = speech(page.language)
    for entry in page.at_hand:
        yield _Line(f"{entry.label} ({entry.id})", f"{_(AT_HAND)}: ")


def _offer(offer: OfferView, _: Speech) -> Iterator[_Line]:
    yield _Line(_("Suggested:"))
    yield from _product(offer.product)
    yield from _labelled(
        (_("Compared"), offer.difference), (_("Credit"), offer.credit), (_("In all"), offer.total)
    )
    for why in offer.why:
        yield from _labelled((_("Because of {fact}", fact=why.label), why.text))
    for other in offer.passed_over:
        yield from _labelled((_("Not {product}", product=other.name), other.reason))
    if offer.now:
        yield _Line("")
        yield _Line(_("At present:"))
        yield from _product(offer.now)


def _product(card: ProductCard) -> Iterator[_Line]:
    yield from _labelled((card.name, card.summary), *card.lines)


def _labelled(*lines: tuple[str, str]) -> Iterator[_Line]:
    for label, text in lines:
        if text:
            yield _Line(text, f"{_INDENT}{label}: ")


def _end(page: Page, end: EndView) -> Iterator[_Line]:
    _ = speech(page.language)
    yield _Line(_(_OUTCOMES.get(end.outcome, end.outcome)).upper())
    if end.team:
        yield _Line(_("Taken over by: {team}", team=end.team))
    if end.product:
        yield _Line(_("Accepted: {product}", product=end.product))
    if page.channel == "agent":
        yield _Line("")
        yield _Line(_("Case note"))
        yield _Line(page.case_note.rstrip(), _INDENT)
