"""In which language walks go on, and how people choose it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from engine.translations import mark_of
from tests.app.content import LINE
from tests.app.service import Service, served

ASKED = "Is it slow on every device, or only on one?"
GERMAN = f"""\
texts:
  title: {{source: {mark_of("Slow line")}, text: Langsame Leitung}}
steps:
  devices:
    ask: {{source: {mark_of(ASKED)}, text: Ist es auf jedem Gerät langsam?}}
"""
ARABIC = GERMAN.replace("Ist es auf jedem Gerät langsam?", "هل البطء في كل الأجهزة؟")
IN_GERMAN, IN_ARABIC = "Ist es auf jedem", "هل البطء"


@pytest.fixture
def spoken(settings: Settings) -> Iterator[Service]:
    folder = settings.content / "line" / "translations"
    folder.mkdir()
    (folder / "de.yaml").write_text(GERMAN, encoding="utf-8")
    (folder / "ar.yaml").write_text(ARABIC, encoding="utf-8")
    with served(settings) as service:
        yield service


def started(service: Service, query: str = "", **headers: str) -> str:
    reply = service.get(f"/self-service/line{query}", **headers)
    assert reply.status_code == 303
    return str(reply.headers["location"])


def test_the_browser_says_in_which_language_a_walk_begins(spoken: Service) -> None:
    page = spoken.get(started(spoken, accept_language="fr, de;q=0.5")).text
    assert IN_GERMAN in page
    assert '<html lang="de" dir="ltr">' in page
    assert "Von vorn beginnen" in page


def test_an_address_may_ask_for_a_language(spoken: Service) -> None:
    page = spoken.get(started(spoken, "?lang=ar&household=2", accept_language="de")).text
    assert IN_ARABIC in page
    assert '<html lang="ar" dir="rtl">' in page


def test_a_language_that_the_guide_is_not_in_is_that_of_the_guide(spoken: Service) -> None:
    assert ASKED in spoken.get(started(spoken, accept_language="fr")).text


def test_a_person_chooses_and_the_walk_goes_on_where_it_was(spoken: Service) -> None:
    here = spoken.go(started(spoken), "devices", "every")
    reply = spoken.post(here, {"language": "de"})
    assert (reply.status_code, "callguide-language=de" in reply.headers["set-cookie"]) == (
        303,
        True,
    )
    page = spoken.get(reply.headers["location"]).text
    assert '<html lang="de"' in page
    assert 'name="step" value="name"' in page


def test_the_choice_is_kept_on_the_way_and_for_the_next_walk(spoken: Service) -> None:
    chosen = spoken.post(started(spoken), {"language": "ar"})
    onward = spoken.go(chosen.headers["location"], "devices", "every")
    assert 'lang="ar"' in spoken.get(onward).text
    again = started(spoken, cookie=chosen.headers["set-cookie"].partition(";")[0])
    assert IN_ARABIC in spoken.get(again).text


def test_one_may_go_back_to_the_language_of_the_guide(spoken: Service) -> None:
    german = spoken.post(started(spoken), {"language": "de"}).headers["location"]
    english = spoken.post(german, {"language": "en"}).headers["location"]
    assert ASKED in spoken.get(english).text


def test_a_language_that_is_not_on_offer_changes_nothing(spoken: Service) -> None:
    there = spoken.post(started(spoken), {"language": "xx"}).headers["location"]
    assert ASKED in spoken.get(there).text


def test_a_message_is_in_the_language_of_the_walk(spoken: Service) -> None:
    here = started(spoken, accept_language="de")
    reply = spoken.post(here, {"step": "devices", "answer": ""})
    assert (reply.status_code, "Wählen Sie eine der Antworten." in reply.text) == (422, True)


def test_the_languages_are_told_by_their_own_names(spoken: Service) -> None:
    page = spoken.get(started(spoken)).text
    for name in ("English", "Deutsch", "العربية"):
        assert f">{name}</button>" in page


def test_a_guide_in_one_language_offers_no_choice(standing: Service) -> None:
    assert "languages" not in standing.get(standing.start(prefix="/self-service")).text


def test_a_walk_goes_on_in_its_language_when_the_guide_is_published_anew(
    spoken: Service, settings: Settings
) -> None:
    here = started(spoken, accept_language="de")
    (settings.content / "line" / "guide.yaml").write_text(LINE.replace("Slow line", "Slow lines"))
    spoken.app.state.desk.shelf.reload()
    assert IN_GERMAN in spoken.get(here).text


def test_a_program_may_say_in_which_language_a_walk_is_to_be(spoken: Service) -> None:
    begun = spoken.api("", guide="line", language="de-CH").json()
    assert begun["page"]["say"] == "Ist es auf jedem Gerät langsam?"
    onward = spoken.api("/answer", token=begun["token"], step="devices", answer="every").json()
    assert onward["page"]["language"] == "de"


def test_the_start_page_is_in_the_language_of_whoever_asks(spoken: Service) -> None:
    page = spoken.get("/", accept_language="de")
    assert "Langsame Leitung" in page.text
    assert "Accept-Language, Cookie".lower() in page.headers["vary"].lower()


def test_a_language_is_chosen_on_the_start_page(spoken: Service) -> None:
    reply = spoken.post("/language", {"language": "es"})
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    page = spoken.get("/", cookie=reply.headers["set-cookie"].partition(";")[0]).text
    assert '<html lang="es"' in page
    assert 'lang="en" dir="ltr"><h4>Slow line</h4>' in page


def test_what_went_wrong_is_told_in_the_language_of_whoever_asks(spoken: Service) -> None:
    page = spoken.get("/self-service/line/nonsense", accept_language="de").text
    assert "Dieser Link ist nicht lesbar" in page


def test_on_a_public_instance_customers_choose_as_well(settings: Settings) -> None:
    with served(replace(settings, public=True)) as service:
        assert service.post("/language", {"language": "de"}).status_code == 303


def test_search_finds_by_words_of_the_language_and_names_what_it_finds_in_it(
    spoken: Service,
) -> None:
    rows = spoken.get("/find/rows?q=langsame", accept_language="de").text
    assert "Langsame Leitung" in rows
    (best,) = spoken.get("/api/v1/find?q=slow+line&limit=1&language=de").json()
    assert best["title"] == "Langsame Leitung"


def test_a_step_is_opened_in_the_language_of_whoever_opens_it(spoken: Service) -> None:
    assert '<html lang="de"' in spoken.get("/call/line/at/devices", accept_language="de").text
    reply = spoken.post("/call/line/at/devices", {"step": []}, accept_language="de")
    assert IN_GERMAN in spoken.get(reply.headers["location"]).text
