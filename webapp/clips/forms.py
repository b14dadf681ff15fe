"""What comes with the clip of a text."""

from __future__ import annotations

from pydantic import Field, field_validator

from webapp.forms import FormModel
from webapp.videos.forms import code_of_sign_language


class ClipForm(FormModel):
    """The sign language of a clip. `upload_key` makes a second sending harmless."""

    sign_language: str = Field("", validate_default=True)
    upload_key: str = Field(min_length=8, max_length=64)

    @field_validator("sign_language")
    @classmethod
    def check_language(cls, tag: str) -> str:
        """A clip is always in a sign language."""
        return code_of_sign_language(tag)
