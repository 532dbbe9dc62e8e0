"""The guides themselves: the start page, maps, scripts and problems, for people and programs."""

from typing import Annotated, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.desk import Desk
from app.guard import policy
from app.http import form_of, read_body
from app.languages import CHOICE, VARY, matching, remembered, spoken_to
from app.sites import PREFIXES, Site
from app.used import recent
from engine.guide import Guide
from engine.problems import Problem
from engine.state import Channel
from renderers import (
    home_html,
    map_dot,
    map_html,
    map_mermaid,
    map_paper,
    map_svg,
    problems_html,
    script_html,
    script_markdown,
)
from renderers.links import GuideLinks
from renderers.map_road import NO_ROAD, Road, road_on_map
from renderers.speech import languages

HTML = "text/html; charset=utf-8"
MEDIA = {"svg": "image/svg+xml", "dot": "text/vnd.graphviz", "mermaid": "text/plain"}
Side = Annotated[int, Query(ge=1, le=10**7)]
"""The width or height of a map, in CSS pixels."""

DRAW = {"svg": map_svg.render, "dot": map_dot.render, "mermaid": map_mermaid.render}


class GuideInfo(BaseModel):
    """A guide in a list."""

    id: str = Field(description="The guide's id.")
    title: str = Field(description="Its name for people.")
    summary: str = Field(description="What it is for.")
    trade: str = Field(description="The trade under which it is listed.")
    purpose: str = Field(description="troubleshooting, sales, appointment or process.")
    channels: list[str] = Field(description="Who may walk it.")
    version: str = Field(description="The hash of all that a walk can meet.")
    steps: int = Field(description="How many steps it has, subguides included.")


class FactInfo(BaseModel):
    """A fact that a caller may give when a walk starts."""

    name: str = Field(description="The name to give it by.")
    path: str = Field(description="The path that may be used instead, or empty.")
    label: str = Field(description="What people call it.")
    type: str = Field(description="The kind of value.")
    options: list[str] = Field(description="The ids of a choice.")
    unit: str = Field(description="The unit or currency, or empty.")
    sensitive: bool = Field(description="Whether it stays out of logs and exports.")


class GuideDetail(GuideInfo):
    """A guide with the facts that may be given."""

    language: str = Field(description="The language of the texts.")
    start: str = Field(description="The first step.")
    facts: list[FactInfo] = Field(description="The facts that may be given.")


class ProblemInfo(BaseModel):
    """One finding of the checker."""

    code: str
    severity: Literal["error", "warning"]
    file: str
    line: int
    column: int
    message: str
    fix: str


def _info(guide: Guide) -> dict[str, object]:
    return {
        "id": guide.id,
        "title": guide.title,
        "summary": guide.summary,
        "trade": guide.trade,
        "purpose": guide.purpose,
        "channels": list(guide.channels),
        "version": guide.version,
        "steps": len(list(guide.numbered())),
    }


def _facts(guide: Guide) -> list[FactInfo]:
    return [
        FactInfo(
            name=name,
            path=fact.source,
            label=fact.label,
            type=fact.kind.value,
            options=[option.id for option in fact.options],
            unit=fact.unit or fact.currency,
            sensitive=fact.sensitive,
        )
        for name, fact in ((name, guide.facts[key]) for name, key in guide.names.items())
        if not fact.computed
    ]


def _map(site: Site, guide: Guide, to: GuideLinks, road: Road) -> bytes:
    problems = site.step_problems(guide)
    return map_html.render(guide, to, site.page_links, problems=problems, road=road)


def _problem(problem: Problem) -> ProblemInfo:
    return ProblemInfo.model_validate(problem.as_dict())


