"""Features are found by looking: a folder of webapp/ with a manifest is one."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
from types import ModuleType

import webapp


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature's manifest, as it stands in its `__init__.py`."""

    title: str
    requires: tuple[str, ...] = ()
    navigation: tuple[tuple[str, str], ...] = field(default=())  # (text key, endpoint)


def features() -> dict[str, Feature]:
    """Every feature by its one word, what is required before what requires it."""
    found: dict[str, Feature] = {}
    for module in pkgutil.iter_modules(webapp.__path__):
        if module.ispkg and module.name != "migrations":
            package = importlib.import_module(f"webapp.{module.name}")
            if manifest := getattr(package, "feature", None):
                found[module.name] = manifest
    return in_order(found)


def in_order(found: dict[str, Feature]) -> dict[str, Feature]:
    """Sort by what each requires; a name that is missing or goes in a circle is named."""
    ordered: dict[str, Feature] = {}
    while len(ordered) < len(found):
        ready = [n for n in found if n not in ordered and set(found[n].requires) <= set(ordered)]
        if not ready:
            raise LookupError(
                f"features that require what is not there: {set(found) - set(ordered)}"
            )
        ordered.update({name: found[name] for name in ready})
    return ordered


def part(feature: str, name: str) -> ModuleType | None:
    """A feature's file by its name, or None when the feature has none."""
    try:
        return importlib.import_module(f"webapp.{feature}.{name}")
    except ModuleNotFoundError as error:
        if error.name == f"webapp.{feature}.{name}":
            return None
        raise


def load_models() -> None:
    """Import every table, so that relationships by name and migrations find them."""
    for name in ("events", "jobs"):
        importlib.import_module(f"webapp.{name}")
    for name in features():
        part(name, "models")
