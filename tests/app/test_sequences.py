"""No sequence of requests, whatever they hold, is a mishap: pages of both channels, and the API."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.app.service import Service
from tests.sample import TREES, content, serving

PREFIXES = {"agent": "/call", "self-service": "/self-service"}
EXPECTED = {200, 201, 303, 400, 404, 409, 413, 422}
FITTING = ("3", "45", "2026-11-20", "Sam Ito", "10115", "DE", "AB12345678", "9.90", "yes")
ODD = ("", "\0", "\u202e", "1e999999999", "-0", "NaN", "٣", "2026-02-30", "accepted", "!person")

GUIDES = [guide for guide in content().guides.values() if guide.channels]
starts = st.sampled_from([(guide.id, channel) for guide in GUIDES for channel in guide.channels])
words = st.one_of(st.sampled_from((*FITTING, *ODD)), st.text(st.characters(codec="utf-8")))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
octets = words.map(str.encode) | st.binary(max_size=40)
forms = st.lists(
    st.tuples(
        st.sampled_from(("step", "answer", "change", "any-time", "back", "more")) | octets, octets
    ),
    max_size=5,
)
moves = st.one_of(
    *[st.tuples(st.just("go on"), st.integers(0, 9), words)] * 3,
    st.tuples(st.just("back")),
    st.tuples(st.just("change"), st.integers(-1, 12), values),
    st.tuples(st.just("say"), values),
    st.tuples(st.just("any time"), words),
    st.tuples(st.sampled_from(("GET", "POST")), forms),
    st.tuples(st.just("JSON"), st.sampled_from(("", "/answer", "/change", "/any-time")), values),
    st.tuples(st.just("spoil"), st.integers(0, 400), st.integers(1, 255)),
)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("sequences"), TREES) as running:
        yield running


class Walker:
    """Goes on with one walk, by whatever way each move takes."""

    def __init__(self, real: Service, guide: str, channel: str) -> None:
        self._real = real
        self._here = f"{PREFIXES[channel]}/{guide}"
        self._page: dict[str, Any] = {}
        self._token = ""
        self._api("", guide=guide, channel=channel)

    def make(self, move: tuple[Any, ...]) -> None:
        step = self._page["step"]
        match move:
            case ("go on", number, word):
                self._api("/answer", step=step, answer=self._fitting(number, word))
            case ("back",):
                self._api("/back")
            case ("change", at, value):
                self._api("/change", at=at, answer=value)
            case ("say", value):
                self._api("/answer", step=step, answer=value)
            case ("any time", word):
                hand = self._page["at_hand"]
                self._api("/any-time", step=step, entry=hand[0]["id"] if hand else word)
            case ("JSON", path, value):
                self._api(path, more=value, step=step)
            case ("spoil", at, by):
                self._spoil(at, by)
            case (method, fields):
                self._page_asked(method, [*fields, ("step", step)])

    def _fitting(self, number: int, word: str) -> object:
        if self._page["kind"] == "offer":
            return "declined" if number % 2 else "accepted"
        rows = [row["id"] for row in self._page["rows"]]
        if not rows:
            return word if self._page["field"] else None
        picked = rows[number % len(rows)]
        return [picked] if self._page["several"] else picked

    def _api(self, path: str, **body: object) -> None:
        token = {"token": self._token} if path else {}
        reply = self._real.api(path, **token, **body)
        self._held(reply.status_code, reply.text)
        told = reply.json()
        told = told.get("walk") or told
        if "page" in told:
            self._page, self._token = told["page"], told["token"]

    def _page_asked(self, method: str, fields: list[tuple[Any, Any]]) -> None:
        sealed = self._token.rpartition(".")[2]
        said = urlencode(fields).encode()
        query, body = (said, b"") if method == "GET" else (b"", said)
        self._held(*self._real.raw(method, f"{self._here}/{sealed}", query, body=body))

    def _spoil(self, at: int, by: int) -> None:
        spoilt = list(self._token)
        spoilt[at % len(spoilt)] = chr(ord(spoilt[at % len(spoilt)]) ^ by)
        reply = self._real.api("/page", token="".join(spoilt))
        self._held(reply.status_code, reply.text)
        self._held(*self._real.raw("GET", f"{self._here}/{''.join(spoilt)}"))

    def _held(self, status: int, told: object) -> None:
        assert status in EXPECTED, told


@settings(max_examples=150)
@given(starts, st.lists(moves, max_size=16))
def test_no_sequence_of_requests_is_a_mishap(
    real: Service, start: tuple[str, str], made: list[tuple[Any, ...]]
) -> None:
    walker = Walker(real, *start)
    for move in made:
        walker.make(move)


@settings(max_examples=60)
@given(starts, forms, st.dictionaries(words, values, max_size=4))
def test_no_start_is_a_mishap(
    real: Service, start: tuple[str, str], fields: list[tuple[Any, Any]], facts: dict[str, Any]
) -> None:
    guide, channel = start
    query = urlencode(fields).encode()
    status, told = real.raw("GET", f"{PREFIXES[channel]}/{guide}", query)
    assert status in EXPECTED, told
    named = {**dict.fromkeys([*content().guides[guide].names][:3], facts), **facts}
    assert real.api("", guide=guide, channel=channel, facts=named).status_code in EXPECTED


@settings(max_examples=60)
@given(st.sampled_from(GUIDES), st.data())
def test_no_given_fact_is_a_mishap(real: Service, guide: Any, data: st.DataObject) -> None:
    names = st.sampled_from([*guide.names]) if guide.names else st.just("none")
    facts = data.draw(st.dictionaries(names, values, max_size=4))
    reply = real.api("", guide=guide.id, channel=guide.channels[0], facts=facts)
    assert reply.status_code in EXPECTED, reply.text
