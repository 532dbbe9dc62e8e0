"""The pages of a walk, for agents (`/call`) and for customers alone (`/self-service`).

A GET changes nothing but the log of events, where everything counts once: the address of an
answer is the address of the page behind it, so browsers may fetch it ahead. What is typed, and
every decision on an offer, is posted and redirects.
"""

from collections.abc import Callable
from dataclasses import dataclass

from anyio.to_thread import run_sync
from starlette.types import Receive, Scope, Send

from app.decisions import Decisions
from app.desk import Desk
from app.eventlog import EventLog
from app.faults import html_fault
from app.http import (
    HTML,
    Fields,
    Reply,
    form_of,
    is_prefetch,
    query_of,
    read_body,
    redirect,
    send_reply,
)
from app.moves import Move, given_at, is_decision, make
from app.sites import Site
from engine import walk
from engine.errors import AnswerRefused, NotCurrent
from engine.events import Event
from engine.page import Page
from engine.state import Channel
from engine.walk import Position
from renderers.links import Links

Render = Callable[[Page, Links], bytes]


@dataclass(frozen=True, slots=True)
class Calls:
    """Serves the walks of one channel. Mounted as a plain ASGI endpoint, for it is a hot path."""

    channel: Channel
    prefix: str
    desk: Desk
    log: EventLog
    decisions: Decisions
    site: Site

    async def start(self, scope: Scope, _: Receive, send: Send) -> None:
        """Start a walk with the facts in the query, and redirect to its first page."""
        try:
            given = {name: said[-1] for name, said in query_of(scope).items()}
            position, _events = self.desk.start(_guide(scope), self.channel, given)
            reply = redirect(self._here(position, self.desk.seal(position)))
        except Exception as error:  # noqa: BLE001  # every fault becomes a page
            reply = html_fault(error, self.site)
        await send_reply(send, reply)

    async def page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page behind a token and a move, or the move alone when it is posted."""
        try:
            if scope["method"] == "POST":
                reply = await self._post(scope, await read_body(receive))
            else:
                reply = self._get(scope)
        except Exception as error:  # noqa: BLE001  # every fault becomes a page
            reply = html_fault(error, self.site)
        await send_reply(send, reply)

    def _get(self, scope: Scope) -> Reply:
        fields = query_of(scope)
        position, events = self._open(scope)
        if not fields and not events:
            self._record(scope, position, events)
            return self._show(position, scope["path_params"]["token"])
        move = _move(fields)
        if move.at is not None and "answer" not in fields:
            return self._ask_to_change(position, move.at)
        if fields:
            if is_decision(position, move):
                return self._refused(position, move, _BY_BUTTON)
            try:
                position, made = make(position, move, at_most=self.desk.answers_at_most)
            except AnswerRefused as refusal:
                return self._refused(position, move, refusal)
            events = events + made
        self._record(scope, position, events)
        return self._show(position, self.desk.seal(position))

    async def _post(self, scope: Scope, body: bytes) -> Reply:
        position, events = self._open(scope)
        move = _move(form_of(body))
        try:
            moved, made = make(position, move, at_most=self.desk.answers_at_most)
        except AnswerRefused as refusal:
            return self._refused(position, move, refusal)
        token = self.desk.seal(moved)
        if is_decision(position, move):
            await run_sync(self.decisions.keep, position, str(move.answer))
        self._record(scope, moved, events + made)
        return redirect(self._here(moved, token))

    def _open(self, scope: Scope) -> tuple[Position, list[Event]]:
        return self.desk.open(_guide(scope), self.channel, scope["path_params"]["token"])

    def _record(self, scope: Scope, position: Position, events: list[Event]) -> None:
        if not is_prefetch(scope):
            self.log.record(position, events)

    def _here(self, position: Position, token: str) -> str:
        return f"{self.prefix}/{position.origin.guide}/{token}"

    def _show(
        self, position: Position, token: str, *, status: int = 200, page: Page | None = None
    ) -> Reply:
        shown = page or Page(position)
        links = self.site.links(self.prefix, shown.guide, token)
        problems = self.site.problems(position.guide)
        body = self.site.render[self.channel](
            shown, links, problems=problems, excerpt=self.site.excerpt
        )
        return Reply(status, body, HTML, _PAGE_HEADERS)

    def _ask_to_change(self, position: Position, at: int) -> Reply:
        """The question at `at` as it was asked, with the answer that was given."""
        earlier = walk.before(position, at)
        page = Page(earlier, typed=given_at(position, at), changing=at)
        return self._show(earlier, self.desk.seal(position), page=page)

    def _refused(self, position: Position, move: Move, refusal: AnswerRefused) -> Reply:
        """The question again, with the message beside it and what was typed kept."""
        token = self.desk.seal(position)
        if isinstance(refusal, NotCurrent):
            page = Page(position, error=refusal.message)
            return self._show(position, token, status=409, page=page)
        asked, at = position, move.at
        if at is not None:
            asked = walk.before(position, at)
        page = Page(asked, error=refusal.message, typed=refusal.typed, changing=at)
        return self._show(asked, token, status=422, page=page)


_PAGE_HEADERS = (
    (b"cache-control", b"private, max-age=0, must-revalidate"),
    (b"speculation-rules", b'"/speculation"'),
)
_BY_BUTTON = AnswerRefused("Please decide with one of the two buttons.")


def _guide(scope: Scope) -> str:
    return str(scope["path_params"]["guide"])


def _move(fields: Fields) -> Move:
    """The move that the fields of a link or a form describe."""
    said = fields.get("answer")
    at = fields.get("change", [""])[-1]
    return Move(
        step=fields.get("step", [""])[-1],
        answer=said[0] if said is not None and len(said) == 1 else said,
        at=int(at) if at.isascii() and at.isdigit() and len(at) < 6 else None,
        entry=fields.get("any-time", [""])[-1],
        back="back" in fields,
    )
