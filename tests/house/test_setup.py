"""`make setup` reaches packages the way pip was told to, though uv reads none of pip's settings."""

import importlib.util
from types import ModuleType

import pytest

from tests.house.files import ROOT


@pytest.fixture(scope="module")
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup", ROOT / ".ci/setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_without_settings_uv_is_told_nothing(setup: ModuleType) -> None:
    assert setup.uv_settings("") == {}


def test_the_index_of_pip_becomes_the_index_of_uv(setup: ModuleType) -> None:
    listing = "global.index-url='https://packages.example/simple'\n"
    assert setup.uv_settings(listing) == {"UV_DEFAULT_INDEX": "https://packages.example/simple"}


def test_the_environment_wins_over_pips_files(setup: ModuleType) -> None:
    listing = ":env:.index-url='https://b.example/'\nglobal.index-url='https://a.example/'\n"
    assert setup.uv_settings(listing) == {"UV_DEFAULT_INDEX": "https://b.example/"}


def test_several_indexes_are_searched_as_pip_searches_them(setup: ModuleType) -> None:
    listing = r"global.extra-index-url='\nhttps://a.example/\nhttps://b.example/'"
    assert setup.uv_settings(listing) == {
        "UV_INDEX": "https://a.example/ https://b.example/",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
    }


def test_folders_of_packages_and_certificates_are_handed_on(setup: ModuleType) -> None:
    listing = "global.find-links='one two'\n:env:.cert='ca.pem'\nglobal.timeout='60'\n"
    assert setup.uv_settings(listing) == {"UV_FIND_LINKS": "one,two", "SSL_CERT_FILE": "ca.pem"}
