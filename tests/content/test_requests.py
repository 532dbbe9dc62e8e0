"""What people ask for stands among the first three, in their own words and with their errors."""

from functools import cache
from pathlib import Path

import msgspec
import pytest
import yaml

from engine.finding.documents import findable
from engine.finding.index import Index, index
from engine.finding.search import search
from tests.sample import content


class Request(msgspec.Struct):
    """What somebody says, and the guides or steps that are right."""

    say: str
    find: str | list[str]


class Requests(msgspec.Struct):
    """The file: the requests that the search was made for, and two lists of others."""

    requests: list[Request]
    afterwards: list[Request]
    later: list[Request]


@cache
def requests() -> Requests:
    text = Path(__file__).with_name("requests.yaml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Requests)


@cache
def whole() -> Index:
    guides = sorted(content().guides.values(), key=lambda guide: guide.id)
    return index(findable(guides, ("agent", "self-service")))


def missed(asked: list[Request]) -> list[str]:
    """What is not among the first three, with what is."""
    told = []
    for each in asked:
        hits = search(whole(), each.say, 3)
        found = ["/".join(filter(None, (hit.document.guide, hit.document.step))) for hit in hits]
        right = {each.find} if isinstance(each.find, str) else set(each.find)
        if not right.intersection(found):
            told.append(f"{each.say}: {', '.join(found)}")
    return told


def test_at_least_98_of_100_requests_find_the_right_thing_among_the_first_three() -> None:
    assert len(requests().requests) == 100
    assert len(missed(requests().requests)) <= 2


@pytest.mark.parametrize(("which", "most"), [("afterwards", 7), ("later", 3)])
def test_most_of_those_do_that_no_synonym_was_made_for(which: str, most: int) -> None:
    assert len(getattr(requests(), which)) == 40
    assert len(missed(getattr(requests(), which))) <= most


@pytest.mark.parametrize("which", ["requests", "afterwards", "later"])
def test_what_a_request_is_to_find_is_there(which: str) -> None:
    guides = content().guides
    for each in getattr(requests(), which):
        for right in [each.find] if isinstance(each.find, str) else each.find:
            guide, _, step = right.partition("/")
            assert not step or step in guides[guide].steps, right
