"""The description of the API as a page that needs no script."""

from fastapi import APIRouter, FastAPI, Response

from app.sites import Site
from renderers import api_html


def reference_pages(app: FastAPI, site: Site) -> APIRouter:
    """The reference at `/api`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/api")
    def reference() -> Response:
        body = api_html.render(app.openapi(), site.page_links)
        return Response(body, media_type="text/html; charset=utf-8")

    return router
