"""Says preferences in words: what each of them asks, and what each of its choices is called."""

from __future__ import annotations

from .figures import written_number
from .languages import language_name, own_name
from .preferences import EVERY
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
    "sign_display":           ("watch-signer",         "watch-signer-"),
    "sign_layout":            ("watch-layout",         "watch-layout-"),
    "sign_size":              ("watch-size",           "watch-size-"),
    "sign_place":             ("watch-place",          "watch-place-"),
    "caption_display":        ("watch-captions",       "choice-"),
    "caption_variant":        ("watch-variant",        "watch-variant-"),
    "caption_place":          ("caption-place",        "caption-place-"),
    "caption_size":           ("caption-size",         ""),
    "caption_font":           ("caption-font",         "caption-font-"),
    "caption_colour":         ("caption-colour",       "colour-"),
    "caption_opacity":        ("caption-opacity",      ""),
    "caption_ground":         ("caption-ground",       "colour-"),
    "caption_ground_opacity": ("caption-ground-opacity", ""),
    "caption_edge":           ("caption-edge",         "caption-edge-"),
    "caption_window":         ("caption-window",       "colour-"),
    "caption_window_opacity": ("caption-window-opacity", ""),
    "play_speed":             ("watch-speed",          ""),
    "play_mirror":            ("watch-mirror",         "choice-"),
}
PER_CENT = {name for name in WORDS if name.endswith(("_size", "_opacity"))} - {"sign_size"}
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
    if name in PER_CENT:
        return f"{value} %"  # so in every language of the interface
    if name == "play_speed":
        return f"{written_number(float(str(value)))} ×"  # noqa: RUF001 -- as it is shown
    return t("choice-device") if value == "system" else t(f"{WORDS[name][1]}{value}")


def answers(name: str) -> list[tuple[str, str]]:
    """All of its choices with what they are called, as a form wants them."""
    return [(str(choice), answer(name, choice)) for choice in EVERY[name]]
