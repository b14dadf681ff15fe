"""What comes with captions. Their text is read by `formats`, not by a model."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from webapp.entries.forms import a_written_language
from webapp.forms import FormModel


class CaptionsForm(FormModel):
    """The language of captions. `version` is what their writer last saw, 0 for new ones."""

    language: Annotated[str, AfterValidator(a_written_language)]
    version: int = 0
