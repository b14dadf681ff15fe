"""Closed unless it says otherwise: every view and every operation declares who may use it."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MakeApp
from webapp.permissions import GRANTS

WEBAPP = Path(__file__).parents[2] / "webapp"
ROUTES = Path(__file__).with_name("routes.txt")

# Parts that an operation calls after its own gate; they are never called from a view or a task.
INNER = {
    "captions": {"fill", "tell", "track_to_change"},
    "accounts": {"new_account", "open_session", "own_account"},
    "entries": {"entry_to_change", "text_to_change", "free_slug", "fill", "tell"},
    "videos": {
        "keep", "sent_before", "signers_to_remove", "tell", "video_to_change",
        "ask_for_composites", "remove_composites", "unlink",
    },
}  # fmt: skip


def operations() -> Iterator[tuple[str, Any]]:
    """Every coroutine function of every feature's operations."""
    for path in sorted(WEBAPP.glob("**/operations.py")):
        folders = path.relative_to(WEBAPP).parent.parts
        module = importlib.import_module(".".join(["webapp", *folders, "operations"]))
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and inspect.iscoroutinefunction(function):
                yield f"{folders[0]}.{name}", function


OPERATIONS = dict(operations())


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_declares_its_access(name: str) -> None:
    feature, _, short = name.partition(".")
    if short in INNER.get(feature, set()):
        return
    access = getattr(OPERATIONS[name], "access", None)
    assert access == "public" or access in GRANTS, f"{name} declares no access"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_every_view_declares_its_access(make_app: MakeApp) -> None:
    views = make_app().view_functions
    assert len(views) > 15
    undeclared = [name for name, view in views.items() if not getattr(view, "access", None)]
    assert [] == undeclared


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_list_of_routes_is_reviewed(make_app: MakeApp) -> None:
    app = make_app()
    found = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        found.append(f"{methods:5} {rule.rule:45} {getattr(view, 'access', '')}".rstrip())
    assert ROUTES.read_text().splitlines() == sorted(found)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_view_that_declares_nothing_is_refused(make_app: MakeApp) -> None:
    app = make_app()

    async def forgotten() -> str:
        return "secret"

    app.add_url_rule("/forgotten", "forgotten", forgotten)
    response = await app.test_client().get("/forgotten")
    assert 401 == response.status_code
    assert "secret" not in await response.get_data(as_text=True)
