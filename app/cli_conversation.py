"""A walk in the terminal: what each typed line does to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app import moves
from app.cli_crossing import closed, opened
from app.cli_scripted import Refusal
from app.cli_typed import HELP, Typed, parts, understand, value_of
from engine import walk
from engine.errors import AnswerRefused
from engine.guide import Guide
from engine.page import Page
from engine.walk import Position


@dataclass(slots=True)
class Conversation:
    """A walk that goes on line by line; a refused line changes nothing.

    `guides` are those that can be opened on top of the one that is walked.
    `changing` is the number on the road whose answer is being changed. `refusal` is why the
    last line was refused, `refusals` are all answers that were refused at the present step of
    their time, `left` tells that the person has quit.
    """

    position: Position
    at_most: int
    guides: Mapping[str, Guide] = field(default_factory=dict)
    changing: int | None = None
    refusal: AnswerRefused | None = None
    left: bool = False
    refusals: list[Refusal] = field(default_factory=list)

    def page(self) -> Page:
        """The page to be answered now."""
        if self.changing is None:
            asked, typed = self.position, None
        else:
            asked = walk.before(self.position, self.changing)
            typed = moves.given_at(self.position, self.changing)
        if self.refusal is None:
            return Page(asked, typed=typed, changing=self.changing)
        message, typed = self.refusal.message, self.refusal.typed
        return Page(asked, error=message, typed=typed, changing=self.changing)

    def take(self, line: str) -> str:
        """Do what a line says; what there is to read beside the page, or nothing."""
        page = self.page()
        typed = understand(line, page)
        self.refusal = None
        match typed.command:
            case "quit":
                self.left = True
            case "help":
                return HELP
            case "note":
                return _case_note(page)
            case _:
                self._move(typed, page)
        return ""

    def _move(self, typed: Typed, page: Page) -> None:
        try:
            if typed.command == "back" and self.changing is not None:
                self.changing = None
            elif typed.command == "change":
                self._change(typed)
            elif typed.command in ("open", "close"):
                self._cross(typed)
            elif typed.command == "answer" and self.changing is not None:
                self._make(moves.Move(at=self.changing, answer=value_of(typed.words or "", page)))
            else:
                self._make(_move(typed, page, self.position))
        except AnswerRefused as refusal:
            self.refusal = refusal
            if typed.command == "answer" and self.changing is None:
                self.refusals.append(Refusal(page.step, refusal.typed))

    def _change(self, typed: Typed) -> None:
        earlier = walk.before(self.position, typed.at)
        self.changing = typed.at
        if typed.words is not None:
            self._make(moves.Move(at=typed.at, answer=value_of(typed.words, Page(earlier))))

    def _cross(self, typed: Typed) -> None:
        if typed.command == "open":
            self.position = opened(self.position, typed.words or "", self.guides)
        else:
            self.position = closed(self.position, self.guides)
        self.changing = None

    def _make(self, move: moves.Move) -> None:
        self.position = moves.make(self.position, move, at_most=self.at_most)[0]
        self.changing = None


def _move(typed: Typed, page: Page, position: Position) -> moves.Move:
    words = typed.words or ""
    match typed.command:
        case "back":
            return moves.Move(back=True)
        case "any-time":
            return moves.Move(page.step, entry=words)
        case "tell":
            told = walk.understood(position.guide, position.step.id, words)
            return moves.Move(told=told)
        case "tried":
            return moves.Move(tried=parts(words))
        case "untried":
            return moves.Move(untried=words)
        case _:
            return moves.Move(page.step, value_of(words, page))


def _case_note(page: Page) -> str:
    if page.channel != "agent":
        return "The case note is for the agent: walk with --channel agent to see it.\n"
    return f"{page.case_note.rstrip()}\n"
