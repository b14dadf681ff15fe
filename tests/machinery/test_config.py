"""Settings: where each comes from, which wins, and what is refused before the program starts."""

from __future__ import annotations

import stat
from dataclasses import fields
from pathlib import Path

import pytest

from webapp.config import SETTINGS, Settings, dotenv, load_settings
from webapp.errors import Unconfigured

SECRET = "s" * 40


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """The least that keeps a test away from the real data folder."""
    return {"DATA_FOLDER": str(tmp_path / "data")}


def test_every_setting_has_a_row_a_meaning_and_a_field() -> None:
    assert {row.name.lower() for row in SETTINGS} | {"sources"} == {
        each.name for each in fields(Settings)
    }
    assert [] == [row.name for row in SETTINGS if len(row.meaning) < 10]


def test_the_command_line_beats_a_secret_file_beats_the_environment(
    environ: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "port"
    path.write_text("3\n")
    environ |= {"PORT": "2"}
    assert 2 == load_settings(environ).port
    environ |= {"PORT_FILE": str(path)}
    assert 3 == load_settings(environ).port
    found = load_settings(environ, port="4")
    assert (4, "command line", "default") == (
        found.port,
        found.sources["port"],
        found.sources["host"],
    )


def test_a_dotenv_file_is_read_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / ".env"
    path.write_text("# note\n\nA=1\n B = two words \nC=\"quoted\"\nD='a=b'\n")
    assert {"A": "1", "B": "two words", "C": "quoted", "D": "a=b"} == dotenv(path)
    assert {} == dotenv(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("name", "text"),
    [("PORT", "x"), ("SIGN_UP", "perhaps"), ("UPLOAD_LIMIT", "4 GB"), ("SECRET_KEY", "short"),
     ("SECRET_KEY_FILE", "/nowhere/at/all")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_its_name(
    environ: dict[str, str], name: str, text: str
) -> None:
    with pytest.raises(Unconfigured, match=name):
        load_settings(environ | {name: text})


def test_production_needs_a_secret_of_its_own(environ: dict[str, str]) -> None:
    with pytest.raises(Unconfigured, match="SECRET_KEY"):
        load_settings(environ | {"PROFILE": "production"})
    found = load_settings(environ | {"PROFILE": "production", "SECRET_KEY": SECRET})
    assert SECRET == found.secret_key
    assert not found.demo, "the passwords of the demo are known to everybody"


def test_elsewhere_a_secret_is_made_once_and_kept_to_its_owner(environ: dict[str, str]) -> None:
    first, second = load_settings(environ), load_settings(environ)
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    mode = (first.data_folder / "secret_key").stat().st_mode
    assert 0o600 == stat.S_IMODE(mode)


def test_what_is_empty_is_filled_from_the_data_folder(environ: dict[str, str]) -> None:
    found = load_settings(environ)
    assert str(found.data_folder / "handshape.db") in found.database_url
    assert found.redis_url.startswith("unix://")


@pytest.mark.parametrize(
    ("address", "https"), [("https://a.b", True), ("http://a.b", False), ("", False)]
)
def test_cookies_are_secure_where_the_address_is(
    environ: dict[str, str], address: str, https: bool
) -> None:
    assert https == load_settings(environ | {"PUBLIC_URL": address}).https


def test_what_is_secret_is_marked_so() -> None:
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "CAPTION_PROVIDER_TOKEN"} == {
        row.name for row in SETTINGS if row.secret
    }


def test_printing_the_settings_shows_no_secret(environ: dict[str, str]) -> None:
    found = load_settings(environ | {"SECRET_KEY": SECRET, "REDIS_URL": "redis://:hidden@host"})
    assert SECRET not in repr(found)
    assert "hidden" not in repr(found)
