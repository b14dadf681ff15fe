"""What comes with captions. Their text is read by `formats`, not by a model."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationInfo, field_validator

from webapp.forms import FormModel
from webapp.texts import t

from .rows import CAPTIONS, SORTS

SortWord = Literal[
    "captions", "edited-captions", "subtitles", "descriptions", "chapters", "glosses", "signlinks"
]


class CaptionsForm(FormModel):
    """What a track is for, and a language that fits it.

    `version` is what its writer last saw, 0 for a new one.
    """

    sort: SortWord = "captions"
    language: str
    version: int = 0

    @field_validator("language")
    @classmethod
    def fits(cls, tag: str, info: ValidationInfo) -> str:
        """The code of a written language; of a sign language where signs are told of."""
        code = SORTS.get(info.data.get("sort", ""), CAPTIONS).language(tag)
        if code is None:
            raise ValueError(t("form-no-choice"))
        return code
