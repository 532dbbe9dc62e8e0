"""Opens a guide at a step, for agents: `/call/GUIDE/at/STEP`.

A GET shows what has to be asked on the way there, with answers that lead there filled in; it
begins nothing. The POST begins the walk, goes the way, and redirects to where it came. What has to
be read of a guide that is new comes before both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.eventlog import EventLog
from app.faults import Fault, html_page
from app.http import HTML, UNKEPT, Fields, Reply, form_of, query_of, read_body, redirect, send_reply
from app.languages import spoken_to
from app.moves import Moved
from app.news import Newsroom, since
from app.roads import Roads
from app.routes.coming_back import address, to_read
from app.sites import CALL, FROM, Site
from app.used import remembered, used
from engine.errors import GivenRefused
from engine.guide import NO_WAY_ON, Guide, Question
from engine.kinds import Kind, Value
from engine.leading import Lead, Led, Stage, lead, led, named, raw
from engine.leading import Reply as Said
from renderers import at_html

_NO_STEP = Fault(404, "There is no such step", "Find it anew, or begin at the start of the guide.")
_CAME = {"to a question": "towards", "to an offer": "towards", "elsewhere": "missed"}
_READ = "read"
"""The field that tells that what is new was read."""


@dataclass(frozen=True, slots=True)
class At:
    """Serves the ways to steps."""

    desk: Desk
    log: EventLog
    roads: Roads
    site: Site
    newsroom: Newsroom

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Show the way to a step, or go it."""
        params = scope["path_params"]
        own = self.desk.shelf.library.guide(params["guide"], "agent")
        guide = own.said_in(spoken_to(scope, own.languages))
        step = guide.renamed.get(params["step"], params["step"])
        if step not in guide or step == NO_WAY_ON or not guide.steps[step].waits:
            await send_reply(send, html_page(_NO_STEP, self.site, spoken_to(scope)))
            return
        await send_reply(send, await self._reply(scope, receive, guide, step))

    async def _reply(self, scope: Scope, receive: Receive, guide: Guide, step: str) -> Reply:
        query, last = query_of(scope), used(scope).get(guide.id)
        call = query.get(FROM, [""])[-1]
        if _READ in query and scope["method"] == "POST":
            return self._noted(scope, guide, redirect(address(scope, _from(call))))
        if last is not None and self.newsroom.must_be_read(guide, last):
            action = address(scope, urlencode({_READ: 1}) + (f"&{_from(call)}" if call else ""))
            return await to_read(self.newsroom, self.site, guide, last, action)
        if scope["method"] != "POST":
            return await self._show(guide, step, call)
        form = form_of(scope, await read_body(scope, receive))
        return self._noted(scope, guide, await self._go(guide, step, form, since(guide, last)))

    def _noted(self, scope: Scope, guide: Guide, reply: Reply) -> Reply:
        """A reply that has the browser remember that the guide was used."""
        today = date.today()  # noqa: DTZ011  # the day where the service is given
        return reply._replace(headers=(*reply.headers, remembered(scope, guide, today)))

    async def _show(self, guide: Guide, step: str, call: str) -> Reply:
        way = await self._way(guide, step, await self.desk.learnt(call, guide))
        return self._page(guide, step, call, way)

    async def _go(self, guide: Guide, step: str, form: Fields, new: Mapping[str, str]) -> Reply:
        call = form.get(FROM, [""])[-1]
        known = await self.desk.learnt(call, guide)
        replies = list(_replies(form))
        asked = {_key(guide, each.step) for each in replies}
        given = named(guide, {key: said for key, said in known.items() if key not in asked})
        begun = self._begun(guide, {**_taken(guide, form), **raw(given)})
        gone = led(begun, step, replies, self.desk.answers_at_most)
        if gone.refusal:
            way = await self._way(guide, step, known)
            return self._page(guide, step, call, _as_said(way, replies, gone), status=422)
        self.log.record(gone.position, gone.events)
        here = f"{CALL}/{guide.id}/{self.desk.seal(gone.position)}"
        came = {} if gone.came == "there" else {_CAME[gone.came]: step}
        told = {**came, **new}
        return redirect(f"{here}?{urlencode(told)}" if told else here)

    async def _way(self, guide: Guide, step: str, known: Mapping[str, Value]) -> Lead | None:
        today = date.today()  # noqa: DTZ011  # the day where the service is given
        witness = await run_sync(self.roads.to_step, guide, step, today)
        if witness is None:
            return None
        try:
            return lead(guide, witness, step, known, lambda given: self._begun(guide, given))
        except GivenRefused:
            return None

    def _begun(self, guide: Guide, given: Mapping[str, object]) -> Moved:
        return self.desk.start(guide.id, "agent", given, lambda _: guide.language)

    def _page(
        self, guide: Guide, step: str, call: str, way: Lead | None, *, status: int = 200
    ) -> Reply:
        links = self.site.page_links_from(call)
        body = at_html.render(guide, guide.steps[step], way, links)
        return Reply(status, body, HTML, UNKEPT)


def _replies(form: Fields) -> Sequence[Said]:
    """What is said at each step of the form, in its order."""
    said = []
    for at, step in enumerate(form.get("step", [])):
        answer = form.get(f"answer.{at}", [])
        entry = form.get(f"entry.{at}", [""])[-1]
        said.append(Said(step, answer[0] if len(answer) == 1 else answer or None, entry))
    return said


def _from(call: str) -> str:
    return urlencode({FROM: call}) if call else ""


def _key(guide: Guide, step: str) -> str:
    asked = guide.steps.get(step)
    return asked.fact.key if isinstance(asked, Question) else ""


def _taken(guide: Guide, form: Fields) -> dict[str, object]:
    """The facts of the form that nobody asks for, by name."""
    found: dict[str, object] = {}
    for field, said in form.items():
        name = field.removeprefix("given.")
        fact = guide.facts.get(guide.names.get(name, name))
        if name != field and fact is not None and said[-1]:
            several = fact.kind is Kind.CHOICES
            found[name] = said[-1].split(",") if several else said[-1]
    return found


def _as_said(way: Lead | None, replies: Sequence[Said], gone: Led) -> Lead | None:
    """The way with what was said, and why it was refused beside it."""
    if way is None:
        return None
    said = {each.step: each.said for each in replies}
    refused = gone.position.step.id
    stages = tuple(
        _stage_said(stage, said.get(stage.step), gone.refusal if stage.step == refused else "")
        for stage in way.stages
    )
    return way._replace(stages=stages)


def _stage_said(stage: Stage, said: object, error: str) -> Stage:
    picked = set(said) if isinstance(said, list) else {said}
    rows = tuple(replace(row, chosen=row.id in picked) for row in stage.rows)
    box = stage.field and replace(stage.field, typed=said if isinstance(said, str) else "")
    return replace(stage, rows=rows, field=box, error=error)
