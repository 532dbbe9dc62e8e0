"""Cookies are read by their whole names, and written so that no script reads them."""

import pytest
from starlette.types import Scope

from app.cookies import cookie, remember


def scope(cookies: bytes = b"", scheme: str = "http") -> Scope:
    return {"headers": [(b"cookie", cookies)], "scheme": scheme}


@pytest.mark.parametrize("cookies", [b"a=1; seen=b.c; z=2", b"seen=b.c", b"unseen=x;seen=b.c"])
def test_a_value_is_found_among_others(cookies: bytes) -> None:
    assert cookie(scope(cookies), b"seen") == b"b.c"


@pytest.mark.parametrize("cookies", [b"", b"unseen=x", b"seen", b"seen="])
def test_what_is_not_remembered_is_empty(cookies: bytes) -> None:
    assert cookie(scope(cookies), b"seen") == b""


def test_a_value_is_remembered_for_this_site_alone_and_for_no_script() -> None:
    _, header = remember(scope(), b"seen", "b.c", seconds=60, path=b"/call")
    assert header == b"seen=b.c; Path=/call; Max-Age=60; SameSite=Lax; HttpOnly"


def test_behind_tls_it_comes_back_over_tls_alone() -> None:
    _, header = remember(scope(scheme="https"), b"seen", "b", seconds=60)
    assert header.endswith(b"; Secure")
