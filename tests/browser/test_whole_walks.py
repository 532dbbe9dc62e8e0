"""Whole guides in a browser: an agent with a keyboard alone, a customer without any script."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Agent, Customer
from tests.browser.scripted import script

pytestmark = pytest.mark.browser


def test_an_agent_takes_a_call_by_keyboard_alone_from_the_start_page(agent: Agent) -> None:
    calm = script("slow-internet", "nothing is known before, and the postcode is asked once")
    agent.page.goto("/")
    agent.find("a[href='/call/slow-internet']")
    agent.go("Enter")
    agent.walk(calm)
    agent.ends_as(calm)


@pytest.mark.parametrize(
    ("guide", "name"),
    [
        ("appliance-complaint", "too small for the use, traded in for one that fits"),
        ("lost-bank-card", "emergency cash and a courier abroad"),
        ("cold-call", "do not call me again, at the offer"),
    ],
)
def test_an_agent_reaches_every_kind_of_answer_by_keyboard(
    agent: Agent, guide: str, name: str
) -> None:
    said = script(guide, name)
    agent.page.goto(f"/call/{said.start}")
    agent.walk(said)
    agent.ends_as(said)


@pytest.mark.parametrize(
    ("guide", "name"),
    [
        ("slow-internet", "a small home with brick walls, and two stations help"),
        ("lost-bank-card", "emergency cash and a courier abroad"),
        ("slow-internet", "whoever wants a person gets one"),
    ],
)
def test_a_customer_walks_a_whole_guide_without_script(
    customer: Customer, guide: str, name: str
) -> None:
    said = script(guide, name)
    customer.page.goto(f"/self-service/{said.start}")
    customer.walk(said)
    customer.ends_as(said)
    expect(customer.page.locator("main .answers")).to_have_count(0)
