"""What a form of preferences says: its changes, and its faults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from webapp.forms import Form, FormModel, blank
from webapp.preferences import valid
from webapp.texts import t


def taken(
    typed: Mapping[str, str], shown: Mapping[str, Any]
) -> tuple[Form[FormModel], dict[str, Any]]:
    """The form as it was sent, and what it changes of what was shown.

    What was left as it was shown is no choice: it stays free to follow the device.
    """
    given = {name: typed[name] for name in shown if name in typed}
    chosen = {name: valid(name, text) for name, text in given.items()}
    form: Form[FormModel] = blank(**{**shown, **given})
    for name in (name for name, value in chosen.items() if value is None):
        form.refuse(name, t("form-no-choice"))
    return form, {name: value for name, value in chosen.items() if value != shown[name]}


def as_preview(address: str, changes: Mapping[str, Any]) -> str:
    """An address that shows its page in this way and keeps nothing."""
    path, _, query = address.partition("?")
    together = "&".join(part for part in (query, urlencode(changes)) if part)
    return f"{path}?{together}" if together else path
