"""One typed model reads a form; what was typed is kept, and each fault belongs to its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from quart import request

from .texts import t

M = TypeVar("M", bound="FormModel")


class FormModel(BaseModel):
    """What a form means once it is right. Blank space around a value is never meant."""

    model_config = ConfigDict(str_strip_whitespace=True, extra="ignore")


@dataclass(slots=True)
class Form(Generic[M]):
    """A form as it stands: strings as typed, one message per faulty field, and the data if right."""

    values: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    data: M | None = None

    def __hash__(self) -> int:
        """As it stands now: a form that is shown no longer changes."""
        return hash((tuple(self.values.items()), tuple(self.errors.items())))

    def refuse(self, name: str, message: str) -> None:
        """Add a fault that only the database or another part could find."""
        self.errors.setdefault(name, message)
        self.data = None


def blank(**values: object) -> Form[Any]:
    """A form nobody has sent yet."""
    return Form({name: str(value) for name, value in values.items()})


async def read_form(model: type[M]) -> Form[M]:
    """Read this request's form into the model."""
    return parsed(model, (await request.form).to_dict())


def parsed(model: type[M], values: Mapping[str, str]) -> Form[M]:
    """Check what was typed against the model; control characters that no text holds are refused."""
    kept = {name: value.replace("\r\n", "\n") for name, value in values.items()}
    form: Form[M] = Form(values=kept)
    for name, value in kept.items():
        if any(ord(sign) < 32 and sign not in "\n\t" for sign in value) or has_surrogate(value):
            form.errors[name] = t("form-control-character")
            form.values[name] = "".join(s for s in value if s in "\n\t" or (s.isprintable()))
    try:
        data = model.model_validate(kept)
    except ValidationError as error:
        for fault in error.errors():
            name = str(fault["loc"][0]) if fault["loc"] else "form"
            form.errors.setdefault(name, message(model.__name__, name, fault))
    else:
        form.data = data if not form.errors else None
    return form


def has_surrogate(value: str) -> bool:
    """Whether a string could not be written as UTF-8."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return True
    return False


def message(model: str, name: str, fault: Any) -> str:
    """A fault in words: a model's own ValueError holds its text, the rest have one text a kind."""
    kind: str = fault["type"]
    context: dict[str, Any] = fault.get("ctx", {})
    if kind == "value_error":
        return str(context.get("error", "")) or t("form-wrong")
    if kind in {"missing", "string_too_short"} and context.get("min_length", 1) <= 1:
        return t("form-missing")
    if kind == "string_too_short":
        return t("form-too-short", least=context["min_length"])
    if kind == "string_too_long":
        return t("form-too-long", most=context["max_length"])
    if kind in {"enum", "literal_error", "int_parsing", "bool_parsing"} or "than" in kind:
        return t("form-no-choice")
    return t("form-wrong")
