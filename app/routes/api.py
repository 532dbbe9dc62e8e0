"""The JSON API of a walk, under `/api/v1/walks`.

A token names the channel and the guide in front: `agent.slow-internet.…`. What a program may send
is described by the structures here, out of which the OpenAPI description is made too.
"""

from decimal import Decimal
from functools import partial
from typing import Annotated, Any, get_args

import msgspec
from anyio.to_thread import run_sync
from msgspec import Meta, Struct
from starlette.types import Receive, Scope, Send

from app.decisions import Decisions
from app.desk import Desk
from app.eventlog import EventLog
from app.faults import Fault, fault_of, problem, read_json
from app.http import JSON, UNKEPT, Reply, read_body, send_reply
from app.languages import one_of
from app.moves import Move, Moved, decided, last_visit, make
from engine.effects import set_aside
from engine.errors import AnswerRefused, NotCurrent, TokenForeign, WalkTooLong
from engine.events import Event
from engine.page import Page
from engine.state import Channel
from engine.walk import Position
from renderers import page_json
from renderers.confirm_html import lost_told

_TOKEN = Meta(description="The token of the walk's last page.", max_length=9000)
_STEP = Meta(description="The step that is answered: the one the page shows.", max_length=512)
_ANSWER = Meta(
    description="An option's id, a list of ids, a typed value, `accepted` or `declined` at an "
    "offer, or nothing at an instruction."
)


class Request(Struct, forbid_unknown_fields=True, kw_only=True):
    """What every request may ask for."""

    case_note: Annotated[
        bool, Meta(description="Whether the page is to hold the case note, which costs time.")
    ] = False


class Start(Request):
    """Starts a walk."""

    guide: Annotated[str, Meta(description="The guide's id.", max_length=64)]
    channel: Annotated[Channel, Meta(description="Who walks it.")] = "agent"
    facts: Annotated[
        dict[str, Any],
        Meta(description="What is known: by fact name, or nested by the paths of `from`."),
    ] = {}
    language: Annotated[
        str,
        Meta(
            description="The language to speak, such as `de`; that of the guide where it is not "
            "in this one, or where none is named.",
            max_length=35,
        ),
    ] = ""


class Answering(Request):
    """Answers the present step."""

    token: Annotated[str, _TOKEN]
    step: Annotated[str, _STEP]
    answer: Annotated[Any, _ANSWER] = None


class GoingBack(Request):
    """Takes the last answer back."""

    token: Annotated[str, _TOKEN]


class Changing(Request):
    """Changes an earlier answer: by its number on the road, or by its step's last visit."""

    token: Annotated[str, _TOKEN]
    answer: Annotated[Any, _ANSWER] = None
    at: Annotated[
        Annotated[int, Meta(ge=0)] | None, Meta(description="The number on the road.")
    ] = None
    step: Annotated[str, _STEP] = ""


class Considering(Changing):
    """Asks what a change would set aside; nothing is changed."""


class GoingAnyTime(Request):
    """Leaves the present step for one that is at hand at any time."""

    token: Annotated[str, _TOKEN]
    step: Annotated[str, _STEP]
    entry: Annotated[str, Meta(description="The entry's id, from the page.", max_length=64)]


class Telling(Request):
    """Takes in what the customer volunteers, in any order and at any step."""

    token: Annotated[str, _TOKEN]
    facts: Annotated[
        dict[str, Any],
        Meta(
            description="What is told: by fact name, nested by the paths of `from`, or by the key "
            "of a subguide's fact."
        ),
    ]


class Trying(Request):
    """Marks instructions as followed already, or one as not followed after all."""

    token: Annotated[str, _TOKEN]
    steps: Annotated[list[str], Meta(description="The ids of the instructions.", min_length=1)]
    undo: Annotated[bool, Meta(description="Whether the first is to be given after all.")] = False


class Interrupting(Request):
    """Leaves the guide for another one, on top of it, with what is known."""

    token: Annotated[str, _TOKEN]
    guide: Annotated[str, Meta(description="The other guide's id.", max_length=64)]


class ComingBack(Request):
    """Goes on with the walk below, which learns what was learnt on top of it."""

    token: Annotated[str, _TOKEN]


class Showing(Request):
    """Shows the page again."""

    token: Annotated[str, _TOKEN]


REQUESTS: dict[str, type[Request]] = {
    "": Start,
    "/answer": Answering,
    "/back": GoingBack,
    "/change": Changing,
    "/change/effects": Considering,
    "/any-time": GoingAnyTime,
    "/tell": Telling,
    "/tried": Trying,
    "/interrupt": Interrupting,
    "/come-back": ComingBack,
    "/page": Showing,
}
"""What each address below `/api/v1/walks` takes."""

