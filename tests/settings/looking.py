"""What a page says of how its reader has it."""

from __future__ import annotations

from tests.page import words
from tests.visitor import Visitor

ATTRIBUTES = ("density", "contrast", "motion", "scheme", "text_size", "spacing", "font")


def look(visitor: Visitor) -> dict[str, str]:
    """The preferences that stand on the page itself, as far as they are no first guess."""
    root = visitor.page.one("html").attrs
    guess = {"density": "3", "text_size": "100", "spacing": "normal", "font": "own"}
    found = {name: str(root[f"data-{name.replace('_', '-')}"]) for name in ATTRIBUTES}
    return {name: value for name, value in found.items() if value != guess.get(name, "system")}


async def said_of(visitor: Visitor, name: str) -> str:
    """Where the settings page says that a value came from."""
    page = await visitor.get("/settings")
    field = page.one(f"#field-{name}")
    return words(page.one(f"#{str(field['aria-describedby']).split()[0]}"))


async def chosen(visitor: Visitor, name: str) -> str:
    """What the settings page shows as chosen."""
    page = await visitor.get("/settings")
    return str(page.all(f"#field-{name} :is([checked], [selected])")[-1]["value"])