def guides_api(site: Site) -> APIRouter:
    """The JSON side."""
    router = APIRouter(prefix="/api/v1/guides", tags=["guides"])
    shelf = site.shelf

    @router.get("", summary="All guides that can be walked")
    def list_guides() -> list[GuideInfo]:
        return [GuideInfo.model_validate(_info(guide)) for guide in site.listed()]

    @router.get("/{guide}", summary="One guide, with the facts that may be given")
    def get_guide(guide: str) -> GuideDetail:
        found = shelf.library.guide(guide)
        more = {"language": found.language, "start": found.start, "facts": _facts(found)}
        return GuideDetail.model_validate({**_info(found), **more})

    @router.get("/{guide}/problems", summary="What the checker finds in a guide")
    def get_problems(guide: str) -> list[ProblemInfo]:
        library = shelf.library
        if guide not in library.drafts and not library.problems_of(guide):
            library.guide(guide)
        return [_problem(problem) for problem in library.problems_of(guide)]

    @router.get("/{guide}/map", summary="The map of a guide", response_class=Response)
    def get_map(guide: str, format: Literal["svg", "dot", "mermaid"] = "svg") -> Response:  # noqa: A002  # the query's name
        drawn = DRAW[format](shelf.library.guide(guide))
        return Response(drawn, media_type=MEDIA[format])

    return router


def start_page(site: Site) -> APIRouter:
    """The page from which everything is one click away."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home(request: Request) -> Response:
        language = spoken_to(request.scope)
        problems = site.shelf.library.problems if site.watch else ()
        body = home_html.render(
            site.listed(),
            site.guide_links,
            site.page_links,
            language,
            problems=problems,
            excerpt=site.excerpt,
            recent=() if site.public else recent(request.scope),
        )
        found = Response(body, media_type=HTML)
        found.raw_headers.append(VARY)
        return found

    @router.post(home_html.CHOOSE)
    async def choose(request: Request) -> Response:
        form = form_of(request.scope, await read_body(request.scope, request.receive))
        language = matching(form.get(CHOICE, [""])[-1], languages()) or spoken_to(request.scope)
        found = Response(status_code=303, headers={"location": "/", "cache-control": "no-store"})
        found.raw_headers.append(remembered(request.scope, language))
        return found

    return router


def guide_pages(site: Site, desk: Desk) -> APIRouter:
    """What staff see of a guide as a whole, notes included."""
    router = APIRouter(include_in_schema=False)
    shelf = site.shelf

    @router.get("/guides/{guide}/map")
    async def guide_map(guide: str, walk: str = "", channel: Channel = "agent") -> Response:
        """The map; `walk` is the token of a walk that is to be pointed out on it."""
        if not walk:
            found = shelf.library.guide(guide)
            body = await run_sync(_map, site, found, site.guide_links(found), NO_ROAD)
        else:
            position, _events = await desk.open(guide, channel, walk)
            steps = [passing.step.id for passing in position.road]
            road = road_on_map(position.guide, [*steps, position.step.id])
            here = site.links(PREFIXES[channel], guide, walk).here
            to = site.guide_links(position.guide)
            to = to._replace(agent=here) if channel == "agent" else to._replace(self_service=here)
            body = await run_sync(_map, site, position.guide, to, road)
        return Response(
            body, media_type=HTML, headers=policy(frames="'self'", ancestors=site.ancestors)
        )

    @router.get("/guides/{guide}/paper.css")
    def paper(width: Side, height: Side) -> Response:
        return Response(map_paper.style(width, height), media_type="text/css; charset=utf-8")

    @router.get("/guides/{guide}/map.{format}")
    def map_file(guide: str, format: Literal["svg", "dot", "mermaid"]) -> Response:  # noqa: A002  # the address's name
        return Response(DRAW[format](shelf.library.guide(guide)), media_type=MEDIA[format])

    @router.get("/guides/{guide}/script")
    def guide_script(guide: str) -> Response:
        found = shelf.library.guide(guide)
        body = script_html.render(
            found, script_markdown.render(found), site.guide_links(found), site.page_links
        )
        return Response(body, media_type=HTML)

    @router.get("/guides/{guide}/script.md")
    def script_file(guide: str) -> Response:
        text = script_markdown.render(shelf.library.guide(guide))
        return Response(text, media_type="text/markdown; charset=utf-8")

    @router.get("/problems")
    def problems() -> Response:
        body = problems_html.render(shelf.library.problems, site.page_links, excerpt=site.excerpt)
        return Response(body, media_type=HTML)

    return router