_DECODERS = {
    path: msgspec.json.Decoder(kind, float_hook=Decimal) for path, kind in REQUESTS.items()
}
_FOREIGN = "This is no token of a walk here. Start a walk with POST /api/v1/walks."


class WalkApi:
    """One address of the API, as a plain ASGI endpoint, for it is a hot path."""

    def __init__(
        self, path: str, desk: Desk, log: EventLog, decisions: Decisions, note_form: str = ""
    ) -> None:
        self._note_form = note_form
        self._decode = _DECODERS[path].decode
        self._desk = desk
        self._log = log
        self._decisions = decisions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = read_json(self._decode, await read_body(scope, receive))
        reply = self._start(request) if type(request) is Start else await self._go_on(request)
        await send_reply(send, reply)

    def _start(self, request: Start) -> Reply:
        choose = partial(one_of, request.language)
        position, events = self._desk.start(request.guide, request.channel, request.facts, choose)
        reply = self._reply(201, position, request)
        self._log.record(position, events)
        return reply

    async def _go_on(self, request: Any) -> Reply:
        channel, guide, token = _parts(request.token)
        position, events = await self._desk.open(guide, channel, token)
        if type(request) is Showing:
            reply = self._reply(200, position, request)
            self._log.record(position, events)
            return reply
        try:
            if isinstance(request, Interrupting | ComingBack):
                return await self._cross(request, position, events)
            move = _move(request, position)
            moved, made = self._made(position, move)
            if type(request) is Considering:
                return _effects(position, moved, move)
            reply = self._reply(200, moved, request)
            offer = decided(position, move)
        except AnswerRefused as refusal:
            return self._refused(position, refusal, request)
        except WalkTooLong as error:
            return self._refused(position, AnswerRefused(error.message), request)
        if offer is not None:
            await run_sync(self._decisions.keep, offer, str(move.answer))
        self._log.record(moved, events + made)
        return reply

    async def _cross(
        self, request: Interrupting | ComingBack, position: Position, events: list[Event]
    ) -> Reply:
        """Go over to another walk of the call."""
        if isinstance(request, Interrupting):
            other, made = self._desk.interrupt(position, request.guide), events
        else:
            other, made = await self._desk.come_back(position)
        other = await self._desk.with_its_call(other)
        reply = self._reply(200, other, request)
        self._log.record(other, made)
        return reply

    def _made(self, position: Position, move: Move) -> Moved:
        return make(position, move, at_most=self._desk.answers_at_most)

    def _reply(self, status: int, position: Position, request: Request) -> Reply:
        page = Page(position)
        page.note_form = self._note_form
        body = page_json.render(page, self._token(position), case_note=request.case_note)
        return Reply(status, body, JSON, UNKEPT)

    def _token(self, position: Position) -> str:
        origin = position.origin
        return f"{origin.channel}.{origin.guide}.{self._desk.seal(position)}"

    def _refused(self, position: Position, refusal: AnswerRefused, request: Request) -> Reply:
        """The problem, with the page that still stands."""
        page = Page(position, error=refusal.message)
        page.note_form = self._note_form
        body = page_json.render(page, self._token(position), case_note=request.case_note)
        title = "The walk has moved on" if isinstance(refusal, NotCurrent) else "Answer refused"
        fault = Fault(fault_of(refusal).status, title, refusal.message)
        return problem(fault, walk=msgspec.Raw(body))


def _effects(position: Position, moved: Position, move: Move) -> Reply:
    """What a change sets aside, in the words of the pages."""
    lost = set_aside(position, moved)
    body = page_json.effects(move.at or 0, lost, lost_told(lost, position.guide.language))
    return Reply(200, body, JSON, UNKEPT)


def _parts(token: str) -> tuple[Channel, str, str]:
    channel, _, rest = token.partition(".")
    guide, _, sealed = rest.partition(".")
    for each in get_args(Channel):
        if each == channel and sealed:
            return each, guide, sealed
    raise TokenForeign(_FOREIGN)


def _move(request: Any, position: Position) -> Move:
    match request:
        case Answering():
            return Move(request.step, request.answer)
        case GoingAnyTime():
            return Move(request.step, entry=request.entry)
        case Trying():
            return Move(untried=request.steps[0]) if request.undo else Move(tried=request.steps)
        case Telling():
            return Move(told=request.facts)
        case Changing():
            return Move(answer=request.answer, at=_changed_at(request, position))
        case _:
            return Move(back=True)


def _changed_at(request: Changing, position: Position) -> int:
    if request.at is not None:
        return request.at
    if not request.step:
        raise AnswerRefused("Say which answer to change: its number as `at`, or its `step`.")
    return last_visit(position, request.step)
