"""Finding guides and steps: a page, its rows while one types, and the same for programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.languages import spoken_to
from app.sites import FIND, ROWS, Site
from engine.finding.search import Hit
from renderers import find_html
from renderers.find_html import Found

MOST_HITS = 50
_HITS_ON_A_PAGE = 20
_ROWS = 8
_HTML = "text/html; charset=utf-8"


class FoundInfo(BaseModel):
    """A guide or a step that was found."""

    kind: Literal[
        "guide", "question", "instruction", "offer", "resolved", "accepted", "handoff", "stopped"
    ] = Field(description="A guide, or what kind of step or end.")
    guide: str = Field(description="The guide's id.")
    step: str = Field(description="The step's id, or empty for a guide.")
    title: str = Field(description="The name of the guide or the step for people.")
    guide_title: str = Field(description="The guide's name for people.")
    page: str = Field(description="The address that opens it.")


def find_pages(site: Site) -> APIRouter:
    """The page of a search, for people."""
    router = APIRouter(include_in_schema=False)

    @router.get(FIND)
    def page(
        request: Request, q: str = "", call: Annotated[str, Query(alias="from")] = ""
    ) -> Response:
        language = spoken_to(request.scope)
        hits = _found(site, q, call, _HITS_ON_A_PAGE, language)
        links = site.page_links_from(call)
        return Response(find_html.render(q, hits, links, language), media_type=_HTML)

    return router


def find_as_typed(site: Site) -> APIRouter:
    """What changes while one types, and what programs ask."""
    router = APIRouter(tags=["guides"])

    @router.get(ROWS, include_in_schema=False)
    def rows(
        request: Request, q: str = "", call: Annotated[str, Query(alias="from")] = ""
    ) -> Response:
        language = spoken_to(request.scope)
        hits = _found(site, q, call, _ROWS, language)
        return Response(find_html.rows(q, hits, language), media_type=_HTML)

    @router.get("/api/v1/find", summary="Find guides and steps by what somebody says")
    def find(
        q: Annotated[str, Query(description="Words, also with typing errors.")],
        limit: Annotated[int, Query(description="The most hits to give.", ge=1, le=MOST_HITS)] = 10,
        language: Annotated[
            str,
            Query(
                description="The language whose words go before those that a guide was written "
                "in, and in which hits are named, such as `de`."
            ),
        ] = "",
    ) -> list[FoundInfo]:
        return [_info(site, hit) for hit in site.finding.find(q, limit, language)]

    return router


def _found(site: Site, query: str, call: str, limit: int, language: str) -> list[Found]:
    return [site.found(hit, call) for hit in site.finding.find(query, limit, language)]


def _info(site: Site, hit: Hit) -> FoundInfo:
    document = hit.document
    return FoundInfo.model_validate(
        {
            "kind": document.kind,
            "guide": document.guide,
            "step": document.step,
            "title": document.title,
            "guide_title": document.guide_title,
            "page": site.found(hit).href,
        }
    )
