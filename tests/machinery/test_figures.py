"""Dates and numbers are written as each language writes them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from quart import g

from webapp.app import Handshape
from webapp.figures import written_day, written_number, written_size, written_time
from webapp.preferences import Preferences

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MOMENT = datetime(2026, 3, 7, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("7 March 2026", "7 Mar 2026, 14:05")),
        ("de", ("7. März 2026", "7. März 2026, 14:05")),
        ("fr", ("7 March 2026", "7 Mar 2026, 14:05")),
    ],
)
async def test_a_date(app: Handshape, language: str, expected: tuple[str, str]) -> None:
    async with app.app_context():
        g.preferences = Preferences(text_language=language)
        assert expected == (written_day(MOMENT), written_time(MOMENT))


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("en", 12.5, "12.5"), ("de", 12.5, "12,5"), ("de", 25.0, "25"), ("de", 29.97, "30"),
        ("en", 1010.4, "1010"), ("de", 0.04, "0,04"),
    ],
)  # fmt: skip
async def test_a_number(app: Handshape, language: str, number: float, expected: str) -> None:
    async with app.app_context():
        g.preferences = Preferences(text_language=language)
        assert expected == written_number(number)


@pytest.mark.parametrize(
    ("size", "expected"),
    [(5, "5 B"), (1536, "1,5 kB"), (1_060_000_000, "1011 MB"), (3 * 1024**3, "3 GB")],
)
async def test_a_size(app: Handshape, size: int, expected: str) -> None:
    async with app.app_context():
        g.preferences = Preferences(text_language="de")
        assert expected == written_size(size)
