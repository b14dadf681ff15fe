"""Which text fits: language first, then the nearest level, the easier of two."""

from __future__ import annotations

import pytest

from webapp.entries.choice import fitting
from webapp.entries.rows import TextRow


def told(*texts: str) -> list[TextRow]:
    """Rows of texts such as "en-3"."""
    parts = [text.split("-") for text in texts]
    return [TextRow(at, 1, one, int(level), "", "") for at, (one, level) in enumerate(parts)]


@pytest.mark.parametrize(
    ("texts", "language", "level", "expected"),
    [
        (("en-2", "en-4"), "en", 3, 0),
        (("en-4", "en-2"), "en", 3, 1),
        (("en-2", "en-4"), "en", 5, 1),
        (("en-3", "de-5"), "de", 3, 1),
        (("de-3", "en-5"), "fr", 3, 1),
        (("sv-3", "de-1"), "fr", 3, 0),
        (("sv-5",), "en", 1, 0),
        (("en-1", "en-5"), "en", 3, 0),
        (("en-5", "en-1"), "en", 4, 0),
        (("de-4", "de-2", "en-3"), "de", 3, 1),
        (("en-5", "de-3"), "en", 3, 0),
        (("sv-2", "en-4", "de-2"), "fr", 2, 1),
        (("de-2", "sv-2"), "fr", 2, 0),
    ],
)
def test_the_text_that_fits(
    texts: tuple[str, ...], language: str, level: int, expected: int
) -> None:
    assert expected == fitting(told(*texts), language, level).id
