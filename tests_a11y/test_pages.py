"""No page is left out: what a route answers with is either looked at or is no page."""

from __future__ import annotations

from pathlib import Path

from webapp.app import create_app
from webapp.config import load_settings

from .pages import NO_PAGES, PLACES


def test_every_route_that_is_read_is_looked_at_or_is_no_page(tmp_path: Path) -> None:
    app = create_app(load_settings({"PROFILE": "test", "DATA_FOLDER": str(tmp_path)}))
    read = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    looked_at = {place.endpoint for place in PLACES}
    assert set() == read - looked_at - set(NO_PAGES)
    assert set() == set(NO_PAGES) - read, "these are no routes any more"
    assert set() == (looked_at | {""}) - set(app.view_functions) - {""}
    assert set() == looked_at & set(NO_PAGES)


def test_every_page_has_a_name_of_its_own() -> None:
    names = [place.name for place in PLACES]
    assert sorted(set(names)) == sorted(names)
