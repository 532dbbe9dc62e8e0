"""The page: everything that a view may show of the present step. All renderers draw from it.

A page for a customer never holds a note: what is for the agent alone is left out here, not in
the renderers. Parts that cost something (the road, what is known, the case note) are made when
they are first asked for.
"""

from functools import partial

from engine.answers import tamed
from engine.case_note import case_note
from engine.guide import End, Instruction, Offer, Question
from engine.interruption import comes_back
from engine.lazy import lazy
from engine.offer_view import offer_view
from engine.pace import seconds_at
from engine.page_parts import aside, field_of, filled, known, road, rows
from engine.position import Position
from engine.progress import remaining
from engine.tellable import can_be_tried, instructions_ahead, tellable
from engine.texts import Filled, Text
from engine.views import (
    Aside,
    AtHand,
    Below,
    EndView,
    Field,
    Known,
    OfferView,
    Passed,
    PassedOver,
    ProductCard,
    Reason,
    Row,
    Tellable,
    Tryable,
)

__all__ = [
    "Aside",
    "AtHand",
    "Below",
    "EndView",
    "Field",
    "Known",
    "OfferView",
    "Page",
    "Passed",
    "PassedOver",
    "ProductCard",
    "Reason",
    "Row",
    "Tellable",
    "Tryable",
]


