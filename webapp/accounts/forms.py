"""What people type to sign up and to sign in."""

from __future__ import annotations

from typing import Annotated

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field

from webapp.forms import FormModel
from webapp.texts import t


def plausible_email(text: str) -> str:
    """An e-mail address in its normal form; whether it exists is for a mail to find out."""
    try:
        return validate_email(
            text, check_deliverability=False, test_environment=True
        ).normalized.lower()
    except EmailNotValidError as error:
        raise ValueError(t("form-email")) from error


Email = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(plausible_email)]


class SignUp(FormModel):
    """A new account. A long password is safer than a strange one, so length is the only rule."""

    name: str = Field(min_length=1, max_length=80)
    email: Email
    password: str = Field(min_length=10, max_length=200)


class SignIn(FormModel):
    """A known person."""

    email: str = Field(min_length=1, max_length=200)
    password: str = Field(min_length=1, max_length=200)
