"""A note never reaches a customer: planted in every step and answer, and looked for everywhere."""

from collections.abc import Iterator
from random import Random

import httpx
import pytest

from tests.app.service import Service
from tests.planting import CANARY, planted
from tests.sample import TREES, content, each_guide, serving

WALKS = 6
LONGEST = 25
TYPED = ("3", "45", "2026-11-20", "Sam Ito", "10115", "DE", "It broke twice.", "AB12345678")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("canary")
    with serving(folder / "data", planted(TREES, folder / "trees")) as running:
        yield running


class Customer:
    """Walks a guide alone, and looks into everything that comes back."""

    def __init__(self, real: Service, guide: str, chance: Random) -> None:
        self._real = real
        self._guide = guide
        self._chance = chance
        token = self._api("", guide=guide, channel="self-service")["token"]
        self.token = str(token)

    def step(self) -> bool:
        """Look at the page from all sides, and go on; whether there is a way on."""
        here = f"/self-service/{self._guide}/{self.token.rpartition('.')[2]}"
        page = self._api("/page", token=self.token, case_note=True)["page"]
        self._look(here, page)
        for said in self._sayings(page):
            told = self._real.api("/answer", token=self.token, step=page["step"], answer=said)
            searched(told)
            if told.status_code == 200:
                self.token = told.json()["token"]
                return True
        return False

    def _look(self, here: str, page: dict[str, object]) -> None:
        step = page["step"]
        for query in ("", "?back=1", "?change=0", f"?change={len(page['road']) - 1}"):  # type: ignore[arg-type]
            searched(self._real.get(f"{here}{query}"))
        searched(self._real.get(f"{here}?step=nothing&answer=x"))
        searched(self._real.post(here, {"step": str(step), "answer": "\0 nonsense"}))

    def _sayings(self, page: dict[str, object]) -> list[object]:
        rows = [row["id"] for row in page["rows"]]  # type: ignore[attr-defined]
        self._chance.shuffle(rows)
        one: list[object] = [[row] for row in rows] if page["several"] else [*rows]
        typed = self._chance.sample(TYPED, len(TYPED))
        decisions = self._chance.sample(["accepted", "declined"], 2)
        return [*one, *(decisions if page["kind"] == "offer" else ()), *typed, "1", None]

    def _api(self, path: str, **body: object) -> dict[str, dict[str, object]]:
        reply = self._real.api(path, **body)
        searched(reply)
        found: dict[str, dict[str, object]] = reply.json()
        return found


def searched(reply: httpx.Response) -> None:
    """That no note stands in a response, its headers included."""
    assert reply.status_code < 500
    assert CANARY not in reply.text
    assert CANARY not in str(reply.headers)


@each_guide
def test_no_note_reaches_a_customer(real: Service, id_: str) -> None:
    if "self-service" not in content().guides[id_].channels:
        assert real.get(f"/self-service/{id_}").status_code == 404
        return
    chance = Random(id_)  # repeatable
    for _ in range(WALKS):
        customer = Customer(real, id_, chance)
        for _ in range(LONGEST):
            if not customer.step():
                break


@each_guide
def test_the_notes_are_there_for_the_agent(real: Service, id_: str) -> None:
    guide = content().guides[id_]
    assert CANARY in real.get(f"/guides/{id_}/script").text
    if "agent" in guide.channels:
        told = real.api("", guide=id_).json()
        assert told["page"]["note"] == CANARY
