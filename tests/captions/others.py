"""How other programs read caption files: times and plain words, to compare with ours."""

from __future__ import annotations

import html
import io
import re
import warnings

import webvtt

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # they import what Python is about to drop
    import pycaption
    import pysubs2

Cues = list[tuple[int, int, str]]
TAG = re.compile(r"</?[a-zA-Z/][^<>]*>|<[\d:.]+>|\{\\[^}]*\}")


def plain(text: str, kind: str) -> str:
    """Words in one line without tags; references mean something in WebVTT."""
    told = TAG.sub("", text)
    return " ".join((html.unescape(told) if kind == "vtt" else told).split())


def by_webvtt_py(text: str, kind: str) -> Cues:
    """What webvtt-py reads."""
    found = webvtt.from_buffer(io.StringIO(text), format=kind).captions
    return [(in_ms(each.start), in_ms(each.end), plain(each.raw_text, kind)) for each in found]


def in_ms(said: str) -> int:
    """A time as webvtt-py writes it."""
    hours, minutes, seconds = said.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


def by_pysubs2(text: str, kind: str) -> Cues:
    """What pysubs2 reads."""
    found = pysubs2.SSAFile.from_string(text, format_=kind)
    return [(each.start, each.end, plain(each.plaintext, kind)) for each in found]


READERS = {"vtt": pycaption.WebVTTReader, "srt": pycaption.SRTReader, "ttml": pycaption.DFXPReader,
           "sami": pycaption.SAMIReader, "scc": pycaption.SCCReader}  # fmt: skip


def by_pycaption(text: str, kind: str) -> Cues:
    """What pycaption reads, of the first language."""
    found = READERS[kind]().read(text)
    language = found.get_languages()[0]
    return [
        (round(c.start / 1000), round(c.end / 1000), plain(c.get_text(), ""))
        for c in found.get_captions(language)
    ]
