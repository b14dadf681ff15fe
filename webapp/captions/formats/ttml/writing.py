"""Writes captions as TTML: the text profile of IMSC, which television and streaming services take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from webapp.captions.formats.colours import colour_of
from webapp.captions.formats.places import Box, box_of, percent
from webapp.captions.formats.times import stamp
from webapp.captions.formats.webvtt import runs_of
from webapp.captions.formats.words import Mark, Run, drawn
from webapp.captions.rows import CueRow

TTML = "http://www.w3.org/ns/ttml"
NAMESPACES = f' xmlns="{TTML}"' + "".join(
    f' xmlns:{prefix}="{TTML}#{name}"'
    for prefix, name in (("ttp", "parameter"), ("tts", "styling"), ("ttm", "metadata"))
)
SPACE = 'xml:space="preserve"'
PROFILE = {False: f"{TTML}/profile/imsc1/text", True: f"{TTML}/profile/imsc1.1/text"}
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLAIN_NAME = re.compile(r"[A-Za-z_][\w.-]{0,50}", re.ASCII)
STYLES = {
    "b": 'tts:fontWeight="bold"', "i": 'tts:fontStyle="italic"',
    "u": 'tts:textDecoration="underline"', "ruby": 'tts:ruby="container"', "rt": 'tts:ruby="text"',
}  # fmt: skip
RUBY_BASE = Mark("base")


def ttml(cues: Sequence[CueRow], language: str) -> str:
    """The file. What TTML cannot hold is in docs/captions.md."""
    said = [list(runs_of(cue)) for cue in cues]
    speakers = numbered(mark.says for runs in said for run in runs for mark in run.marks
                        if mark.name == "v" and mark.says)  # fmt: skip
    places = numbered(place(cue.settings) for cue in cues)
    has_ruby = any(mark.name == "ruby" for runs in said for run in runs for mark in run.marks)
    body = [
        paragraph(cue, runs, places[place(cue.settings)], speakers)
        for cue, runs in zip(cues, said, strict=True)
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<tt{NAMESPACES} xml:lang={quoteattr(language)} {SPACE} {profile(has_ruby)}>",
        "<head>",
        *(agent(name, number) for name, number in speakers.items()),
        "<layout>",
        *(region(settings, number) for settings, number in places.items()),
        "</layout>",
        "</head>",
        "<body><div>",
        *body,
        "</div></body>",
        "</tt>",
    ]
    return "\n".join(lines) + "\n"


def profile(has_ruby: bool) -> str:
    """Which edition of the text profile a file needs: only 1.1 has ruby."""
    name = "ttp:contentProfiles" if has_ruby else "ttp:profile"
    return f'{name}="{PROFILE[has_ruby]}"'


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Each name once, with a number."""
    return {name: number for number, name in enumerate(dict.fromkeys(names), 1)}


def place(settings: str) -> str:
    """The settings without the name of a region, which only WebVTT has."""
    return " ".join(each for each in settings.split() if not each.startswith("region:"))


def agent(name: str, number: int) -> str:
    """Somebody who speaks."""
    return (
        f'<ttm:agent xml:id="speaker{number}" type="person">'
        f'<ttm:name type="full">{safe(name)}</ttm:name></ttm:agent>'
    )


def region(settings: str, number: int) -> str:
    """A part of the picture in which captions stand."""
    box: Box = box_of(settings)
    mode = f' tts:writingMode="tb{box.vertical}"' if box.vertical else ""
    return (
        f'<region xml:id="place{number}" tts:origin="{percent(box.left)} {percent(box.top)}"'
        f' tts:extent="{percent(box.width)} {percent(box.height)}"'
        f' tts:displayAlign="{box.upright}" tts:textAlign="{box.align}"{mode}/>'
    )


def paragraph(cue: CueRow, runs: Iterable[Run], where: int, speakers: dict[str, int]) -> str:
    """One caption."""
    name = f" xml:id={quoteattr(cue.name)}" if PLAIN_NAME.fullmatch(cue.name) else ""
    words = drawn(
        (with_base(run) for run in runs),
        lambda mark: f"<span{attributes(mark, speakers)}>",
        lambda mark: "</span>",
        lambda run: safe(run.text).replace("\n", "<br/>"),
    )
    return (
        f'<p{name} begin="{stamp(cue.start_ms)}" end="{stamp(cue.end_ms)}"'
        f' region="place{where}">{words}</p>'
    )


def with_base(run: Run) -> Run:
    """A run with the mark that TTML needs around words that have ruby."""
    marks, names = list(run.marks), [mark.name for mark in run.marks]
    if "ruby" in names and "rt" not in names:
        marks.insert(names.index("ruby") + 1, RUBY_BASE)
    return run._replace(marks=tuple(marks))


def attributes(mark: Mark, speakers: dict[str, int]) -> str:
    """What a mark says in TTML; nothing for classes that are no colours."""
    if mark.name == "v" and mark.says:
        return f' ttm:agent="speaker{speakers[mark.says]}"'
    if mark.name == "lang":
        return f" xml:lang={quoteattr(NOT_IN_XML.sub('', mark.says))}"
    if mark == RUBY_BASE:
        return ' tts:ruby="base"'
    colour = colour_of(mark.classes)
    style = STYLES.get(mark.name, "")
    return (f' tts:color="{colour}"' if colour else "") + (f" {style}" if style else "")


def safe(text: str) -> str:
    """Text that is words in XML."""
    return escape(NOT_IN_XML.sub("", text))
