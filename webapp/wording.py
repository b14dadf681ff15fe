"""Says preferences in words: what each of them asks, and what each of its choices is called."""

from __future__ import annotations

from .languages import language_name, own_name
from .preferences import CHOICES
from .texts import t

# fmt: off
WORDS = {
    #                 the question         the choices begin with
    "density":       ("density-question",  "density-"),
    "reading_level": ("level-question",    "level-"),
    "sign_language": ("sign-question",     ""),
    "text_language": ("language-question", ""),
    "contrast":      ("contrast-question", "contrast-"),
    "scheme":        ("scheme-question",   "scheme-"),
    "motion":        ("motion-question",   "motion-"),
    "text_size":     ("size-question",     ""),
    "spacing":       ("spacing-question",  "spacing-"),
    "font":          ("font-question",     "font-"),
}
# fmt: on


def question_key(name: str) -> str:
    """The key of what a preference asks; a text by its key can be signed."""
    return WORDS[name][0]


def question(name: str) -> str:
    """What a preference asks."""
    return t(question_key(name))


def answer(name: str, value: object) -> str:
    """What one of its choices is called."""
    if name == "sign_language":
        return language_name(str(value)) if value else t("panel-no-sign")
    if name == "text_language":
        return own_name(str(value))
    if name == "text_size":
        return f"{value} %"  # so in every language of the interface
    return t("choice-device") if value == "system" else t(f"{WORDS[name][1]}{value}")


def answers(name: str) -> list[tuple[str, str]]:
    """All of its choices with what they are called, as a form wants them."""
    return [(str(choice), answer(name, choice)) for choice in CHOICES[name]]
