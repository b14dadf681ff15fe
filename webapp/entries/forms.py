"""What a contributor types to write an entry."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from webapp.forms import FormModel
from webapp.languages import written_language
from webapp.markup import LONGEST
from webapp.texts import t


def a_written_language(tag: str) -> str:
    """The code of a written language; a sign language is never one."""
    language = written_language(tag)
    if language is None:
        raise ValueError(t("form-no-choice"))
    return language.code


class TextForm(FormModel):
    """One text of an entry. `version` is what its writer last saw, 0 for a new one."""

    title: str = Field(min_length=1, max_length=120)
    summary: str = Field(min_length=1, max_length=300)
    body: str = Field(min_length=1, max_length=LONGEST)
    language: Annotated[str, AfterValidator(a_written_language)]
    reading_level: Annotated[int, Field(ge=1, le=5)]
    intent: Literal["draft", "publish"] = "draft"
    version: int = 0
