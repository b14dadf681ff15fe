"""What comes with an uploaded file."""

from __future__ import annotations

import re
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


OFFSET = re.compile(
    r"([+\-\u2212]?)(\d{1,4})(?:[.,](\d{1,3}))?"
)  # seconds; people type a true minus too
FURTHEST = 3600  # seconds


class SignerForm(FormModel):
    """What is said of a signer beside a video; `version` is what the writer has seen of it."""

    sign_language: str = Field("", validate_default=True)
    kind: Literal["human", "avatar", "machine"]
    signer: str = Field("", max_length=80)
    offset: str = "0"
    version: int = 0

    @field_validator("sign_language")
    @classmethod
    def check_language(cls, tag: str) -> str:
        """A signer signs in a sign language."""
        return code_of_sign_language(tag)

    @field_validator("offset")
    @classmethod
    def check_offset(cls, typed: str) -> str:
        """Seconds with a sign."""
        milliseconds(typed)
        return typed

    @property
    def offset_ms(self) -> int:
        """How much later than the video the signer begins."""
        return milliseconds(self.offset)


class SignerUploadForm(SignerForm):
    """The same with a file."""

    upload_key: str = Field(min_length=8, max_length=64)


def milliseconds(typed: str) -> int:
    """Seconds as somebody typed them, with a point or a comma; nothing is nothing."""
    found = OFFSET.fullmatch(typed or "0")
    if found is None or int(found[2]) > FURTHEST:
        raise ValueError(t("signers-offset-wrong"))
    amount = int(found[2]) * 1000 + int((found[3] or "").ljust(3, "0"))
    return amount if found[1] in {"", "+"} else -amount


def seconds(offset_ms: int) -> str:
    """The same as a form shows it, with no more digits than it needs."""
    return f"{offset_ms / 1000:.3f}".rstrip("0").rstrip(".")
