"""What comes with an uploaded file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from webapp.forms import FormModel
from webapp.languages import sign_language
from webapp.texts import t


class UploadForm(FormModel):
    """A file's title and what it is for. `upload_key` makes a second sending harmless."""

    title: str = Field(min_length=1, max_length=120)
    purpose: Literal["sign", "video"]
    sign_language: str = Field("", validate_default=True)
    upload_key: str = Field(min_length=8, max_length=64)

    @field_validator("sign_language")
    @classmethod
    def check_language(cls, tag: str, info: ValidationInfo) -> str:
        """A signed version names its sign language; an ordinary video has none."""
        if info.data.get("purpose") != "sign":
            return ""
        return code_of_sign_language(tag)


def code_of_sign_language(tag: str) -> str:
    """The code of a sign language that was chosen in a form."""
    language = sign_language(tag)
    if language is None:
        raise ValueError(t("upload-sign-language-missing"))
    return language.code
