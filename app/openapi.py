"""The OpenAPI description: what FastAPI knows, and the plain endpoints of a walk."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.routes.api import REQUESTS
from renderers import page_json

VERSION = "1"
ABOUT = """Walk a guide step by step. Start a walk to get its first page and a token; send the token
of the last page with every request. A token holds the whole walk, sealed: nothing is kept on the
server, so any page can be gone back to. Problems come as `application/problem+json`; a refused
answer comes with the page that still stands."""

_SUMMARIES = {
    "": "Start a walk",
    "/answer": "Answer the present step",
    "/back": "Take the last answer back",
    "/change": "Change an earlier answer",
    "/any-time": "Go to a step that is at hand at any time",
    "/page": "Show the present page again",
}
_REFERENCE = "#/components/schemas/{name}"


def describe(app: FastAPI) -> None:
    """Let the application tell the whole description at its `openapi_url`."""

    def whole() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _whole(app)
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's own way of replacing it


def _whole(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(title="Callguide", version=VERSION, description=ABOUT, routes=app.routes)
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    _, requests = msgspec.json.schema_components(REQUESTS.values(), ref_template=_REFERENCE)
    schemas.update({**requests, **page_json.schema(), "Problem": _PROBLEM})
    paths = {f"/api/v1/walks{path}": {"post": _operation(path)} for path in REQUESTS}
    found["paths"] = {**paths, **found["paths"]}
    return found


def _operation(path: str) -> dict[str, Any]:
    request = REQUESTS[path]
    done = "201" if path == "" else "200"
    problem = {"application/problem+json": {"schema": _ref("Problem")}}
    faults = {
        "400": "The request or its token cannot be read.",
        "409": "The step is no longer the current one.",
        "410": "The time for the walk is over.",
        "413": "The request is too large.",
        "422": "The answer is refused; the page that stands is told beside it.",
    }
    if path == "":
        faults = {"404": "There is no such guide.", **faults}
    return {
        "tags": ["walks"],
        "summary": _SUMMARIES[path],
        "operationId": f"walk{path.replace('/', '_').replace('-', '_')}" if path else "walk_start",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref(request.__name__)}},
        },
        "responses": {
            done: {
                "description": "The page, and the token to go on with.",
                "content": {"application/json": {"schema": _ref("WalkData")}},
            },
            **{code: {"description": told, "content": problem} for code, told in faults.items()},
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=name)}


_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong and what to do now (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do now."},
        "walk": {"$ref": "#/components/schemas/WalkData"},
    },
}
