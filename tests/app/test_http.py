import pytest

from app.http import MOST_BODY
from tests.app.service import Service

FORM = (b"content-type", b"application/x-www-form-urlencoded")


def test_a_body_that_is_too_large_is_refused(standing: Service) -> None:
    here = standing.start()
    reply = standing.post(here, {"step": "devices", "answer": "x" * MOST_BODY})
    assert (reply.status_code, "Please shorten" in reply.text) == (413, True)
    assert standing.api("", guide="x" * MOST_BODY).status_code == 413


def test_it_is_refused_before_it_is_read_where_it_says_so(standing: Service) -> None:
    here = standing.start()
    length = (b"content-length", b"9" * 400)
    assert standing.raw("POST", here, headers=(FORM, length))[0] == 413


def test_a_body_that_never_says_its_size_is_cut_off(standing: Service) -> None:
    part = {"type": "http.request", "body": b"x" * 40_000, "more_body": True}
    assert standing.raw("POST", standing.start(), headers=(FORM,), messages=[part] * 9)[0] == 413


def test_a_body_may_come_in_parts(standing: Service) -> None:
    parts = [
        {"type": "http.request", "body": b"step=dev", "more_body": True},
        {"type": "http.request", "body": b"ices&answer=one", "more_body": False},
    ]
    assert standing.raw("POST", standing.start(), headers=(FORM,), messages=parts)[0] == 303


def test_half_a_request_is_not_applied(service: Service) -> None:
    here = service.to_offer()
    parts = [
        {"type": "http.request", "body": b"step=faster&answer=accepted", "more_body": True},
        {"type": "http.disconnect"},
    ]
    assert service.raw("POST", here, headers=(FORM,), messages=parts) == (0, b"")
    assert not service.rows("select * from decisions")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_too_many_fields_are_refused(standing: Service, method: str) -> None:
    many = b"&".join(b"step=x" for _ in range(300))
    query, body = (many, b"") if method == "GET" else (b"", many)
    status, _ = standing.raw(method, standing.start(), query, body=body, headers=(FORM,))
    assert status == 400


@pytest.mark.parametrize(
    "query",
    [b"%", b"%zz=%", b"step=%ff&answer=%fe", b"\xff\xfe", b"step=\0", b"&&&===;", b"change=%00"],
)
def test_a_query_that_cannot_be_read_is_no_mishap(standing: Service, query: bytes) -> None:
    for address in (standing.start(), "/call/line", "/", "/api/v1/guides/line/map"):
        assert standing.raw("GET", address, query)[0] < 500


@pytest.mark.parametrize("part", ["\0", "\ufffd", "%", "..", "a/b/c", " ", "x" * 70_000])
def test_an_address_that_cannot_be_is_nothing(standing: Service, part: str) -> None:
    for address in (f"/{part}", f"/call/{part}", f"/guides/{part}/map", f"/static/{part}/x"):
        assert standing.raw("GET", address)[0] in (400, 404)