class Page:
    """The present step of a walk, for one channel.

    Plain attributes: `guide`, `title`, `version`, `language`, `walk`, `channel`, `step`, `kind`
    (question, instruction, offer, end), `name` (the step's short name), `several`, `optional`,
    `done` (an instruction's button), `error` (beside the question, or empty), `remaining`
    (answers still to be expected, rounded, 0 at an end), `can_go_back`, `differs` (the name of
    the step from which the road differs since the guide changed, or empty), `changing` (the
    number of the answer that is being changed, or None), `telling` (the key of the fact whose
    value is being told, or empty), `unclear` (why what was told is not understood, or empty),
    `towards` and `missed` (the name of a step to which the walk was to be led: it is on its way
    there, or does not come there; or empty).

    Made when asked for: `words` (what the customer reads), `say` (what the agent reads aloud;
    the customer's wording for a customer), `note` (None for a customer), `hint`, `rows`,
    `field`, `road`, `known`, `aside`, `offer`, `end`, `at_hand`, `tellable` (what the customer
    may volunteer), `below` (the walks of the call that wait under this one), `comes_back`
    (whether the call goes on there now), `case_note` (of the whole call).
    """

    def __init__(
        self,
        position: Position,
        *,
        error: str = "",
        typed: object = None,
        changing: int | None = None,
        telling: str = "",
        unclear: str = "",
        towards: str = "",
        missed: str = "",
    ) -> None:
        """`typed` is what was typed before, to be kept beside `error` or while `changing`.

        `towards` is a step to which the walk was to be led and is on its way, `missed` one to
        which it does not lead.
        """
        guide, step, state = position.guide, position.step, position.origin
        self._position = position
        self._typed = tamed(typed)
        self.guide = guide.id
        self.title = guide.title
        self.version = guide.version
        self.language = guide.language
        self.walk = state.walk
        self.channel = state.channel
        self.step = step.id
        self.kind = step.kind
        self.name = step.title
        self.error = error
        self.changing = changing
        self.note_form = ""
        self.telling = telling
        self.unclear = unclear
        self.towards = self._title_of(towards)
        self.missed = self._title_of(missed)
        self.can_go_back = bool(position.answers)

    def _title_of(self, id_: str) -> str:
        step = self._position.guide.steps.get(id_)
        return step.title if step is not None and id_ != self.step else ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the guide can be walked, its own first."""
        return self._position.guide.languages

    @property
    def several(self) -> bool:
        """Whether more than one answer may be picked."""
        step = self._position.step
        return isinstance(step, Question) and step.several

    @property
    def optional(self) -> bool:
        """Whether the answer may be left empty."""
        step = self._position.step
        return isinstance(step, Question) and step.optional

    @property
    def done(self) -> str:
        """The label of an instruction's way on."""
        step = self._position.step
        return step.done if isinstance(step, Instruction) else ""

    @property
    def check_answers(self) -> bool:
        """Whether all answers so far are to be checked at this step."""
        step = self._position.step
        return isinstance(step, Instruction) and step.check_answers

    @property
    def remaining(self) -> int:
        """The answers still to be expected, this one included; 0 at an end."""
        return round(remaining(self._position.guide)[self.step])

    @property
    def differs(self) -> str:
        """The name of the step from which the road differs since the guide changed, or empty."""
        step = self._position.guide.steps.get(self._position.origin.differs)
        return step.title if step else ""

    @property
    def seconds(self) -> int:
        """How long an agent should be at this step, in seconds."""
        return seconds_at(self._position.guide, self._position.step)

    @lazy
    def words(self) -> Filled:
        """What the customer reads."""
        return self._fill(self._position.step.words)

    @lazy
    def say(self) -> Filled:
        """What the agent reads aloud; for a customer the customer's wording."""
        step = self._position.step
        return self._fill(step.say) if self.channel == "agent" else self.words

    @lazy
    def note(self) -> Filled | None:
        """The coaching note; None for a customer, always."""
        note = self._position.step.note
        return self._fill(note) if note is not None and self.channel == "agent" else None

    @lazy
    def hint(self) -> Filled | None:
        """Help for both."""
        hint = self._position.step.hint
        return self._fill(hint) if hint is not None else None

    @lazy
    def rows(self) -> tuple[Row, ...]:
        """The answers to pick from."""
        step = self._position.step
        if not isinstance(step, Question):
            return ()
        return rows(self._position, step, self._typed)

    @lazy
    def field(self) -> Field | None:
        """What a typed answer needs; None where answers are picked."""
        step = self._position.step
        if not isinstance(step, Question) or step.choices:
            return None
        return field_of(self._position, step, self._typed)

    @lazy
    def road(self) -> tuple[Passed, ...]:
        """The steps passed so far; a customer does not see what was looked up."""
        return tuple(road(self._position))

    @lazy
    def known(self) -> tuple[Known, ...]:
        """What is known of the customer."""
        return tuple(known(self._position))

    @lazy
    def aside(self) -> tuple[Aside, ...]:
        """Answers that no longer apply after a change."""
        return tuple(aside(self._position))

    @lazy
    def offer(self) -> OfferView | None:
        """The offer at an offer step."""
        step, product = self._position.step, self._position.offered
        if not isinstance(step, Offer) or product is None:
            return None
        return offer_view(self._position, step, product)

    @lazy
    def end(self) -> EndView | None:
        """The end at an end."""
        step = self._position.step
        if not isinstance(step, End):
            return None
        products = self._position.guide.products
        names = [products[id_].name for id_ in self._position.accepted if id_ in products]
        return EndView(step.outcome, step.team, ", ".join(names))

    @property
    def at_hand(self) -> tuple[AtHand, ...]:
        """The steps at hand at any time; none at an end."""
        if isinstance(self._position.step, End):
            return ()
        return tuple(AtHand(each.id, each.label) for each in self._position.guide.at_any_time)

    @property
    def below(self) -> tuple[Below, ...]:
        """The walks of the call that wait under this one, the outermost first."""
        waiting = self._position.beside[: len(self._position.origin.under)]
        return tuple(Below(each.guide.id, each.guide.title, each.step.title) for each in waiting)

    @property
    def comes_back(self) -> bool:
        """Whether the call goes on below now."""
        return comes_back(self._position)

    @property
    def can_be_tried(self) -> bool:
        """Whether this is an instruction that the customer may have followed already."""
        return can_be_tried(self._position.step)

    @property
    def tryable(self) -> tuple[Tryable, ...]:
        """The nearest instructions that the customer may have followed already."""
        passed = {step.id for step, _, _ in self._position.trail}
        ahead = instructions_ahead(self._position.guide, self.step)
        known = self._position.origin.tried
        return tuple(each for each in ahead if each.step not in passed and each.step not in known)

    @property
    def tellable(self) -> tuple[Tellable, ...]:
        """The facts that the customer may volunteer here, nearest first."""
        return tellable(self._position.guide, self.step)

    @lazy
    def case_note(self) -> str:
        """The case note of the call as it stands: plain text, ready to be pasted.

        `note_form` is the operator's template for guides without one of their own.
        """
        position = self._position
        note = partial(case_note, form=self.note_form)
        if not position.beside:
            return note(position)
        under, done = (
            position.beside[: (first := len(position.origin.under))],
            position.beside[first:],
        )
        return "\n".join(map(note, (*under, *done, position) if under else (position, *done)))

    def _fill(self, text: Text) -> Filled:
        return filled(text, self._position)
