"""What machines ask for: static files, health, and the changes of guides being written."""

from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from app.changes import Changes
from app.eventlog import EventLog
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

    @router.get("/speculation")
    def speculation() -> Response:
        rules = static_files()["speculation.json"]
        return Response(rules.body, media_type=rules.media_type)

    return router


def health_routes(shelf: Shelf, log: EventLog) -> APIRouter:
    """Whether the process lives, and whether it can serve."""
    router = APIRouter(tags=["service"])

    @router.get("/health", summary="The process lives")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/ready", summary="Guides can be walked and events are written")
    def ready(response: Response) -> dict[str, str | int]:
        if log.fault or not shelf.library.guides:
            response.status_code = 503
            fault = log.fault or "No guide can be served: run `callguide check`."
            return {"status": "not ready", "reason": fault}
        return {"status": "ok", "guides": len(shelf.library.guides)}

    return router


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
