"""Draws a component in each of its states, and says in the template's own words how it was called.

A specimen is a template with one macro for each state; what is drawn and what is told as the way to
call it are the same lines, so they cannot differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup
from quart import current_app

from webapp.config import ROOT
from webapp.forms import Form, FormModel, blank
from webapp.texts import t

from .components import Component

TEMPLATES = ROOT / "templates"
STATE = re.compile(r"{% macro (\w+)\(\) %}\n(.*?)\n{% endmacro %}", re.S)
CALL = re.compile(r"{% macro (\w+\(.*?\)) -?%}")


@dataclass(frozen=True, slots=True)
class State:
    """A component in one state: what is drawn, and what was written for it."""

    name: str
    drawn: Markup
    source: str


@dataclass(frozen=True, slots=True)
class Specimen:
    """A component as the gallery shows it."""

    component: Component
    calls: list[str]
    states: list[State]


def specimen(component: Component, **context: Any) -> Specimen:
    """Draw every state of a component."""
    name = f"gallery/specimens/{component.name}.html"
    context = {**samples(component.name), **context}
    module = current_app.jinja_env.get_template(name).make_module(context)
    found = STATE.findall((TEMPLATES / name).read_text(encoding="utf-8"))
    states = [State(state, getattr(module, state)(), source) for state, source in found]
    macros = (TEMPLATES / "components" / Path(name).name).read_text(encoding="utf-8")
    return Specimen(component, CALL.findall(macros), states)


def samples(name: str) -> dict[str, Any]:
    """What specimens are made of: a form as it should be, one as it should not, a moment, levels."""
    return {
        "typed": blank(title="Night bus", language="gsg", contrast="normal", reading_level=3),
        "faulty": faulty(),
        "moment": datetime(2026, 11, 22, 19, 30, tzinfo=UTC),
        "levels": [
            {"level": level, "url": f"/gallery/{name}?level={level}", "current": level == 3}
            for level in (1, 2, 3, 5)
        ],
    }


def faulty() -> Form[FormModel]:
    """A form with something wrong in every field."""
    form = blank(title="")
    for name in ("title", "language", "contrast", "agreed", "density"):
        form.refuse(name, t("form-missing"))
    return form
