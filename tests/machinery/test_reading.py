"""Where SQLite is asked: in place while that is quick, in a thread once it would hold up the others."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection

from tests.conftest import MakeApp
from webapp.database import QUICK, fixed
from webapp.variants import Fixed


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_query_is_asked_in_place_once_it_was_quick_and_no_longer_when_it_was_not(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, here = make_app().database, threading.get_ident()
    clock = SimpleNamespace(now=0.0)  # on the wall a busy machine takes its time
    clock.monotonic = lambda: clock.now
    monkeypatch.setattr("webapp.database.time", clock)

    def query(_: Connection, takes: float) -> bool:
        clock.now += takes
        return threading.get_ident() == here

    took = [0.0, 0.0, 2 * QUICK, 0.0, 0.0]
    assert [False, True, True, False, True] == [await database.read(query, each) for each in took]


def test_what_json_holds_can_be_part_of_a_key() -> None:
    probe = fixed({"width": 640, "loudness": {"peaks": [1, [2]]}})
    assert Fixed(width=640, loudness=Fixed(peaks=(1, (2,)))) == probe
    assert hash(probe) == hash(fixed({"loudness": {"peaks": [1, [2]]}, "width": 640}))
