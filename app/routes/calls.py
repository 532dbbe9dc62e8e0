"""The pages of a walk, for agents (`/call`) and for customers alone (`/self-service`).

A GET changes nothing but the log of events, where everything counts once: the address of an
answer is the address of the page behind it, so browsers may fetch it ahead. What is typed, and
every decision on an offer, is posted and redirects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from urllib.parse import quote

from anyio.to_thread import run_sync
from starlette.types import Receive, Scope, Send

from app.decisions import Decisions
from app.desk import Desk
from app.eventlog import EventLog
from app.http import (
    HTML,
    UNKEPT,
    Fields,
    Reply,
    form_of,
    is_prefetch,
    query_of,
    read_body,
    redirect,
    send_reply,
)
from app.languages import CHOICE, IN_ADDRESS, one_of, remembered, spoken_to
from app.moves import Move, Moved, decided, given_at, make, move_of, withdrawn_by
from app.news import SINCE, Newsroom
from app.notes import Notes
from app.rethinking import EFFECTS, to_confirm, told_effects
from app.sites import FROM, Site
from engine import walk
from engine.errors import AnswerRefused, NotCurrent, WalkTooLong
from engine.events import Event
from engine.guide import End, Offer
from engine.page import Page
from engine.speech import msg
from engine.state import Channel
from engine.walk import Position
from renderers.news_html import News
from renderers.static_files import static_url

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Calls:
    """Serves the walks of one channel. Mounted as a plain ASGI endpoint, for it is a hot path."""

    channel: Channel
    prefix: str
    desk: Desk
    log: EventLog
    decisions: Decisions
    site: Site
    notes: Notes | None = None
    newsroom: Newsroom | None = None

    async def start(self, scope: Scope, _: Receive, send: Send) -> None:
        """Start a walk with the facts in the query, and redirect to its first page."""
        await self.begin(scope, send)

    async def begin(
        self, scope: Scope, send: Send, *, query: str = "", headers: tuple[Header, ...] = ()
    ) -> None:
        """Start a walk; its first page is asked for with `query`, the reply has `headers`.

        A walk that is begun from an agent's call knows what was learnt there.
        """
        given = {name: said[-1] for name, said in query_of(scope).items()}
        choose = partial(spoken_to, scope, wanted=given.pop(IN_ADDRESS, ""))
        call = given.pop(FROM, "") if self.channel == "agent" else ""
        known = await self.desk.known(call, _guide(scope)) if call else {}
        position, _events = self.desk.start(_guide(scope), self.channel, {**known, **given}, choose)
        here = self._here(position, self.desk.seal(position))
        found = redirect(f"{here}?{query}" if query else here)
        await send_reply(send, found._replace(headers=(*found.headers, *headers)))

    async def page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page behind a token and a move, or the move alone when it is posted."""
        if scope["method"] == "POST":
            form = form_of(scope, await read_body(scope, receive))
            position, events = await self._open(scope)
            if CHOICE in form:
                reply = self._choose(scope, position, form[CHOICE][-1])
            elif "tell" in form and "answer" not in form:
                reply = await self._tell(scope, position, events, form["tell"][-1])
            else:
                reply = await self._post(scope, position, events, move_of(form) or Move(), form)
        else:
            query = query_of(scope)
            position, events = await self._open(scope)
            if self.channel == "agent" and not _CROSSING.isdisjoint(query):
                reply = await self._cross(scope, position, events, query)
            else:
                reply = self._get(scope, position, events, query)
            if SINCE in query and self.newsroom is not None:
                reply = await self._first(self.newsroom, scope, position, query)
        await send_reply(send, reply)

    async def _first(
        self, newsroom: Newsroom, scope: Scope, position: Position, fields: Fields
    ) -> Reply:
        """The first page of a call, with what is new since the agent used the guide last."""
        news = await newsroom.told_since(position.guide, fields[SINCE][-1])
        page = _page(position, fields)
        return self._show(position, scope["path_params"]["token"], page=page, news=news)

    def _get(self, scope: Scope, position: Position, events: list[Event], fields: Fields) -> Reply:
        move = move_of(fields) if fields else None
        if move is not None:
            return self._follow(scope, position, events, move, fields)
        if events:
            return self._arrived(scope, position, events)
        self._record(scope, position, events)
        page = _page(position, fields)
        return self._show(position, scope["path_params"]["token"], page=page)

    def _follow(
        self, scope: Scope, position: Position, events: list[Event], move: Move, fields: Fields
    ) -> Reply:
        """The page that a link to a move leads to, or what has to be asked before it is made."""
        if "answer" not in fields and (move.at is not None or move.told is not None):
            return self._ask_apart(position, move, fields)
        try:
            if decided(position, move):
                refusal = AnswerRefused(position.guide.speech(_BY_BUTTON))
                return self._refused(position, move, refusal)
            withdrawn = withdrawn_by(position, move)
            moved, made = self._made(position, move)
        except AnswerRefused as refusal:
            return self._refused(position, move, refusal)
        asked = self._to_confirm(position, moved, move, fields)
        return asked or self._arrived(scope, moved, events + made, withdrawn)

    def _arrived(
        self, scope: Scope, position: Position, events: list[Event], withdrawn: object = None
    ) -> Reply:
        if is_prefetch(scope) and isinstance(position.step, End | Offer):
            return _NOT_AHEAD
        token = self.desk.seal(position)
        self._record(scope, position, events)
        return self._show(position, token, page=Page(position, typed=withdrawn))

    async def _post(
        self, scope: Scope, position: Position, events: list[Event], move: Move, fields: Fields
    ) -> Reply:
        try:
            moved, made = self._made(position, move)
            token = self._sealed(moved, move)
            offer = decided(position, move)
        except AnswerRefused as refusal:
            return self._refused(position, move, refusal)
        if asked := self._to_confirm(position, moved, move, fields):
            return asked
        if offer is not None:
            await run_sync(self.decisions.keep, offer, str(move.answer))
        self._record(scope, moved, events + made)
        return redirect(self._here(moved, token))

    def _choose(self, scope: Scope, position: Position, wanted: str) -> Reply:
        """Go on in another language of the guide, and remember it for other walks."""
        own, *_ = offered = position.guide.languages
        language = one_of(wanted, offered)
        position.origin = position.origin._replace(language=language if language != own else "")
        token = self.desk.seal(position)
        found = redirect(self._here(position, token))
        return found._replace(headers=(*found.headers, remembered(scope, language)))

    async def _tell(
        self, scope: Scope, position: Position, events: list[Event], line: str
    ) -> Reply:
        """Take in a line of what the customer told; a fact alone asks for its value first."""
        try:
            told = walk.understood(position.guide, position.step.id, line)
        except AnswerRefused as refusal:
            return self._unclear(position, refusal)
        alone = next((key for key, value in told.items() if not value), None)
        if alone is None:
            return await self._post(scope, position, events, Move(told=told), {})
        here = self._here(position, self.desk.seal(position))
        return redirect(f"{here}?tell={quote(alone, safe='')}")

    async def _cross(
        self, scope: Scope, position: Position, events: list[Event], fields: Fields
    ) -> Reply:
        """Go over to another walk of the call: one on top of this one, or the one below."""
        try:
            if "open" in fields:
                other, made = self.desk.interrupt(position, fields["open"][-1]), events
            else:
                other, made = await self.desk.come_back(position)
            token = self._sealed(other, Move())
        except AnswerRefused as refusal:
            return self._unclear(position, refusal)
        self._record(scope, other, made)
        return redirect(self._here(other, token))

    async def _open(self, scope: Scope) -> Moved:
        return await self.desk.open(_guide(scope), self.channel, scope["path_params"]["token"])

    def _made(self, position: Position, move: Move) -> Moved:
        return make(position, move, at_most=self.desk.answers_at_most)

    def _to_confirm(
        self, position: Position, moved: Position, move: Move, fields: Fields
    ) -> Reply | None:
        if move.at is None:
            return None
        links = self.site.links(self.prefix, position.guide.id, self.desk.seal(position))
        return to_confirm(position, moved, move.at, fields, links)

    def _sealed(self, position: Position, move: Move) -> str:
        try:
            return self.desk.seal(position)
        except WalkTooLong as error:
            raise AnswerRefused(position.guide.speech(error.message), move.answer) from error

    def _record(self, scope: Scope, position: Position, events: list[Event]) -> None:
        if not is_prefetch(scope):
            self.log.record(position, events)

    def _here(self, position: Position, token: str) -> str:
        return f"{self.prefix}/{position.origin.guide}/{token}"

    def _show(
        self,
        position: Position,
        token: str,
        *,
        status: int = 200,
        page: Page | None = None,
        news: News | None = None,
    ) -> Reply:
        shown = page or Page(position)
        shown.note_form = self.site.operator.case_note
        links = self.site.links(self.prefix, shown.guide, token, shown.language)
        render = self.site.render(self.channel, position.guide)
        if self.notes is not None:
            render = partial(render, notes=self.notes.of(shown.walk), news=news)
        body = render(shown, links)
        return Reply(status, body, HTML, _page_headers(self.channel))

    def _ask_apart(self, position: Position, move: Move, fields: Fields) -> Reply:
        """What a link asks for that the walk does not wait for now."""
        if move.at is not None:
            told = told_effects if EFFECTS in fields else self._ask_to_change
            return told(position, move.at)
        return self._ask_to_tell(position, next(iter(move.told or {})))

    def _ask_to_change(self, position: Position, at: int) -> Reply:
        """The question at `at` as it was asked, with the answer that was given."""
        earlier = walk.before(position, at)
        page = Page(earlier, typed=given_at(position, at), changing=at)
        return self._show(earlier, self.desk.seal(position), page=page)

    def _ask_to_tell(self, position: Position, name: str) -> Reply:
        """What is told of a fact, asked for with the question's own input."""
        try:
            key = walk.key_told(position.guide, name)
        except AnswerRefused as refusal:
            return self._unclear(position, refusal)
        page = Page(walk.asked_to_tell(position, key), typed=position.told.get(key), telling=key)
        return self._show(position, self.desk.seal(position), page=page)

    def _unclear(self, position: Position, refusal: AnswerRefused) -> Reply:
        """The page as it stands, with why what was told cannot be taken."""
        page = Page(position, unclear=refusal.message)
        return self._show(position, self.desk.seal(position), status=422, page=page)

    def _not_told(
        self, position: Position, told: Mapping[str, object], refusal: AnswerRefused
    ) -> Reply:
        """The fact's own input again, with the message, where one fact alone was told."""
        if len(told) != 1:
            return self._unclear(position, refusal)
        try:
            key = walk.key_told(position.guide, next(iter(told)))
        except AnswerRefused:
            return self._unclear(position, refusal)
        asked = walk.asked_to_tell(position, key)
        page = Page(asked, error=refusal.message, typed=refusal.typed, telling=key)
        return self._show(position, self.desk.seal(position), status=422, page=page)

    def _refused(self, position: Position, move: Move, refusal: AnswerRefused) -> Reply:
        """The question again, with the message beside it and what was typed kept."""
        token = self.desk.seal(position)
        if isinstance(refusal, NotCurrent):
            page = Page(position, error=refusal.message)
            return self._show(position, token, status=409, page=page)
        if move.told is not None:
            return self._not_told(position, move.told, refusal)
        asked, at = position, move.at
        if at is not None:
            asked = walk.before(position, at)
        page = Page(asked, error=refusal.message, typed=refusal.typed, changing=at)
        return self._show(asked, token, status=422, page=page)


@cache
def _page_headers(channel: Channel) -> tuple[tuple[bytes, bytes], ...]:
    """A page may be fetched ahead and gone back to, but no cache that is shared keeps it."""
    rules = f'"{static_url(_RULES[channel])}"'
    return (
        (b"cache-control", b"private, max-age=0, must-revalidate"),
        (b"speculation-rules", rules.encode()),
    )


_RULES: Mapping[Channel, str] = {
    "agent": "speculation_agent.json",
    "self-service": "speculation.json",
}
"""What may be fetched ahead: for an agent, who presses keys, the first answers at once."""

_NOT_AHEAD = Reply(503, b"", HTML, UNKEPT)
"""An end or an offer is not fetched ahead: no request need follow that would record it."""

_BY_BUTTON = msg("Please decide with one of the two buttons.")
_CROSSING = frozenset({"open", "below"})


def _page(position: Position, fields: Fields) -> Page:
    """The page behind a token, on the way to a step that was asked for or beside it."""
    towards, missed = (fields.get(each, [""])[-1] for each in ("towards", "missed"))
    return Page(position, towards=towards, missed=missed)


def _guide(scope: Scope) -> str:
    return str(scope["path_params"]["guide"])
