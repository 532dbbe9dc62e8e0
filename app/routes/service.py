"""What machines ask for: static files, health, and the changes of guides being written."""

import sqlite3
from collections.abc import AsyncIterator, Callable
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel
from starlette.responses import JSONResponse, StreamingResponse

from app.changes import Changes
from app.eventlog import EventLog
from app.operators import Operator
from app.shelf import Shelf
from renderers.static_files import static_files

FOR_EVER = "public, max-age=31536000, immutable"


def static_routes() -> APIRouter:
    """Our style sheets and scripts; their addresses change with their content."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{digest}/{name}")
    def static(request: Request, digest: str, name: str) -> Response:
        found = static_files().get(name)
        if found is None or found.digest != digest:
            return Response("There is no such file.", 404, media_type="text/plain")
        headers = {"cache-control": FOR_EVER, "vary": "accept-encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            return Response(found.gzipped, headers=headers, media_type=found.media_type)
        return Response(found.body, headers=headers, media_type=found.media_type)

    return router


def operator_routes(operator: Operator) -> APIRouter:
    """The operator's style sheet and logo; their addresses change with their content, too."""
    router = APIRouter(include_in_schema=False)
    assets = {"theme.css": operator.theme, "logo": operator.logo, "logo-dark": operator.logo_dark}

    @router.get("/operator/{digest}/{name}")
    def asset(digest: str, name: str) -> Response:
        found = assets.get(name)
        if found is None or found.digest != digest:
            return Response("There is no such file.", 404, media_type="text/plain")
        return Response(
            found.body, headers={"cache-control": FOR_EVER}, media_type=found.media_type
        )

    return router


class Health(BaseModel):
    """That the process lives."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """That guides can be walked, and how many."""

    status: Literal["ok"] = "ok"
    guides: int


class NotReady(BaseModel):
    """Why no requests should be sent here."""

    status: Literal["not ready"] = "not ready"
    reason: str


def health_routes(shelf: Shelf, log: EventLog, database: sqlite3.Connection) -> APIRouter:
    """Whether the process lives, and whether it can serve."""
    router = APIRouter(tags=["service"])

    @router.get("/health", summary="The process lives")
    def health() -> Health:
        return Health()

    @router.get(
        "/ready",
        summary="Guides can be walked and events are written",
        response_model=Ready,
        responses={503: {"model": NotReady, "description": "Send requests elsewhere for now."}},
    )
    def ready() -> Ready | JSONResponse:
        fault = log.fault or fault_of_database(database)
        if not fault and not shelf.library.guides:
            fault = "No guide can be served: run `callguide check`."
        if fault:
            return JSONResponse(NotReady(reason=fault).model_dump(), 503)
        return Ready(guides=len(shelf.library.guides))

    return router


def fault_of_database(database: sqlite3.Connection) -> str:
    """Why the database cannot be read, or nothing."""
    try:
        database.execute("select 1 from versions limit 1").fetchone()
    except sqlite3.Error as error:
        return f"the database cannot be read: {error}"
    return ""


def live_routes(changes: Changes) -> APIRouter:
    """Tells open pages that the guides have changed (server-sent events)."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dev/changes")
    def live() -> StreamingResponse:
        return StreamingResponse(_events(changes.wait), media_type="text/event-stream")

    return router


async def _events(wait: Callable[[], AsyncIterator[int]]) -> AsyncIterator[str]:
    yield "retry: 500\n\n"
    async for change in wait():
        yield f"data: {change}\n\n" if change else ": still here\n\n"
