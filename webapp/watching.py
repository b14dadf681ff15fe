"""How a reader watches: the signer beside a film, captions and their look, speed and mirror.

Only pages with a player ask for these, so that no other page is kept more than once for them.
"""

from __future__ import annotations

from dataclasses import dataclass

# The eight colours of the rules for captions (47 CFR 79.103); "own" follows the page's scheme.
COLOURS = ("own", "white", "black", "yellow", "green", "cyan", "blue", "magenta", "red")

# fmt: off
WATCHING: dict[str, tuple[int, ...] | tuple[str, ...]] = {
    # the signer
    "sign_display":           ("fitting", "on", "off"),  # fitting: for who has a sign language
    "sign_layout":            ("pip", "side", "swapped", "only"),
    "sign_size":              (17, 25, 33, 50),          # per cent of the player: 1/6 to 1/2
    "sign_place":             ("bottom-right", "bottom-left", "top-right", "top-left"),
    # captions, and how they look
    "caption_display":        ("on", "off"),
    "caption_variant":        ("verbatim", "edited"),
    "caption_place":          ("below", "over", "top"),
    "caption_size":           (50, 75, 100, 125, 150, 200),
    "caption_font":           ("own", "sans", "serif", "mono", "typewriter", "casual", "cursive",
                               "small-caps"),
    "caption_colour":         COLOURS,
    "caption_opacity":        (100, 75, 50),
    "caption_ground":         COLOURS,
    "caption_ground_opacity": (100, 75, 50, 0),
    "caption_edge":           ("none", "raised", "depressed", "outline", "shadow"),
    "caption_window":         COLOURS,
    "caption_window_opacity": (0, 50, 75, 100),
    # playing
    "play_speed":             ("0.25", "0.5", "0.75", "1", "1.25", "1.5", "2"),
    "play_mirror":            ("off", "on"),
}
# fmt: on

# The looks of captions: attributes of the player that style sheets answer.
CAPTION_LOOK = tuple(name for name in WATCHING if name.startswith("caption_"))[2:]


@dataclass(frozen=True, slots=True)
class Watching:
    """The choices of WATCHING that one reader made, as far as they made any."""

    sign_display: str = "fitting"
    sign_layout: str = "pip"
    sign_size: int = 33
    sign_place: str = "bottom-right"
    caption_display: str = "on"
    caption_variant: str = "verbatim"
    caption_place: str = "below"
    caption_size: int = 100
    caption_font: str = "own"
    caption_colour: str = "own"
    caption_opacity: int = 100
    caption_ground: str = "own"
    caption_ground_opacity: int = 100
    caption_edge: str = "none"
    caption_window: str = "own"
    caption_window_opacity: int = 0
    play_speed: str = "1"
    play_mirror: str = "off"
