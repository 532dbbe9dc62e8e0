"""Puts the application together. The only wiring."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app.changes import Changes
from app.database import connect
from app.decisions import Decisions
from app.desk import Desk
from app.eventlog import EventLog
from app.faults import Fault, fault_of, html_page, problem
from app.guard import Guard
from app.http import Endpoint, Reply
from app.openapi import describe
from app.routes.api import REQUESTS, WalkApi
from app.routes.calls import Calls
from app.routes.guides import guide_pages, guides_api
from app.routes.reference import reference_pages
from app.routes.service import health_routes, live_routes, static_routes
from app.settings import Settings, with_keys
from app.shelf import Shelf
from app.sites import PREFIXES, Site
from app.versions import Versions
from engine.errors import CallguideError
from engine.tokens import Keyring
from renderers.links import Help

DATABASE = "callguide.db"


def create_app(settings: Settings) -> FastAPI:
    """The application of an installation. Raises OSError where its folders cannot be used.

    `state.let_go` ends what waits for changes, so that a server that is to end can do so at once.
    """
    settings = with_keys(settings)
    shelf = Shelf(settings.content, settings.limits)
    database = settings.data / DATABASE
    connection = connect(database)
    versions = Versions(connection, settings.limits, _now)
    shelf.on_change(versions.publish)
    desk = Desk(
        shelf=shelf,
        versions=versions,
        keyring=Keyring(settings.keys),
        token_seconds=settings.token_seconds,
        answers_at_most=settings.limits.answers,
        follow=settings.watch,
    )
    log = EventLog(database, _now)
    decisions = Decisions(database, _now)
    site = Site(shelf, Help(settings.team, settings.team_link), settings.watch)
    changes = Changes(settings.content, shelf)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        following = asyncio.create_task(changes.follow()) if settings.watch else None
        yield
        changes.stop()
        if following is not None:
            await following
        log.close()
        decisions.close()
        connection.close()

    app = FastAPI(
        title="Callguide",
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    _add_walks(app, desk, log, decisions, site)
    for router in (
        guides_api(site),
        guide_pages(site),
        static_routes(),
        reference_pages(app, site),
    ):
        app.include_router(router)
    app.include_router(health_routes(shelf, log))
    if settings.watch:
        app.include_router(live_routes(changes))
    app.state.let_go = changes.stop
    _tell_faults(app, site)
    describe(app)
    app.add_middleware(Guard)
    return app


def _now() -> datetime:
    return datetime.now(UTC)


def _add_walks(app: FastAPI, desk: Desk, log: EventLog, decisions: Decisions, site: Site) -> None:
    """The hot paths, as plain ASGI endpoints in front of all others."""
    for path in REQUESTS:
        endpoint = WalkApi(path, desk, log, decisions)
        app.router.routes.append(Route(f"/api/v1/walks{path}", endpoint, methods=["POST"]))
    for channel, prefix in PREFIXES.items():
        calls = Calls(channel, prefix, desk, log, decisions, site)
        page, start = f"{prefix}/{{guide}}/{{token}}", f"{prefix}/{{guide}}"
        app.router.routes.append(Route(page, _Plain(calls.page), methods=["GET", "POST"]))
        app.router.routes.append(Route(start, _Plain(calls.start), methods=["GET"]))


class _Plain:
    """A bare ASGI application, which Starlette does not wrap as it would a function."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._endpoint(scope, receive, send)


def _tell_faults(app: FastAPI, site: Site) -> None:
    """Every fault of the other routes as a page for people, as problem details for programs."""

    def respond(request: Request, fault: Fault) -> Response:
        program = request.url.path.startswith("/api/v1")
        return _response(problem(fault) if program else html_page(fault, site))

    async def ours(request: Request, error: Exception) -> Response:
        return respond(request, fault_of(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        message = "Check the address, or go to the start page."
        title = "There is nothing here" if error.status_code == 404 else str(error.detail)
        return respond(request, Fault(error.status_code, title, message))

    async def form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
        return respond(request, Fault(422, "The request does not have the right form", told))

    app.add_exception_handler(CallguideError, ours)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, form)
    app.add_exception_handler(Exception, ours)


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, media_type=reply.media_type.decode())
