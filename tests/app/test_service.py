from app.settings import Settings
from renderers.static_files import static_files, static_url
from tests.app.service import Service, served


def test_a_static_file_is_kept_for_ever_under_its_digest(service: Service) -> None:
    for name, file in static_files().items():
        reply = service.get(static_url(name))
        assert (reply.status_code, reply.content) == (200, file.body)
        assert reply.headers["content-type"] == file.media_type
        assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_it_comes_packed_to_those_who_can_unpack_it(service: Service) -> None:
    address = static_url("agent.css")
    packed = service.get(address, accept_encoding="gzip, br")
    plain = service.get(address, accept_encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.headers["vary"] == plain.headers["vary"] == "accept-encoding"


def test_another_digest_or_name_is_nothing(service: Service) -> None:
    assert service.get("/static/0/agent.css").status_code == 404
    assert service.get(static_url("agent.css").replace("agent", "nothing")).status_code == 404


def test_the_process_lives_and_can_serve(service: Service) -> None:
    assert service.get("/health").json() == {"status": "ok"}
    assert service.get("/ready").json() == {"status": "ok", "guides": 2}


def test_without_a_guide_nothing_can_be_served(settings: Settings) -> None:
    for file in settings.content.rglob("guide.yaml"):
        file.unlink()
    with served(settings) as service:
        assert service.get("/health").status_code == 200
        told = service.get("/ready")
        assert (told.status_code, told.json()["status"]) == (503, "not ready")
        assert "callguide check" in told.json()["reason"]


def test_without_its_database_it_is_not_ready(service: Service) -> None:
    service.rows("drop table versions")
    told = service.get("/ready")
    assert (told.status_code, told.json()["status"]) == (503, "not ready")
    assert "database cannot be read" in told.json()["reason"]


def test_changes_are_told_to_authors_alone(service: Service) -> None:
    assert service.get("/dev/changes").status_code == 404
