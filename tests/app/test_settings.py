import multiprocessing
import stat
from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, checked, from_environment, with_keys

# The same in every process: they stand in the names of tests.
KEY, OTHER = "A" * 43, "B" * 42 + "A"


def test_nothing_needs_to_be_set() -> None:
    assert from_environment({}) == Settings()


def test_every_setting_is_read_from_its_variable() -> None:
    found = from_environment(
        {
            "CALLGUIDE_CONTENT": "guides",
            "CALLGUIDE_DATA": "kept",
            "CALLGUIDE_KEYS": f"{KEY}, {OTHER}",
            "CALLGUIDE_TOKEN_SECONDS": "60",
            "CALLGUIDE_HOST": "::1",
            "CALLGUIDE_PORT": "8080",
            "CALLGUIDE_PUBLIC": "Yes",
            "CALLGUIDE_LOG_LEVEL": "debug",
            "CALLGUIDE_TEAM": "Call us",
            "CALLGUIDE_TEAM_LINK": "tel:+441234",
            "CALLGUIDE_MOST_ANSWERS": "20",
        }
    )
    assert (found.content, found.data) == (Path("guides"), Path("kept"))
    assert len(found.keys) == 2
    assert (found.token_seconds, found.port, found.limits.answers) == (60, 8080, 20)
    assert (found.host, found.public, found.watch) == ("::1", True, False)
    assert (found.log_level, found.team, found.team_link) == ("debug", "Call us", "tel:+441234")


@pytest.mark.parametrize(
    ("variable", "said", "told"),
    [
        ("CALLGUIDE_PORT", "http", "write a whole number from 1 to 65535"),
        ("CALLGUIDE_PORT", "70000", "write a whole number from 1 to 65535"),
        ("CALLGUIDE_PORT", "٣", "write a whole number"),
        ("CALLGUIDE_TOKEN_SECONDS", "0", "write a whole number from 1"),
        ("CALLGUIDE_MOST_STEPS", "-5", "write a whole number from 1"),
        ("CALLGUIDE_MOST_STEPS", "9" * 5000, "write a whole number from 1"),
        ("CALLGUIDE_WATCH", "perhaps", "write yes or no"),
        ("CALLGUIDE_PUBLIC", "2", "write yes or no"),
        ("CALLGUIDE_KEYS", "short", "callguide key"),
        pytest.param("CALLGUIDE_KEYS", f"{KEY},{OTHER}!!!!", "callguide key", id="no base64"),
        ("CALLGUIDE_KEYS", "ü" * 43, "callguide key"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_to_write(
    variable: str, said: str, told: str
) -> None:
    with pytest.raises(SettingsError, match=told) as refused:
        from_environment({variable: said})
    assert variable in str(refused.value)


def test_a_key_never_stands_in_a_message() -> None:
    with pytest.raises(SettingsError) as refused:
        from_environment({"CALLGUIDE_KEYS": KEY[:-4]})
    assert KEY[:8] not in str(refused.value)


def test_customers_and_authors_are_not_served_by_one_process() -> None:
    with pytest.raises(SettingsError, match="Switch one of them off"):
        checked(Settings(public=True, watch=True))


def test_a_first_start_makes_a_key_that_only_its_owner_can_read(tmp_path: Path) -> None:
    made = with_keys(Settings(data=tmp_path / "data"))
    assert len(made.keys) == 1
    assert stat.S_IMODE((tmp_path / "data" / "keys").stat().st_mode) == 0o600


def test_the_key_outlives_a_restart(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    assert with_keys(settings).keys == with_keys(settings).keys


def test_keys_that_are_set_need_no_file(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, keys=(b"k" * 32,))
    assert with_keys(settings) is settings
    assert not list(tmp_path.iterdir())


def test_processes_that_start_at_once_agree_on_one_key(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        found = pool.map(_keys, [tmp_path] * 8, chunksize=1)
    assert len(set(found)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["keys"]


def _keys(data: Path) -> tuple[bytes, ...]:
    return with_keys(Settings(data=data)).keys


@pytest.mark.parametrize("held", ["", "not keys", "ü"])
def test_a_file_that_holds_no_keys_is_left_alone(tmp_path: Path, held: str) -> None:
    (tmp_path / "keys").write_text(held, "utf-8")
    with pytest.raises(SettingsError, match="holds something else than keys"):
        with_keys(Settings(data=tmp_path))
    assert (tmp_path / "keys").read_text("utf-8") == held
